import type { AttachmentContext } from '../attachment/context.ts';
import { textOfPatches } from '../attachment/patchedFields.ts';
import { asObject } from '../index/objects.ts';
import { isPatchedForRouting } from '../routing/candidates.ts';
import { ruleEffect } from '../routing/fitting.ts';
import type { RuleScene } from '../routing/forward.ts';
import type { RankedMatch } from '../routing/rank.ts';
import { type Request, readRequest } from '../routing/request.ts';
import { isObject, type Json, listAt, objectAt } from '../yaml/value.ts';
import { visibleEffect } from './effectText.ts';
import type { Subject } from './model.ts';

/** Gives equal numbers to what is equal in both versions. */
export type Numbers = {
  /** Of a match: what it asks for, how it ranks beside others, and what its rule does there. */
  ofMatch(side: 'base' | 'head', subject: Pick<Subject, 'type' | 'context'>, match: RankedMatch): number;
  /** Of any text. */
  of(text: string): number;
};

export function createNumbers(): Numbers {
  const byText = new Map<string, number>();
  const numbers = { base: new Map<RankedMatch, number>(), head: new Map<RankedMatch, number>() };
  // A Route of a Gateway and of a Service does other things for each: mesh or not, its rules are others.
  const rules = { gateway: rulesByContext(), service: rulesByContext() };
  const of = (text: string): number => {
    const number = byText.get(text) ?? byText.size;
    byText.set(text, number);
    return number;
  };
  return {
    of,
    ofMatch: (side, { type, context }, match) => {
      let number = numbers[side].get(match);
      if (number === undefined) {
        const written = writtenRule(match);
        const known = rules[type](context[side]);
        const ofRule =
          known.get(written) ?? of(textOfRule({ context: context[side], match, mesh: type === 'service' }));
        // Only an object is the same rule whenever it is the same value.
        if (isObject(written)) known.set(written, ofRule);
        number = of(textOf(context[side], match, ofRule));
        numbers[side].set(match, number);
      }
      return number;
    },
  };
}

function rulesByContext(): (context: AttachmentContext) => Map<Json, number> {
  const known = new WeakMap<AttachmentContext, Map<Json, number>>();
  return (context) => {
    const rules = known.get(context) ?? new Map<Json, number>();
    known.set(context, rules);
    return rules;
  };
}

/** The order of rules is not part of it: that is the order of the list which the match stands in. */
function textOf(context: AttachmentContext, match: RankedMatch, ofRule: number): string {
  const { route, namespace, created, hostname, ownHostname, hostnameUnknown, doubts, rule } = match;
  return JSON.stringify([
    [route.resource.kind, namespace, route.resource.name, created],
    [hostname.toLowerCase(), ownHostname.toLowerCase(), hostnameUnknown, doubts],
    [rule.target, rule.headers, rule.unread],
    isPatchedForRouting(context, asObject(route)) && textOfPatches(context, asObject(route)),
    ofRule,
  ]);
}

/** What a rule does, as it is written; two that are written alike differ if what they point at does. */
function textOfRule(scene: RuleScene): string {
  const call = readRequest(PROBES[scene.match.rule.target.type]);
  const effect = call && visibleEffect(ruleEffect(scene, call));
  return JSON.stringify([ruleOf(scene.match), effect], (_, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
}

const PROBES = {
  http: { url: 'http://any.example/' },
  grpc: { grpc: { service: 'any.Service', method: 'Any', host: 'any.example' } },
  stream: { tcp: { port: 1 } },
} as const satisfies Record<string, Request>;

/** A match's rule without what it asks for and what it is called. */
export function ruleOf(match: RankedMatch): Json {
  const written = writtenRule(match);
  if (!isObject(written)) return written;
  const { matches: _, name: __, ...rest } = written;
  return rest;
}

function writtenRule({ route, rule }: RankedMatch): Json {
  return listAt(objectAt(route.resource.value, 'spec'), 'rules')[rule.ruleIndex] ?? null;
}
