import { wholenessOf } from '../attachment/whole.ts';
import { GATEWAY_GROUP, isRouteKind } from '../manifest/kinds.ts';
import { catchAllFindings } from './routing/catchAll.ts';
import { routingFixes } from './routing/fixes.ts';
import { hostnameFindings } from './routing/hostnames.ts';
import { loopFindings } from './routing/loops.ts';
import { mixedKindFindings } from './routing/mixedKinds.ts';
import { shadowFindings } from './routing/shadows.ts';
import type { Rule } from './rule.ts';

/** What cannot be meant, seen from where requests go. Only what is certain from these manifests is told. */
export const routing: Rule = {
  codes: ['shadowed-rule', 'redirect-loop', 'unserved-hostname', 'catch-all-route', 'mixed-route-kinds'],
  checkResource: (from, view) => {
    const { group, kind } = from.resource;
    if (group !== GATEWAY_GROUP || !isRouteKind(group, kind)) return [];
    if (wholenessOf(view, from).mayChange) return [];
    return [
      ...shadowFindings(from, view),
      ...loopFindings(from, view),
      ...hostnameFindings(from, view),
      ...catchAllFindings(from, view),
      ...mixedKindFindings(from, view),
    ];
  },
  fixes: routingFixes,
};
