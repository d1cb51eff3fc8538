import type { Environment } from '@marcbachmann/cel-js';

/** CEL's functions on lists that are meant as sets. Items are compared by what `==` says of them. */
export function registerSets(environment: Environment): void {
  environment.registerType('cel.Sets', Sets);
  environment.registerConstant('sets', 'cel.Sets', new Sets());
  const declare = (name: string, handler: (a: List, b: List) => boolean): void => {
    environment.registerFunction(`cel.Sets.${name}(list, list): bool`, (_: Sets, a: List, b: List) =>
      handler(a, b),
    );
  };
  declare('contains', contains);
  declare('equivalent', (a, b) => contains(a, b) && contains(b, a));
  declare('intersects', (a, b) => {
    const ids = new Set(a.map(identity));
    return b.some((item) => ids.has(identity(item)));
  });
}

/** What the library tells types apart by. */
class Sets {}

type List = readonly unknown[];

function contains(list: List, sublist: List): boolean {
  const ids = new Set(list.map(identity));
  return sublist.every((item) => ids.has(identity(item)));
}

/** Equal for equal values: numbers of any type by their value. @throws for what has no such text */
export function identity(value: unknown): string {
  if (typeof value === 'bigint' || typeof value === 'number') return `n${String(value)}`;
  if (typeof value === 'string') return `s${value}`;
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return JSON.stringify(value.map(identity));
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return JSON.stringify(
      Object.entries(value)
        .map(([key, member]) => [key, identity(member)])
        .sort(),
    );
  throw new Error('not comparable');
}
