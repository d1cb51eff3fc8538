import { once } from '../attachment/context.ts';
import { listInSpec } from '../attachment/listeners.ts';
import type { Resource } from '../manifest/resource.ts';
import { matchesOf, type RuleMatch } from './rules.ts';

/** The first match of a HTTPRoute or GRPCRoute without hostnames that asks for nothing at all. */
export const catchAllOf: (route: Resource) => RuleMatch | undefined = once((route) => {
  const hostnames = listInSpec(route, 'hostnames');
  if (typeof hostnames === 'string' || hostnames.length > 0) return undefined;
  return matchesOf(route).find((match) => match.pointer !== '/spec' && asksForNothing(match));
});

function asksForNothing({ target, headers, unread }: RuleMatch): boolean {
  if (unread || headers.length > 0) return false;
  if (target.type === 'grpc') return !target.service && !target.method;
  if (target.type !== 'http' || target.method || target.query.length > 0) return false;
  return target.path.type === 'PathPrefix' && target.path.value === '/' && !target.path.unknown;
}
