import { listInSpec } from '../attachment/listeners.ts';
import type { Resource } from '../manifest/resource.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json, JsonObject } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';

/** A text that a match compares with. `unknown`: it holds a placeholder, or its type is none that we know. */
export type TextMatch = {
  readonly type: 'Exact' | 'RegularExpression';
  readonly value: string;
  readonly unknown: boolean;
};
export type NamedMatch = TextMatch & { readonly name: string };
export type PathMatch = Omit<TextMatch, 'type'> & {
  readonly type: 'Exact' | 'PathPrefix' | 'RegularExpression';
};

/** What a match asks for beside headers. A TLSRoute, TCPRoute or UDPRoute asks for nothing. */
export type Target =
  | {
      readonly type: 'http';
      readonly path: PathMatch;
      readonly method?: TextMatch;
      readonly query: readonly NamedMatch[];
    }
  | { readonly type: 'grpc'; readonly service?: TextMatch; readonly method?: TextMatch }
  | { readonly type: 'stream' };

/** One match of a rule, with the API's defaults filled in. */
export type RuleMatch = {
  readonly ruleIndex: number;
  readonly ruleName?: string;
  readonly matchIndex: number;
  /** From the Route's root; of the rule, or of the Route, where a default is not written. */
  readonly pointer: string;
  readonly target: Target;
  /** The first of each name: later ones are ignored (HTTPHeaderMatch.name). */
  readonly headers: readonly NamedMatch[];
  /** It, one of its fields, or the list it stands in is of another type: a placeholder, or half typed. */
  readonly unread?: boolean;
};

/** All matches of a Route, rule by rule. Kept by Resource, which never changes. */
export function matchesOf(route: Resource): readonly RuleMatch[] {
  let matches = known.get(route);
  if (!matches) {
    matches = readRules(route);
    known.set(route, matches);
  }
  return matches;
}

const known = new WeakMap<Resource, readonly RuleMatch[]>();

function readRules(route: Resource): RuleMatch[] {
  const rules = listInSpec(route, 'rules');
  const nothing: Rule = { kind: route.kind, pointer: '/spec', place: { ruleIndex: 0 } };
  if (typeof rules === 'string') return [{ ...readMatch(nothing, undefined, 0), unread: true }];
  // A HTTPRoute without rules has one that takes everything (HTTPRouteSpec.rules, its default); so have we for the
  // other kinds, where the API leaves it open.
  if (rules.length === 0) return [readMatch(nothing, undefined, 0)];
  return rules.flatMap((rule, ruleIndex) => {
    const ruleName = stringAt(rule, 'name');
    const at: Rule = {
      kind: route.kind,
      pointer: `/spec/rules/${ruleIndex}`,
      place: ruleName === undefined ? { ruleIndex } : { ruleIndex, ruleName },
    };
    return readMatches(at, rule);
  });
}

type Rule = {
  readonly kind: string;
  readonly pointer: string;
  readonly place: Pick<RuleMatch, 'ruleIndex' | 'ruleName'>;
};

function readMatches(at: Rule, rule: Json): RuleMatch[] {
  const written = isObject(rule) ? rule.matches : rule;
  if (written === undefined || (written === null && isObject(rule))) return [readMatch(at, undefined, 0)];
  if (!Array.isArray(written)) return [{ ...readMatch(at, undefined, 0), unread: true }];
  if (written.length === 0) return [readMatch(at, undefined, 0)];
  return written.map((match: Json, index) => readMatch(at, match, index));
}

function readMatch({ kind, pointer, place }: Rule, match: Json | undefined, matchIndex: number): RuleMatch {
  const read = {
    ...place,
    matchIndex,
    pointer: match === undefined ? pointer : `${pointer}/matches/${matchIndex}`,
    target: targetOf(kind, match),
    headers: namedMatches(match, 'headers', lowerCase),
  };
  return match === undefined || isReadable(kind, match) ? read : { ...read, unread: true };
}

/** Whether its fields have the types that they should, so that nothing it asks for was left out. */
function isReadable(kind: string, match: Json): boolean {
  if (!isObject(match)) return false;
  const map = kind === 'GRPCRoute' ? match.method : match.path;
  const lists = kind === 'HTTPRoute' ? [match.headers, match.queryParams] : [match.headers];
  return (isAbsent(map) || isObject(map)) && lists.every((list) => isAbsent(list) || Array.isArray(list));
}

function isAbsent(value: Json | undefined): boolean {
  return value === undefined || value === null;
}

const lowerCase = (name: string): string => name.toLowerCase();
const asWritten = (name: string): string => name;

function targetOf(kind: string, match: Json | undefined): Target {
  if (kind === 'HTTPRoute') return httpTarget(match);
  return kind === 'GRPCRoute' ? grpcTarget(match) : { type: 'stream' };
}

function httpTarget(match: Json | undefined): Target {
  const path = objectAt(match, 'path');
  const { type, unknown } = typeOf(path, PATH_TYPES, 'PathPrefix');
  const value = textOf(path, 'value', '/');
  const method = isObject(match) && match.method !== undefined ? textOf(match, 'method', '') : undefined;
  return {
    type: 'http',
    path: { type, value: value.text, unknown: unknown || value.unknown },
    ...(method && { method: { type: 'Exact', value: method.text, unknown: method.unknown } }),
    query: namedMatches(match, 'queryParams', asWritten),
  };
}

function grpcTarget(match: Json | undefined): Target {
  const method = objectAt(match, 'method');
  const { type, unknown } = typeOf(method, TEXT_TYPES, 'Exact');
  const part = (key: 'service' | 'method'): TextMatch | undefined => {
    const value = textOf(method, key, '');
    const isOpen = value.text === '' && !value.unknown;
    return isOpen ? undefined : { type, value: value.text, unknown: unknown || value.unknown };
  };
  const [service, name] = [part('service'), part('method')];
  return { type: 'grpc', ...(service && { service }), ...(name && { method: name }) };
}

function namedMatches(
  match: Json | undefined,
  key: string,
  fold: (name: string) => string,
): readonly NamedMatch[] {
  const items = listAt(match, key);
  if (items.length === 0) return NONE;
  const byName = new Map<string, NamedMatch>();
  for (const item of items) {
    const entry = isObject(item) ? item : undefined;
    const { type, unknown } = typeOf(entry, TEXT_TYPES, 'Exact');
    const name = textOf(entry, 'name', '');
    const value = textOf(entry, 'value', '');
    const folded = fold(name.text);
    if (!byName.has(folded))
      byName.set(folded, {
        type,
        name: folded,
        value: value.text,
        unknown: unknown || folded === '' || value.text === '' || name.unknown || value.unknown,
      });
  }
  return [...byName.values()];
}

const NONE: readonly NamedMatch[] = [];

const PATH_TYPES = ['Exact', 'PathPrefix', 'RegularExpression'] as const;
const TEXT_TYPES = ['Exact', 'RegularExpression'] as const;

/** A type that is not known is taken for the one of which nothing is certain. */
function typeOf<const Type extends string>(
  value: JsonObject | undefined,
  types: readonly Type[],
  fallback: Type,
): { readonly type: Type | 'RegularExpression'; readonly unknown: boolean } {
  const written = value?.type;
  if (written === undefined || written === null) return { type: fallback, unknown: false };
  const type = types.find((each) => each === written);
  return type === undefined ? { type: 'RegularExpression', unknown: true } : { type, unknown: false };
}

/** A text, also where a number or boolean is written without quotes: the API server refuses it, so it is unknown. */
function textOf(
  value: JsonObject | undefined,
  key: string,
  fallback: string,
): { readonly text: string; readonly unknown: boolean } {
  const written = value?.[key];
  if (written === undefined || written === null) return { text: fallback, unknown: false };
  if (typeof written !== 'string') return { text: '', unknown: true };
  return { text: written, unknown: isUnknownText(written) };
}
