import { message } from '../messages.ts';
import { unknownTexts } from '../yaml/unknownTexts.ts';
import type { Json, JsonObject } from '../yaml/value.ts';
import { isList, isObject } from '../yaml/value.ts';
import { type Doubt, unknown } from './doubt.ts';
import type { HttpCall } from './request.ts';

/**
 * What a rule does with a request and is filled in later, as far as the answer would hide it: a weight, a status code,
 * the type of a filter, a whole list. A name or a header's value shows in the answer as it is written.
 * @param call absent for connections and datagrams
 */
export function filledIn(rule: Json | undefined, call?: HttpCall): readonly Doubt[] {
  if (!isObject(rule)) return NONE;
  const { always, withOrigin } = known.get(rule) ?? readOnce(rule);
  return call?.headers.has('origin') && withOrigin.length > 0 ? [...always, ...withOrigin] : always;
}

type FilledIn = {
  readonly always: readonly Doubt[];
  /** What CORS filters leave open matters only for requests that name their origin. */
  readonly withOrigin: readonly Doubt[];
};

const known = new WeakMap<JsonObject, FilledIn>();
const NONE: readonly Doubt[] = [];

function readOnce(rule: JsonObject): FilledIn {
  const refs = isList(rule.backendRefs) ? rule.backendRefs.filter(isObject) : [];
  // One alone gets all, whatever its weight.
  const weights = refs.length > 1 ? refs.map(({ weight }) => weight) : [];
  const filters = [rule, ...refs].flatMap((each) => listOf(each.filters));
  const isCors = (filter: Json): boolean => isObject(filter) && filter.type === 'CORS';
  const doubts = (values: readonly (Json | undefined)[]): Doubt[] =>
    [...new Set(values.flatMap((value) => unknownTexts(value, SHOWN).map(({ text }) => text)))].map((value) =>
      unknown(message('routing.depends.value', { value })),
    );
  const found: FilledIn = {
    always: doubts([
      ...listOf(rule.backendRefs).filter((each) => !isObject(each)),
      ...weights,
      ...filters.filter((each) => !isCors(each)),
    ]),
    withOrigin: doubts(filters.filter(isCors)),
  };
  known.set(rule, found);
  return found;
}

/** The items of a list; what stands in the place of one, as if it were its only item. */
function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** Fields of filters that an answer repeats as they are written, and references, which have a validity of their own. */
export const SHOWN: ReadonlySet<string> = new Set([
  'name',
  'value',
  'hostname',
  'scheme',
  'replaceFullPath',
  'replacePrefixMatch',
  'backendRef',
  'extensionRef',
]);
