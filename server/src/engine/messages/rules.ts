/** What the API server's rules would refuse (CEL, in schemas/). */
export const RULES = {
  'filter-type-mismatch.extra': '`{field}` belongs to {by} `{owner}`, but the {by} here is `{type}`.',
  'filter-type-mismatch.missing': 'The {by} `{type}` needs the field `{missing}` beside it.',
  'type-field-mismatch.extra': '`{field}` belongs to {by} `{owner}`, but the {by} here is `{type}`.',
  'type-field-mismatch.missing': 'The {by} `{type}` needs the field `{missing}` beside it.',
  'type-field-mismatch.exactly':
    '`{missing}` is required with the {by} `{owner}`, and not allowed with any other.',
  'duplicate-filter':
    'There can be only one filter of type `{type}` in a list. Put all its changes into one.',
  'redirect-with-rewrite':
    'A list of filters cannot both redirect and rewrite: what is redirected is never forwarded. Keep one of both.',
  'redirect-with-backends':
    'A rule that redirects sends nothing to backends, so it cannot have any. Take `backendRefs` away, or the filter.',
  'ambiguous-prefix-replacement':
    'To replace the prefix, the rule must have exactly one match, with a path of type `PathPrefix`: that is the prefix that is replaced.',
  'invalid-path.relative':
    '`{value}` does not begin with `/`, as every path must that is no regular expression.',
  'invalid-path.contains': 'A path cannot contain `{part}`, unless it is a regular expression.',
  'invalid-path.ends': 'A path cannot end with `{part}`, unless it is a regular expression.',
  'invalid-path.type': '`{type}` is no way to compare a path. Use Exact, PathPrefix or RegularExpression.',
  'invalid-path.characters':
    '`{value}` holds characters that a URL path cannot hold as they are. Escape them with % and two hexadecimal digits.',
  'duplicate-parent-ref.unclear':
    '{kind} `{name}` is a parent more than once, so each of these entries needs a `sectionName` or `port` of its own.',
  'duplicate-parent-ref.same':
    '{kind} `{name}` is a parent more than once, and neither `sectionName` nor `port` tells this entry from an earlier one. Name another listener, or remove this entry.',
  'duplicate-parent-ref.unclear-standard':
    '{kind} `{name}` is a parent more than once, so each of these entries needs a `sectionName` of its own.',
  'duplicate-parent-ref.same-standard':
    '{kind} `{name}` is a parent more than once, and no `sectionName` tells this entry from an earlier one. Name another listener, or remove this entry.',
  'duplicate-target-ref.unclear':
    '{kind} `{name}` is a target more than once, so each of these entries needs a `sectionName` of its own.',
  'duplicate-target-ref.same':
    '{kind} `{name}` is a target more than once, and no `sectionName` tells this entry from an earlier one. Name another port, or remove this entry.',
  'missing-port': 'A Service needs a port here: say which one of `{name}` is meant.',
  'timeout-order':
    'One attempt may not take longer than the whole request: `backendRequest` is {backend}, `request` is {request}.',
  'invalid-grpc-method.empty': 'Say which `service` or `method` is meant: at least one of both.',
  'invalid-grpc-method.service':
    '`{value}` is no gRPC service. Write its full name, such as com.example.User, or use type RegularExpression.',
  'invalid-grpc-method.method':
    '`{value}` is no gRPC method. Use letters, digits and `_`, not beginning with a digit, or type RegularExpression.',
  'too-many-matches':
    'This Route has {count} matches, and 128 are allowed in all rules together. Move some rules to another Route.',
  'duplicate-rule-name': 'Another rule of this Route is already called `{name}`.',
  'listener-conflict.name': 'Another listener here is already called `{name}`.',
  'listener-conflict.same':
    'The listener `{other}` already has the protocol {protocol} and port {port}, for the same hostname. Change one of them.',
  'listener-conflict.per-port': 'Port {port} already has an entry in this list.',
  'listener-protocol-mismatch.no-tls': 'A listener with protocol {protocol} needs `tls`.',
  'listener-protocol-mismatch.tls': 'A listener with protocol {protocol} cannot have `tls`.',
  'listener-protocol-mismatch.https-mode':
    'A listener with protocol HTTPS terminates TLS itself: the mode `{mode}` is for protocol TLS.',
  'listener-protocol-mismatch.tls-mode':
    'A listener with protocol TLS needs `tls.mode`: Terminate, or Passthrough to leave TLS to the backends.',
  'listener-protocol-mismatch.hostname':
    'A listener with protocol {protocol} cannot have a hostname: {protocol} does not carry one.',
  'missing-certificate':
    'To terminate TLS, a listener needs `certificateRefs`, or `options` in which the implementation finds a certificate.',
  'unclear-ca-certificates.both':
    'Give either `{refs}` or `{wellKnown}`: with both it is not clear what to trust.',
  'unclear-ca-certificates.neither':
    'Give `{refs}` or `{wellKnown}`: without any, no certificate can be trusted.',
  'duplicate-address': 'The address `{value}` is already in this list.',
  'wildcard-with-others': '`*` already stands for everything, so it must be the only item of `{field}`.',
  'invalid-mirror-share.both': 'Give either `percent` or `fraction`, not both.',
  'invalid-mirror-share.more-than-all':
    '{numerator} of {denominator} would be more than all requests. The numerator is at most the denominator.',
  'invalid-hostname.address': '`{value}` is no hostname, which an address of type Hostname must be.',
  'invalid-hostname.ip':
    '`{value}` is an IP address. A TLSRoute is chosen by a server name, which cannot be one.',
  'invalid-hostname.form':
    '`{value}` is no hostname. Use lower-case letters, digits, `-` and dots; each part begins and ends with a letter or digit.',
  'invalid-hostname.wildcard': '`{value}` has its `*` in the wrong place: only the first label can be one.',
  'invalid-hostname.cluster-local':
    '`{value}` is inside the cluster. Name its Service in the Route instead of making it a backend outside.',
  'invalid-metadata-key.form':
    '`{key}` is no key for labels or annotations. Write up to 63 letters, digits, `-`, `_` and dots, perhaps with a domain and `/` before them.',
  'invalid-metadata-key.long': 'The part of the key before its `/` must have fewer than 253 characters.',
  'session-cookie-mismatch.permanent':
    'A permanent cookie needs to know when it expires: add `absoluteTimeout`.',
  'session-cookie-mismatch.header':
    'Sessions of type `{type}` use no cookie, so `cookieConfig` is not allowed with them.',
  'interval-out-of-range.budget': '`{value}` is not allowed here: the interval must be from 1s to 1h.',
  'interval-out-of-range.rate':
    '`{value}` is not allowed here: the interval must be above 0s and at most 1h.',
  'invalid-port-name':
    'The API server takes no name here, not even a good one: a slip in the CRD. Leave out `{value}`.',
  'rule-violation': 'A rule of the resource definition does not hold: {text}',
  'rule-violation.expression': 'This breaks the rule `{rule}` of the resource definition.',
} as const;
