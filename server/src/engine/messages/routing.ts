/** Where a request goes, why, and what that depends on. */
export const ROUTING = {
  'routing.bad-url': 'The URL is none that HTTP knows: `http://host/path` or `https://host/path`.',
  'routing.no-listener': 'No listener is on port {port}; the Gateway has {listeners}.',
  'routing.no-listener.none': 'The Gateway has no listeners, so none is on port {port}.',
  'routing.no-listener.refused': 'The listeners on port {port} are not accepted: {listeners}',
  'routing.no-listener.protocol':
    'The listeners on port {port} speak {protocols}, which is not what the request speaks; the Gateway has {listeners}.',
  'routing.no-listener.tcp': 'No listener on port {port} takes TCP connections; there are {listeners}.',
  'routing.no-listener.udp': 'No listener on port {port} takes UDP packets; there are {listeners}.',
  'routing.no-hostname': 'No listener on this port serves the hostname `{host}`.',
  'routing.no-hostname.port':
    'No listener on port {port} serves the hostname `{host}`; there are {listeners}.',
  'routing.no-hostname.address':
    'No listener on port {port} serves requests without a hostname; there are {listeners}.',
  'routing.no-server-name':
    'No listener on port {port} serves the TLS server name `{sni}`; there are {listeners}.',
  'routing.no-server-name.none':
    'No listener on port {port} serves TLS without a server name; there are {listeners}.',
  'routing.no-service-port': 'The Service `{service}` has no port {port}.',
  'routing.misdirected':
    'The hostname `{host}` belongs to another listener, `{listener}`, than the connection.',
  'routing.no-match': 'No rule matches.',
  'routing.no-backends': 'The rule has no backends.',
  'routing.no-weight': 'All weights are 0. What clients get then is left to implementations.',
  'routing.preflight.allowed': 'A CORS preflight: the Gateway answers it itself, with 200 or 204.',
  'routing.preflight.refused':
    'A CORS preflight from an origin that is not allowed: 200, 204 or 403 without the headers that would allow it.',
  'routing.extension.absent': '{extension} does not exist, and a filter is never skipped: the request fails.',

  'routing.backend.policy': 'A BackendTLSPolicy for {backend} has no CA certificate that can be used.',
  'routing.backend.unread': 'The name of the backend is not known here.',

  'routing.note.external-auth': '{backend} is asked first and may refuse the request: {settings}.',
  'routing.note.extension': '{extension} takes part as well, and what it does is its own matter.',
  'routing.note.extension-not-here':
    '{extension} is not in this workspace. If it does not exist, the request fails.',
  'routing.note.unknown-filter': 'A filter of an unknown type may change the outcome.',
  'routing.note.header-clash':
    'One modifier treats the header `{header}` in two ways, which is not permitted: implementations differ.',
  'routing.note.host-header':
    'A modifier changes the header `Host`. Whether the backend gets another host is left to implementations.',
  'routing.note.session': 'Requests of one session go to the same backend: {settings}.',
  'routing.note.backend-tls':
    'Connections to {backend} are TLS. It must prove to be {names}; CA certificates: {authorities} ({policy}).',
  'routing.note.tls-passthrough': 'The listener passes TLS through: it is the backend that ends it.',
  'routing.note.tls-terminate': 'The listener ends TLS: the backend gets what is inside.',
  'routing.note.extension-changed': '{extension} is written otherwise.',
  'routing.note.redirect-query': 'Whether a redirect keeps the query is not specified.',
  'routing.note.no-route': 'No Route is in force for these clients, so the Service works as it is.',

  'routing.depends.attachment': 'Whether the Route is attached is not certain.',
  'routing.depends.template': '{route} is not complete here: a template, or broken off.',
  'routing.depends.patch': 'A Kustomize patch may change {route}.',
  'routing.depends.unread': 'The list of rules or matches is not known here.',
  'routing.depends.value': 'The value `{value}` is filled in later.',
  'routing.depends.hostname': 'A hostname of {route} is filled in later.',
  'routing.depends.listener': 'Port, protocol or hostname of the listener `{listener}` is filled in later.',
  'routing.depends.namespace': 'The namespace of `{name}` is not known.',
  'routing.depends.variant':
    '{route} is written more than once, as for several environments. Which one is in force decides.',
  'routing.depends.age':
    'Which was created first, {first} or {second}? If both at once, {first} comes first by its name.',
  'routing.depends.regex': 'How the regular expression `{value}` is read is left to implementations.',
  'routing.depends.anchoring':
    'Whether the regular expression `{value}` must cover the whole value is left to implementations.',
  'routing.depends.dialect':
    'The regular expression `{value}` is not RE2. Whether it works at all is left to implementations.',
  'routing.depends.regex-precedence':
    'Whether a regular expression comes before another path is left to implementations: {first}, {second}',
  'routing.depends.hostname-precedence':
    'Whether hostnames are compared as the Routes write them is left to implementations: {first}, {second}',
  'routing.depends.precedence': 'Which comes first is not specified: {first}, {second}',
  'routing.depends.kinds':
    'HTTPRoute and GRPCRoute share a hostname, and a controller may refuse one of them: {first}, {second}',
  'routing.depends.mesh-tls':
    'Whether the mesh sees requests to {service} that their client encrypts is left to implementations.',
  'routing.depends.readings':
    'Whether `{value}` matches depends on how repeated or encoded values are read, which is not specified.',
  'routing.depends.method-without-service':
    'Whether the gRPC method `{method}` can be matched without a service is left to implementations.',
  'routing.depends.isolation':
    'The controller does not isolate listeners, so Routes of other listeners may take the request.',
  'routing.depends.misdirected': 'The controller does not say that it detects misdirected requests.',
  'routing.depends.deep-wildcard':
    'Whether the wildcard of the listener `{listener}` covers several labels is left to implementations.',
  'routing.depends.listeners': 'Two listeners serve this name equally well: `{first}` and `{second}`.',

  'routing.trace.won': 'It matches and comes first.',
  'routing.trace.likely': 'It matches, but another one may come first.',
  'routing.trace.open': 'It matches, and whether it comes before {route} is not certain.',
  'routing.trace.listener': 'It is attached to the listener `{listener}`, and another one takes the request.',
  'routing.trace.other-clients': 'It is not in force for this port or these clients.',
  'routing.trace.hostname': 'The hostname `{hostname}` does not cover `{host}`.',
  'routing.trace.protocol': 'A {kind} does not take such a request.',
  'routing.trace.path.Exact': 'The path is `{met}`, not `{wanted}`.',
  'routing.trace.path.PathPrefix': 'The path `{met}` is not below `{wanted}`.',
  'routing.trace.path.RegularExpression':
    'The path `{met}` does not match the regular expression `{wanted}`.',
  'routing.trace.method': 'The method is {met}, not {wanted}.',
  'routing.trace.service': 'The service is {met}, not {wanted}.',
  'routing.trace.header': 'The header `{name}` is `{met}`, not `{wanted}`.',
  'routing.trace.no-header': 'There is no header `{name}`; it should be `{wanted}`.',
  'routing.trace.query': 'The query parameter `{name}` is `{met}`, not `{wanted}`.',
  'routing.trace.no-query': 'There is no query parameter `{name}`; it should be `{wanted}`.',

  'routing.lost.hostname': 'The hostname of {route} is more specific.',
  'routing.lost.kind': 'Routes of the kind of {route} come first.',
  'routing.lost.path-type': 'The winner, {route}, names the exact path.',
  'routing.lost.prefix-length': 'The winner, {route}, has a longer path prefix.',
  'routing.lost.service-length': 'The winner, {route}, has a longer service.',
  'routing.lost.method-length': 'The winner, {route}, has a longer method.',
  'routing.lost.method': 'The winner, {route}, asks for the method.',
  'routing.lost.header-count': 'The winner, {route}, matches more headers.',
  'routing.lost.query-param-count': 'The winner, {route}, matches more query parameters.',
  'routing.lost.age': '{route} is older.',
  'routing.lost.name': '{route} comes first by its name.',
  'routing.lost.order': 'The winner stands earlier in {route}.',
} as const satisfies Record<string, string>;
