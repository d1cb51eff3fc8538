/** What the API server's structural layer would refuse. */
export const STRUCTURE = {
  'unknown-field': '{owner} has no field `{field}`.',
  'unknown-field.known': '{owner} has no field `{field}`. Its fields are {fields}.',
  'unknown-field.near': '{owner} has no field `{field}`. Did you mean `{near}`?',
  'unknown-field.elsewhere': '{owner} has no field `{field}`. It belongs to {elsewhere}.',

  'wrong-type': '`{field}` must be of type {expected}, not {actual}.',
  'wrong-type.word': '`{field}` must be a string, and YAML reads `{text}` as a boolean. Put it in quotes.',
  'wrong-type.digits': '`{field}` must be a string, and YAML reads `{text}` as a number. Put it in quotes.',
  'wrong-type.quoted': '`{field}` must be of type {expected}, and quotes make this a string. Take them away.',
  'wrong-type.port-name': '`{field}` takes the number of a port, not its name.',
  'wrong-type.colon': '`{field}` must be a map. Is a colon missing after `{word}`?',
  'wrong-type.empty': '`{field}` has no value. It must be of type {expected}.',
  'wrong-type.list': '`{field}` must be a list. Begin each item with `- `.',
  'wrong-type.alternatives': '`{field}` fits none of the forms that it may have.',

  'not-in-enum': '`{value}` is not allowed for `{field}`. Choose one of {allowed}.',
  'not-in-enum.one': '`{value}` is not allowed for `{field}`. Only {allowed} is.',
  'not-in-enum.near': '`{value}` is not allowed for `{field}`. Did you mean `{near}`? Allowed are {allowed}.',

  'pattern-mismatch': '`{value}` does not have the form that `{field}` asks for: {pattern}',
  'pattern-mismatch.hostname':
    '`{value}` is no hostname. Use lower-case letters, digits, `-` and dots, with at most one `*.` in front; no scheme, no port, no path.',
  'pattern-mismatch.any-host': '`*` is no hostname. Leave it away, and every host is meant.',
  'pattern-mismatch.dns-name':
    '`{value}` is no DNS name. Use lower-case letters, digits, `-` and dots; each part begins and ends with a letter or digit.',
  'pattern-mismatch.dns-label':
    '`{value}` is no valid name here. Use lower-case letters, digits and `-`; begin and end with a letter or digit.',
  'pattern-mismatch.group':
    '`{value}` is no API group. Write it as in `gateway.networking.k8s.io`, without a version; the core group is "".',
  'pattern-mismatch.kind':
    '`{value}` is no kind. Kinds begin with a letter and hold letters, digits and `-`.',
  'pattern-mismatch.header-name':
    "`{value}` is no header or parameter name. Use letters, digits and !#$%&'*+-.^_`|~, without spaces or a colon.",
  'pattern-mismatch.header-value':
    '`{value}` is no header value. Use visible ASCII characters, with single spaces or tabs between them only.',
  'pattern-mismatch.duration':
    '`{value}` is no duration. Write whole numbers with h, m, s or ms, such as 30s, 500ms or 1h30m.',
  'pattern-mismatch.domain-path':
    '`{value}` needs a domain, a slash and a name, such as example.com/controller.',
  'pattern-mismatch.origin':
    '`{value}` is no origin. Write a scheme and a host, perhaps with a port, and nothing behind it: https://shop.example.com. Or write * alone.',
  'pattern-mismatch.uri':
    '`{value}` is no absolute URI. Begin with a scheme and `//`, as in spiffe://example.com/web.',
  'pattern-mismatch.label-value':
    '`{value}` is no label value. Use letters, digits, `-`, `_` and dots; begin and end with a letter or digit.',
  'pattern-mismatch.path':
    '`{value}` holds characters that a URL path cannot hold as they are. Escape them with % and two hexadecimal digits.',
  'pattern-mismatch.protocol':
    '`{value}` is no protocol. Use one of HTTP, HTTPS, TLS, TCP and UDP, or a name with a domain such as example.com/quic.',
  'pattern-mismatch.ca-set':
    '`{value}` is no set of well-known CA certificates. Use System, or a name with a domain such as example.com/internal.',

  'out-of-limits.too-long': '`{field}` has {actual} characters, and at most {limit} are allowed.',
  'out-of-limits.too-short': '`{field}` has {actual} characters, and at least {limit} are needed.',
  'out-of-limits.empty': '`{field}` must not be empty.',
  'out-of-limits.too-many': '`{field}` has {actual} items; at most {limit} may stand there.',
  'out-of-limits.too-few': '`{field}` has too few items: {actual}. The minimum is {limit}.',
  'out-of-limits.no-items': '`{field}` must not be an empty list. Add an item, or leave the field away.',
  'out-of-limits.too-large': '`{field}` is {actual}, and at most {limit} is allowed.',
  'out-of-limits.too-small': '`{field}` is {actual}, and at least {limit} is needed.',
  'out-of-limits.not-below': '`{field}` is {actual}, and must be less than {limit}.',
  'out-of-limits.not-above': '`{field}` is {actual}, and must be more than {limit}.',
  'out-of-limits.too-many-properties': '`{field}` has {actual} keys, and at most {limit} are allowed.',
  'out-of-limits.too-few-properties': '`{field}` has {actual} keys, and at least {limit} are needed.',
  'out-of-limits.not-a-multiple': '`{field}` is {actual}, and must be a multiple of {limit}.',

  'missing-field': '{owner} needs `{field}`.',
  'missing-field.empty': '`{field}` is required, and has no value here.',

  'duplicate-list-key': 'Another item of `{field}` already has {keys}. Each may stand there once.',
  'duplicate-list-key.item': '`{value}` stands in `{field}` already. Each value may stand there once.',

  'bad-format': '`{value}` does not have the format {format}.',
  'bad-format.ip': '`{value}` is no IP address, neither IPv4 nor IPv6.',
  'bad-format.date': '`{value}` is no date and time. Write it as in 2026-01-31T08:00:00Z.',
  'bad-format.integer': '`{value}` is too large a number for `{field}`.',
} as const;
