/** The codes of what the API server takes, and what still cannot be meant. */
export const TRAP_CODES = {
  'repeated-header': {
    severity: 'warning',
    structural: false,
    summary: 'A header stands twice where it counts once, in other letters or for another action.',
  },
  'invalid-prefix-replacement': {
    severity: 'warning',
    structural: false,
    summary: 'What replaces a path prefix is no path.',
  },
  'ip-hostname': {
    severity: 'warning',
    structural: false,
    summary: 'A hostname is an IP address.',
  },
  'unportable-regex': {
    severity: 'warning',
    structural: false,
    summary: 'A regular expression is not RE2, which many implementations read.',
  },
  'missing-selector': {
    severity: 'warning',
    structural: false,
    summary: 'Namespaces are to be chosen by a selector, and there is none.',
  },
  'missing-tls': {
    severity: 'warning',
    structural: false,
    summary: 'A listener with protocol HTTPS has no `tls`.',
  },
  'ignored-certificate': {
    severity: 'warning',
    structural: false,
    summary: 'A listener that passes TLS through names a certificate, which is ignored.',
  },
  'zero-weights': {
    severity: 'warning',
    structural: false,
    summary: 'All weights of a rule are 0, so that no backend gets anything.',
  },
} as const;
