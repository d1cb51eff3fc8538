/** What routing tells: that a rule, a redirect or a hostname cannot be meant. */
export const ROUTING_CODES = {
  'shadowed-rule': {
    severity: 'warning',
    structural: false,
    summary: 'A match takes no request, since another one asks for the same and comes before.',
  },
  'redirect-loop': {
    severity: 'warning',
    structural: false,
    summary: 'A redirect comes back to itself.',
  },
  'unserved-hostname': {
    severity: 'warning',
    structural: false,
    summary: 'No listener serves one of the hostnames of a Route.',
  },
  'catch-all-route': {
    severity: 'information',
    structural: false,
    summary: 'A Route without hostnames takes what is left on a listener that namespaces share.',
  },
  'mixed-route-kinds': {
    severity: 'warning',
    structural: false,
    summary: 'A HTTPRoute and a GRPCRoute share a hostname on one listener.',
  },
} as const;
