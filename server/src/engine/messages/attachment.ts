/** What a controller will say of attachment, references and listeners, and why. */
export const ATTACHMENT = {
  'attachment.related': '{name} says so.',
  'attachment.related.listener': 'The listener `{listener}` of {name} says so.',
  'attachment.value': 'The value `{value}` is filled in later, or is none that the specification knows.',
  'attachment.runtime': 'Only a cluster can tell.',
  'attachment.incomplete': '{name} is not complete here: a template, or broken off.',
  'attachment.patched': 'A Kustomize patch may change {name}.',
  'attachment.feature': 'It depends on the feature {feature}, which the controller is not said to have.',
  'attachment.which-parent': 'Whether the parent is this `{name}` is not certain here.',
  'attachment.which-target':
    'Which {target} is meant depends on a namespace or an environment that is not known here.',
  'attachment.several': '{target} is here several times, and not all of them lead to the same answer.',
  'attachment.reference-unread': 'The name of what it refers to is filled in later.',
  'attachment.not-here': '{target} is not in this workspace.',
  'attachment.missing': '{target} does not exist.',

  'attachment.no-parent': '{parent} does not exist, so no controller will report here.',
  'attachment.no-class': 'The GatewayClass `{name}` does not exist, so no controller will report here.',
  'attachment.other-controller':
    '{gateway} belongs to the controller {controller}, for which no answers are given here.',
  'attachment.parent-kind': 'What {kind}s say to Routes is left to implementations.',
  'attachment.parent-not-accepted': 'It depends on {gateway}, which is not accepted for certain.',
  'attachment.parent-refused': '{gateway} is not accepted itself.',
  'attachment.set-refused':
    'The Gateway does not take {set}. What it says to Routes then is left to implementations.',
  'attachment.set-open': 'Whether the Gateway takes {set} is not known here.',

  'attachment.no-listener': '{parent} has no listeners of its own.',
  'attachment.no-listener.name': '{parent} has no listener `{sectionName}`.',
  'attachment.no-listener.port': '{parent} has no listener on port {port}.',
  'attachment.no-listener.both': '{parent} has no listener `{sectionName}` on port {port}.',

  'attachment.namespaces.none': 'No {kind} is let in.',
  'attachment.namespaces.same': 'Only the namespace `{there}` is let in, and the {kind} is in `{own}`.',
  'attachment.namespaces.unknown': 'The namespace of the {kind}, or of its parent, is not known here.',
  'attachment.namespaces.no-selector':
    'Namespaces are let in by a selector, and there is none: it selects nothing.',
  'attachment.namespaces.selector':
    'The labels of the namespace `{own}` do not match the selector, so the {kind} is not let in.',
  'attachment.namespaces.labels':
    'Whether the selector matches depends on the labels of the namespace `{own}`.',

  'attachment.other-listener': 'The parentRef means another listener than `{listener}`.',
  'attachment.listener-unknown':
    'Whether the parentRef means the listener `{listener}` depends on a value that is filled in later.',
  'attachment.protocol': 'The listener `{listener}` speaks {protocol}, which takes no {kind}s.',
  'attachment.protocol-unknown':
    'Whether the listener `{listener}` takes {kind}s depends on its protocol, which is filled in later.',
  'attachment.protocol-own':
    'Whether the listener `{listener}` takes {kind}s is left to implementations: {protocol} is a protocol of their own.',
  'attachment.kind': 'The listener `{listener}` takes {kinds}, no {kind}s.',
  'attachment.no-kinds': 'The listener `{listener}` takes no kind of Route.',
  'attachment.kind-open': 'Whether the listener `{listener}` takes {kind}s is left to implementations.',
  'attachment.kind-unknown':
    'Whether the listener `{listener}` takes {kind}s depends on a value that is filled in later.',
  'attachment.hostname':
    'The listener `{listener}` serves `{hostname}`, and the Route {hostnames}: they have no hostname in common.',
  'attachment.hostname-unknown': 'The hostname of the listener `{listener}` is filled in later.',
  'attachment.route-hostname-unknown': 'A hostname of {name} is filled in later.',

  'attachment.not-permitted': 'No ReferenceGrant in `{to}` lets {kind} of `{from}` use {target}.',
  'attachment.no-grant-here': 'No ReferenceGrant of this workspace lets {kind} of `{from}` use {target}.',
  'attachment.grant-unknown': 'Whether a ReferenceGrant permits {target} is not known here.',
  'attachment.mesh-grant':
    'Whether a mesh asks for a ReferenceGrant for {target} is left to implementations.',
  'attachment.kind-unsupported': 'A {kind} cannot stand here.',
  'attachment.kind-undefined': 'There is no kind {kind}.',
  'attachment.kind-specific': 'Whether a {kind} can stand here is left to implementations.',
  'attachment.service-port':
    '{service} has no port {port}. What a controller says then is left to implementations.',
  'attachment.external-name': '{service} is an ExternalName Service, which implementations may refuse.',
  'attachment.secret-content': 'The Secret has no certificate with its key under `tls.crt` and `tls.key`.',
  'attachment.ca-content': 'There is no certificate under `ca.crt`.',
  'attachment.content-unread': 'What it holds is filled in later, or encrypted.',

  'attachment.incompatible-filters': 'A rule cannot both redirect a request and rewrite it.',
  'attachment.filter-unknown': 'There is no filter of the type `{type}`.',
  'attachment.too-many-listeners':
    'With its ListenerSets the Gateway has more than {limit} listeners. Whether this one is accepted is left to implementations.',
  'attachment.filter-extended': 'Whether a controller knows the filter `{type}` in a {kind} is left to it.',

  'attachment.mesh-port': '{service} has no port {port}.',
  'attachment.mesh-service':
    '{service} has no address of its own in the cluster, which meshes need not support.',
  'attachment.mesh-kind': 'Whether a mesh takes {kind}s is left to implementations.',

  'attachment.no-protocol': 'The specification knows no protocol `{protocol}`.',
  'attachment.own-protocol': 'Whether the protocol `{protocol}` is supported is left to implementations.',
  'attachment.listener-protocol-unknown': 'The protocol of the listener `{listener}` is filled in later.',
  'attachment.kind-not-carried': 'The listener `{listener}` cannot take {kind}s.',
  'attachment.no-tls':
    'The listener `{listener}` has no `tls`. What a controller makes of that is not specified.',
  'attachment.insecure-fallback': 'Clients without a valid certificate are let in.',
  'attachment.overlap':
    'Its hostname overlaps with that of the listener `{listener}` of {owner} on the same port.',
  'attachment.conflict.hostname':
    'The listener `{listener}` of {owner} has the same protocol and hostname on port {port}.',
  'attachment.conflict.protocol':
    'The listener `{listener}` of {owner} speaks {protocol} on port {port}: the two cannot share it.',
  'attachment.conflict.open':
    'Whether it can share port {port} with the listener `{listener}` of {owner} is left to implementations.',
  'attachment.conflict.unknown':
    'Whether it conflicts with the listener `{listener}` of {owner} depends on a value that is filled in later.',
  'attachment.age': 'Which of the two is older is not known here; {owner} is taken to come first.',
  'attachment.address-type':
    'Whether addresses of the type `{type}` are supported is left to implementations.',

  'attachment.other-policy': 'What a controller says of a {kind} is its own matter.',
  'attachment.well-known': 'Whether the certificates `{value}` are known is left to implementations.',
  'attachment.no-port-name':
    '{service} has no port named `{section}`. What a controller says then is left to implementations.',
  'attachment.policy-conflict': '{policy} has the same target.',
  'attachment.policy-age': 'Which of the two is older is not known here; {policy} is taken to come first.',
  'attachment.ancestor-unknown': 'Whether a Route of this Gateway uses the target is not known here.',
} as const satisfies Record<string, string>;
