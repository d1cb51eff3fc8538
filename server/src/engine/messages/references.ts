/** What is wrong with a reference. */
export const REFERENCES = {
  'parent-not-found': '{target} is not in this workspace.',
  'parent-not-found.closed': '{target} does not exist, so nothing attaches there.',
  'backend-not-found': '{target} is not in this workspace.',
  'backend-not-found.closed': '{target} does not exist, so its share of the requests fails.',
  'gateway-class-not-found': '{target} is not in this workspace.',
  'gateway-class-not-found.closed': '{target} does not exist, so no controller takes care of this Gateway.',
  'certificate-not-found': '{target} is not in this workspace.',
  'certificate-not-found.closed': '{target} does not exist, so the certificate cannot be loaded.',
  'ca-certificate-not-found': '{target} is not in this workspace.',
  'ca-certificate-not-found.closed': '{target} does not exist, so nothing can be verified against it.',
  'parameters-not-found': '{target} is not in this workspace.',
  'parameters-not-found.closed': '{target} does not exist, so these parameters cannot be read.',
  'target-not-found': '{target} is not in this workspace.',
  'target-not-found.closed': '{target} does not exist, so the policy does nothing.',
  'extension-not-found': '{target} is not in this workspace.',
  'extension-not-found.closed': '{target} does not exist, so requests that meet this filter fail.',
  'not-found.near-name': 'There is no {target} here. Did you mean `{near}`?',
  'not-found.near-namespace': 'There is no {target} here. Did you mean the namespace `{near}`?',
  'not-found.other-namespace':
    'There is no {target} here, but one in the namespace `{near}`. Without `namespace`, the reference means its own.',
  'not-found.candidate': '{object} is here.',

  'no-matching-listener.name': '{parent} has no listener `{sectionName}`. Its listeners are {listeners}.',
  'no-matching-listener.port': '{parent} has no listener on port {port}. Its listeners are {listeners}.',
  'no-matching-listener.both':
    '{parent} has no listener `{sectionName}` on port {port}. Its listeners are {listeners}.',
  'no-matching-listener.none': '{parent} has no listeners of its own.',
  'no-matching-listener.set':
    '{parent} has no listener `{sectionName}`, but {set} has. Make the {kind} the parent of the Route.',
  'no-matching-listener.service-port': '{parent} has no port {port}. Its ports are {ports}.',
  'no-matching-listener.service-name': '{parent} has no port named `{sectionName}`. Its ports are {ports}.',
  'no-matching-listener.parent': 'The listeners of {parent}.',

  'backend-port-not-found': '{service} has no port {port}. Its ports are {ports}.',
  'backend-port-not-found.target':
    '{service} has no port {port}: that is the targetPort of its port {servicePort}. A reference names the port of the Service.',
  'backend-port-not-found.name': '{service} has no port named `{sectionName}`. Its ports are {ports}.',
  'backend-port-not-found.service': 'The ports of {service}.',

  'ref-not-permitted': 'No ReferenceGrant in `{namespace}` lets {kind} of `{from}` use {target}.',
  'ref-not-permitted.target': '{target} is here.',
  'ref-not-permitted.grant': '{grant} does not fit.',

  'wrong-secret-type':
    '{secret} has the type {type}. A certificate needs a Secret of type kubernetes.io/tls.',
  'wrong-secret-type.secret': 'The type of {secret}.',
} as const;
