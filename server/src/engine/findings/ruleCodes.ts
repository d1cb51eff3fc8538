/** The codes of what the API server's rules refuse. No other YAML extension evaluates them. */
export const RULE_CODES = {
  'filter-type-mismatch': entry('A filter has a field of another type, or lacks that of its own.'),
  'type-field-mismatch': entry('A field does not go with the type or mode beside it.'),
  'duplicate-filter': entry('A list of filters has the same type twice.'),
  'redirect-with-rewrite': entry('A list of filters both redirects and rewrites.'),
  'redirect-with-backends': entry('A rule both redirects and has backends.'),
  'ambiguous-prefix-replacement': entry('A prefix is to be replaced, and it is not clear which.'),
  'invalid-path': entry('A path match is no path.'),
  'duplicate-parent-ref': entry('A Route names the same parent twice without telling the entries apart.'),
  'duplicate-target-ref': entry('A policy names the same target twice without telling the entries apart.'),
  'missing-port': entry('A reference to a Service names no port.'),
  'timeout-order': entry('The timeout of one attempt is longer than that of the whole request.'),
  'invalid-grpc-method': entry('A match names no gRPC service or method, or one that cannot exist.'),
  'too-many-matches': entry('The rules of a Route have too many matches altogether.'),
  'duplicate-rule-name': entry('Two rules of a Route have the same name.'),
  'listener-conflict': entry('Two listeners cannot be told apart.'),
  'listener-protocol-mismatch': entry(
    'A listener has something its protocol does not allow, or lacks what it needs.',
  ),
  'missing-certificate': entry('A listener terminates TLS and has no certificate.'),
  'unclear-ca-certificates': entry('A policy names CA certificates in two ways, or in none.'),
  'duplicate-address': entry('A Gateway asks for the same address twice.'),
  'wildcard-with-others': entry('A CORS list has other items beside `*`.'),
  'invalid-mirror-share': entry('The share of mirrored requests is given twice, or is more than all.'),
  'invalid-hostname': entry('A hostname is not one that can stand there.'),
  'invalid-metadata-key': entry('A label or annotation has a key that Kubernetes does not allow.'),
  'session-cookie-mismatch': entry('The settings of a session cookie do not fit together.'),
  'interval-out-of-range': entry('An interval is too short or too long.'),
  'invalid-port-name': entry('The port of an XBackend has a name, which the API server refuses.'),
  'rule-violation': entry('A rule of the resource definition does not hold.'),
} as const;

function entry(summary: string): {
  readonly severity: 'error';
  readonly structural: false;
  readonly summary: string;
} {
  return { severity: 'error', structural: false, summary };
}
