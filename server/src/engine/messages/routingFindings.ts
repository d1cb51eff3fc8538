/** What is known to be amiss from where requests go. */
export const ROUTING_FINDINGS = {
  'shadowed-rule':
    'The rule `{rule}` of this Route asks for the same and comes before. No request gets here.',
  'shadowed-rule.same-rule': 'An earlier match of this rule asks for the same. This one does nothing.',
  'shadowed-rule.whole':
    'All that this rule asks for, earlier rules of this Route ask for as well. No request gets here.',
  'shadowed-rule.winner': 'This asks for the same and comes before.',

  'redirect-loop': 'On the listener `{listener}`, a request to `{url}` is redirected to itself.',
  'redirect-loop.round': 'A request to `{url}` is redirected to `{location}`, and from there back again.',
  'redirect-loop.endless':
    'A request to `{url}` is redirected to `{location}`, which is redirected again, and so on without end.',
  'redirect-loop.listener': 'The listener `{listener}` takes it.',
  'redirect-loop.rule': 'This redirects `{url}`.',

  'fix.remove-rule': 'Remove the rule',
} as const satisfies Record<string, string>;
