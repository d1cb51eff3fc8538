/** What is known to be amiss from where requests go. */
export const ROUTING_FINDINGS = {
  'shadowed-rule':
    'The rule `{rule}` of this Route asks for the same and comes before. No request gets here.',
  'shadowed-rule.same-rule': 'An earlier match of this rule asks for the same. This one does nothing.',
  'shadowed-rule.whole':
    'All that this rule asks for, earlier rules of this Route ask for as well. No request gets here.',
  'shadowed-rule.other-route':
    '{route} asks for the same at the same hostnames and comes before. No request gets here.',
  'shadowed-rule.whole-other':
    'All that this rule asks for, rules that come before ask for as well, in this Route or others. No request gets here.',
  'shadowed-rule.tie':
    '{route} asks for the same at the same hostnames. It comes before by its name, so that no request gets here, unless this Route is created earlier.',
  'shadowed-rule.whole-tie':
    'All that this rule asks for, other Routes ask for as well. They come before by their names, so that no request gets here, unless this Route is created earlier.',
  'shadowed-rule.winner': 'This asks for the same and comes before.',

  'redirect-loop': 'On the listener `{listener}`, a request to `{url}` is redirected to itself.',
  'redirect-loop.round': 'A request to `{url}` is redirected to `{location}`, and from there back again.',
  'redirect-loop.endless':
    'A request to `{url}` is redirected to `{location}`, which is redirected again, and so on without end.',
  'redirect-loop.listener': 'The listener `{listener}` takes it.',
  'redirect-loop.rule': 'This redirects `{url}`.',

  'unserved-hostname':
    'The listeners that this Route names serve {served}, not `{hostname}`, so that this hostname is passed over.',
  'unserved-hostname.listener': 'The listener {listener} serves `{hostname}`.',

  'catch-all-route':
    'Without `hostnames`, this takes every request at the listener `{listener}` that no other Route asks for, also at the hostnames of other namespaces: {route} is there as well.',
  'catch-all-route.listener': 'Namespaces share this listener.',
  'catch-all-route.neighbour': 'This is attached to it as well.',

  'mixed-route-kinds':
    '{route} is on the listener `{listener}` too and shares a hostname with this Route. A controller may refuse one of them.',
  'mixed-route-kinds.other': 'This is the Route of the other kind.',
  'mixed-route-kinds.listener': 'Both are on this listener.',

  'backend.share.http':
    'By its weight, {percent} % of the requests to this rule are for this backend, and get 500.',
  'backend.share': 'By its weight, {percent} % of the requests to this rule are for this backend, and fail.',

  'fix.remove-rule': 'Remove the rule',
} as const satisfies Record<string, string>;
