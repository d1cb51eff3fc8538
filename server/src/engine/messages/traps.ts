/** What the API server takes, and what still cannot be meant. */
export const TRAPS = {
  'repeated-header.match':
    'Another match here is already for the header `{first}`, and names of headers know no case. This one is ignored.',
  'repeated-header.list':
    'The header `{first}` is in this list already, and names of headers know no case. This entry is ignored.',
  'repeated-header.action':
    'The header `{first}` stands in `{other}` already. A filter may do one thing to a header: what it does to this one depends on the implementation.',
  'invalid-prefix-replacement.relative':
    '`{value}` does not begin with `/`, as a path must that replaces a prefix. What comes of it depends on the implementation.',
  'invalid-prefix-replacement.part':
    '`{value}` contains `{part}`, which no path can. What comes of it depends on the implementation.',
  'ip-hostname':
    '`{value}` is an IP address, and no hostname may be one. Requests for the address itself match where no hostname is given.',
  'unportable-regex.lookaround':
    'Many implementations read regular expressions as RE2, which cannot look ahead or behind: `{part}`.',
  'unportable-regex.backreference':
    'Many implementations read regular expressions as RE2, which cannot refer back to a group: `{part}`.',
  'unportable-regex.possessive':
    'Many implementations read regular expressions as RE2, which has no possessive repetition: `{part}`.',
  'unportable-regex.atomic':
    'Many implementations read regular expressions as RE2, which has no atomic groups: `{part}`.',
  'unportable-regex.unclosed':
    'The brackets do not pair up: a `{part}` is missing or too many. Hardly any implementation can read this.',
  'unportable-regex.other':
    'Many implementations read regular expressions as RE2, which cannot read this: `{part}`.',
  'implicit-default':
    'The API server adds {fields}. Tools that compare lists as a whole, as Argo CD does, may call that a difference.',
  'missing-selector': '`from: Selector` without a `selector` admits no namespace at all.',
  'missing-tls':
    'The specification asks a listener with protocol HTTPS for `tls`. Without it, where a certificate comes from depends on the implementation.',
  'ignored-certificate':
    'With mode `Passthrough` the backends end TLS, so the certificates that are named here are ignored.',
  'zero-weights':
    'All weights here are 0, so none of these backends gets anything: what the rule matches fails.',
} as const;
