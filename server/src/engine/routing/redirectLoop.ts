import { once } from '../attachment/context.ts';
import { listInSpec } from '../attachment/listeners.ts';
import type { Resource } from '../manifest/resource.ts';
import { listAt, stringAt } from '../yaml/value.ts';
import { answer } from './answer.ts';
import type { RoutePlace } from './placesOfRoute.ts';
import type { RankedMatch } from './rank.ts';
import type { HttpRequest } from './request.ts';
import type { Answer } from './result.ts';
import { sampleRequest } from './sample.ts';
import type { GatewayTable } from './table.ts';
import { parseUrl } from './url.ts';

/** A request that redirects lead in a circle, or ever further. */
export type RedirectLoop = {
  readonly ruleIndex: number;
  /** The circle; the first step is one of the rule. At least one. */
  readonly steps: readonly [LoopStep, ...LoopStep[]];
  /** It never comes back as it was: its path grows. */
  readonly endless: boolean;
};

export type LoopStep = { readonly url: string; readonly location: string; readonly answer: Answer };

/**
 * The circles in which rules of a Route send requests, one a rule: a request that a match asks for, followed from
 * redirect to redirect. Only where every answer is certain and the host stays the same, since another name may belong
 * to another Gateway; nor is a request followed of which a redirect may change the method.
 */
export function redirectLoops(places: readonly RoutePlace[]): readonly RedirectLoop[] {
  const found = new Map<number, RedirectLoop>();
  let left = MOST_SAMPLES;
  for (const place of places) {
    if (place.attached.attached.certainty !== 'yes') continue;
    for (const match of place.matches) {
      const { ruleIndex } = match.rule;
      if (found.has(ruleIndex) || !redirectsOf(match.route.resource).has(ruleIndex)) continue;
      if (left-- === 0) return [...found.values()];
      const loop = loopFrom(place, match);
      if (loop) found.set(ruleIndex, loop);
    }
  }
  return [...found.values()];
}

const MOST_SAMPLES = 200;

/** Clients give up sooner. */
const MOST_STEPS = 20;

/** The rules that redirect, each with the place of its filter in the list. */
export const redirectsOf: (route: Resource) => ReadonlyMap<number, number> = once((route) => {
  const rules = route.kind === 'HTTPRoute' ? listInSpec(route, 'rules') : [];
  const found = new Map<number, number>();
  if (typeof rules === 'string') return found;
  for (const [index, rule] of rules.entries()) {
    const at = listAt(rule, 'filters').findIndex((filter) => stringAt(filter, 'type') === 'RequestRedirect');
    if (at !== -1) found.set(index, at);
  }
  return found;
});

function loopFrom({ table, at }: RoutePlace, match: RankedMatch): RedirectLoop | undefined {
  const sample = sampleRequest(at.listener, { ...match, hostname: plainHost(match.hostname) });
  if (!sample || !('url' in sample) || sample.url === undefined) return undefined;
  const steps: LoopStep[] = [];
  for (let url = sample.url; steps.length < MOST_STEPS; ) {
    const step = stepFrom(table, { ...sample, url });
    if (!step) return undefined;
    steps.push(step);
    url = step.location;
    const back = steps.findIndex((each) => each.url === url);
    if (back !== -1) return loopOf(steps.slice(back), match, false);
  }
  return loopOf(steps, match, true);
}

/** A name that no redirect leads to, where any will do: that one may well be served elsewhere. */
function plainHost(hostname: string): string {
  return hostname === '' ? 'any.example.com' : hostname.replace(/^\*\./, 'any.');
}

function stepFrom(
  table: GatewayTable,
  request: HttpRequest & { readonly url: string },
): LoopStep | undefined {
  const met = answer(table, request);
  if (met.outcome !== 'redirect' || !met.redirect || met.dependsOn.length > 0 || met.notes.length > 0)
    return undefined;
  const { location, statusCode } = met.redirect;
  const keepsMethod = statusCode >= 307 || request.method === 'GET' || request.method === 'HEAD';
  const isSameHost = hostIn(request.url) !== '' && hostIn(request.url) === hostIn(location);
  return keepsMethod && isSameHost ? { url: request.url, location, answer: met } : undefined;
}

function hostIn(url: string): string {
  return (parseUrl(url)?.authority ?? '').replace(/:\d*$/, '').toLowerCase();
}

/** A circle counts for the rules that are part of it, not for those that lead into it. */
function loopOf(
  steps: readonly LoopStep[],
  { route, rule }: RankedMatch,
  endless: boolean,
): RedirectLoop | undefined {
  const own = steps.findIndex(
    ({ answer: { match } }) =>
      match?.route.resource === route.resource && match.rule.ruleIndex === rule.ruleIndex,
  );
  const [first, ...others] =
    endless && own > -1 ? steps.slice(own) : [...steps.slice(own), ...steps.slice(0, own)];
  return own > -1 && first ? { ruleIndex: rule.ruleIndex, steps: [first, ...others], endless } : undefined;
}
