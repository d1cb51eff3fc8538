import type { ServedListener } from '../attachment/model.ts';
import { namespaceName } from '../index/namespaces.ts';
import { displayName } from '../manifest/resource.ts';
import { type Message, message } from '../messages.ts';
import { answer } from '../routing/answer.ts';
import type { RankedMatch } from '../routing/rank.ts';
import { type Request, readRequest } from '../routing/request.ts';
import type { Answer } from '../routing/result.ts';
import type { RuleMatch } from '../routing/rules.ts';
import { sampleRequest } from '../routing/sample.ts';
import { type GatewayTable, rankedMatches } from '../routing/table.ts';
import type { Steps } from '../steps.ts';
import { pinnedCase, type WrittenCase } from './pin.ts';

/** The cases that pin what a Gateway does, one a rule, and the rules that no case could be made for. */
export type GeneratedTests = {
  readonly cases: readonly WrittenCase[];
  readonly skipped: readonly Message[];
};

export function* generateTests(table: GatewayTable): Steps<GeneratedTests> {
  const cases: WrittenCase[] = [];
  const skipped: Message[] = [];
  const names = new Set<string>();
  for (const places of placesByRule(table).values()) {
    yield;
    const found = reach(table, places);
    if (found) cases.push(pinnedCase(unique(nameOf(found), names), found.request, found.answer));
    else if (places[0]) {
      const rule = ruleName(places[0].match);
      const hasSample = places.some(({ listener, match }) => sampleRequest(listener, match));
      skipped.push(message(hasSample ? 'route-test.unreached' : 'route-test.skipped', { rule }));
    }
  }
  return { cases, skipped };
}

type RulePlace = { readonly listener: ServedListener; readonly match: RankedMatch };

/** Each rule with the places where it takes part, rules in the order in which Routes stand. */
function placesByRule(table: GatewayTable): ReadonlyMap<string, readonly RulePlace[]> {
  const byRule = new Map<string, RulePlace[]>();
  for (const at of table.listeners)
    for (const matches of rankedMatches(at).values())
      for (const match of matches) {
        const { uri, resource } = match.route;
        const key = [
          resource.kind,
          namespaceName(match.namespace) ?? '',
          resource.name ?? '',
          uri,
          order(match),
        ];
        const id = key.join('\n');
        const places = byRule.get(id) ?? [];
        byRule.set(id, places);
        places.push({ listener: at.listener, match });
      }
  for (const places of byRule.values())
    places.sort((a, b) => a.match.rule.matchIndex - b.match.rule.matchIndex);
  return new Map([...byRule].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function order({ route, rule }: RankedMatch): string {
  return [route.resource.span.start, rule.ruleIndex].map((each) => String(each).padStart(9, '0')).join(' ');
}

type Reached = { readonly request: Request; readonly answer: Answer; readonly match: RankedMatch };

/** A request that certainly reaches the rule. */
function reach(table: GatewayTable, places: readonly RulePlace[]): Reached | undefined {
  for (const { listener, match } of places) {
    const request = sampleRequest(listener, match);
    const found = request && answer(table, request);
    if (request && found && found.dependsOn.length === 0 && isOfRule(found, match))
      return { request, answer: found, match };
  }
  return undefined;
}

function isOfRule({ match }: Answer, wanted: RankedMatch): boolean {
  return match?.route.resource === wanted.route.resource && match.rule.ruleIndex === wanted.rule.ruleIndex;
}

function nameOf({ request, match }: Reached): string {
  const call = readRequest(request);
  const what =
    call?.type !== 'http'
      ? `${call?.type ?? ''} ${call?.port ?? ''}`
      : call.grpc
        ? `${call.grpc.service}/${call.grpc.method}`
        : `${call.method} ${call.path}`;
  return `${match.route.resource.name ?? ''}${match.rule.ruleName === undefined ? '' : ` ${match.rule.ruleName}`}: ${what}`;
}

function unique(name: string, names: Set<string>): string {
  let free = name;
  for (let count = 2; names.has(free); count++) free = `${name} (${count})`;
  names.add(free);
  return free;
}

function ruleName({
  route,
  namespace,
  rule,
}: { readonly rule: RuleMatch } & Pick<RankedMatch, 'route' | 'namespace'>): string {
  const { kind, name } = route.resource;
  const title = displayName({ kind, namespace: namespaceName(namespace), name });
  return `${title} rule ${rule.ruleName ?? rule.ruleIndex + 1}`;
}
