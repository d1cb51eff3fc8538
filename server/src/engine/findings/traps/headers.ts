import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { isUnknownText } from '../../yaml/placeholders.ts';
import type { Placed, Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/**
 * A header twice: names that differ in their case alone are the same, and of such entries the first counts; a filter
 * has one action for a header (gateway-api v1.6, HTTPHeaderMatch, HTTPHeader and HTTPHeaderFilter).
 */
export function headerTraps({ kind, value }: Resource): readonly Trap[] {
  if (kind !== 'HTTPRoute' && kind !== 'GRPCRoute') return [];
  const matches = valuesAt(value, 'spec/rules/*/matches/*/headers').flatMap(({ value: list, pointer }) =>
    repetitions(valuesAt(list, '*/name', pointer), 'match'),
  );
  const modifiers = ['spec/rules/*/filters/*', 'spec/rules/*/backendRefs/*/filters/*'].flatMap((filters) =>
    ['requestHeaderModifier', 'responseHeaderModifier'].flatMap((field) =>
      valuesAt(value, `${filters}/${field}`),
    ),
  );
  return [...matches, ...modifiers.flatMap(modifierTraps)];
}

function modifierTraps({ value, pointer }: Placed): readonly Trap[] {
  const actions = [
    { action: 'set', names: valuesAt(value, 'set/*/name', pointer) },
    { action: 'add', names: valuesAt(value, 'add/*/name', pointer) },
    { action: 'remove', names: valuesAt(value, 'remove/*', pointer) },
  ];
  const within = actions.flatMap(({ names }) => repetitions(names, 'list'));
  const across = actions.flatMap(({ names }, index) =>
    names.flatMap((each): Trap[] => {
      const other = actions
        .slice(0, index)
        .find((earlier) => earlier.names.some((name) => isSame(name, each)));
      const first = other?.names.find((name) => isSame(name, each));
      return other && first
        ? [
            {
              code: 'repeated-header',
              message: message('repeated-header.action', { first: String(first.value), other: other.action }),
              pointer: each.pointer,
            },
          ]
        : [];
    }),
  );
  return [...within, ...across];
}

/** The same name in the same letters is the API server's business: names are the keys of these lists. */
function repetitions(names: readonly Placed[], what: 'match' | 'list'): readonly Trap[] {
  return names.flatMap((each, index): Trap[] => {
    const first = names.slice(0, index).find((earlier) => isSame(earlier, each));
    return first && first.value !== each.value
      ? [
          {
            code: 'repeated-header',
            message: message(`repeated-header.${what}`, { first: String(first.value) }),
            pointer: each.pointer,
          },
        ]
      : [];
  });
}

function isSame({ value: a }: Placed, { value: b }: Placed): boolean {
  return (
    typeof a === 'string' &&
    typeof b === 'string' &&
    a.toLowerCase() === b.toLowerCase() &&
    !isUnknownText(a) &&
    !isUnknownText(b)
  );
}
