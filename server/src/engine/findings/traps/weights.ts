import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import type { Json } from '../../yaml/value.ts';
import { isList, isObject, listAt, numberAt } from '../../yaml/value.ts';
import type { Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/** Weights that are all 0: each backend by itself may get nothing, but all of them together are the rule's only ones. */
export function weightTraps({ kind, value }: Resource): readonly Trap[] {
  if (!ROUTES.has(kind)) return [];
  return valuesAt(value, 'spec/rules/*').flatMap((rule): Trap[] => {
    const backends = listAt(rule.value, 'backendRefs');
    const isVain = backends.length > 0 && backends.every((each) => numberAt(each, 'weight') === 0);
    return isVain && !isAnsweredOtherwise(rule.value)
      ? [
          {
            code: 'zero-weights',
            message: message('zero-weights'),
            pointer: `${rule.pointer}/backendRefs`,
            key: true,
          },
        ]
      : [];
  });
}

const ROUTES: ReadonlySet<string> = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']);

/** An implementation's own filter may answer by itself, and so does a redirect. */
function isAnsweredOtherwise(rule: Json): boolean {
  const filters = isObject(rule) ? rule.filters : undefined;
  return (
    isList(filters) &&
    filters.some((each) => !isObject(each) || typeof each.type !== 'string' || !PASSING.has(each.type))
  );
}

/** Filters that leave the answer to a backend. */
const PASSING: ReadonlySet<string> = new Set([
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
  'URLRewrite',
]);
