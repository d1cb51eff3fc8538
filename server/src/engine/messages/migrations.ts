/** What stands in the way of moving a resource to a newer version. They are comments in migrated manifests as well. */
export const MIGRATIONS = {
  'untranslated-field.comment':
    'A migration left this to a person. Decide what takes its place, then delete the comment.',
  'untranslated-field.route-selector':
    'Listeners do not select Routes by label any more. Name this Gateway in the parentRefs of each Route instead.',
  'untranslated-field.route-override':
    'Routes cannot bring certificates any more. List them in certificateRefs of the listener.',
  'untranslated-field.frontend-validation':
    'Client certificates are validated by the Gateway now. Write this below spec.tls.frontend of the Gateway.',
  'untranslated-field.listener-name':
    'Listeners had no names in the API of 2021. Choose one, which Routes can then use as sectionName.',
  'untranslated-field.wildcard':
    'The wildcard stood for exactly one label in the API of 2021. Now it stands for one or more.',
  'untranslated-field.gateways':
    'A Route has to name its Gateways now. Write parentRefs; without them the Route attaches to nothing.',
  'untranslated-field.route-tls':
    'A Route cannot bring a certificate any more. List it in certificateRefs of a listener.',
  'untranslated-field.implementation-specific':
    'There is no type ImplementationSpecific any more. Only you know which of the others means the same.',
  'untranslated-field.match-extension':
    'A match cannot refer to an extension any more, and without it the rule would match more.',
  'untranslated-field.backend-beside': 'The Service name took precedence, so this backend was never used.',
  'untranslated-field.port-missing':
    'Without a port, that of the request was used. A Service backend has to name one now.',
  'untranslated-field.policy-port':
    'A policy selects a port of a Service by its name now. Write the name as sectionName.',
  'untranslated-field.policy-options':
    'The options of a BackendPolicy were those of one implementation. See what it takes today.',
  'untranslated-field.policy-hostname':
    'Write the hostname that the certificate of the backend has to show. There was none in the API of 2021.',
  'untranslated-field.namespace-ignored':
    'The parameters were cluster-scoped, so this namespace was ignored.',
  'untranslated-field.other-namespace': 'A policy reaches objects of its own namespace only.',
  'untranslated-field.sni-missing':
    'A rule without server names took every connection. A TLSRoute has to list its hostnames now.',
} as const;
