import type { Environment } from '@marcbachmann/cel-js';

/** Kubernetes' functions on lists. */
export function registerLists(environment: Environment): void {
  environment.registerFunction('list.sum(): dyn', sum);
  environment.registerFunction('list.min(): dyn', (list: readonly Comparable[]) => extreme(list, -1));
  environment.registerFunction('list.max(): dyn', (list: readonly Comparable[]) => extreme(list, 1));
  environment.registerFunction('list.isSorted(): bool', (list: readonly Comparable[]) =>
    list.every((item, index) => index === 0 || compare(list[index - 1] ?? item, item) <= 0),
  );
  environment.registerFunction('list.indexOf_(dyn): int', (list: readonly unknown[], item: unknown) =>
    BigInt(list.indexOf(item)),
  );
  environment.registerFunction('list.lastIndexOf_(dyn): int', (list: readonly unknown[], item: unknown) =>
    BigInt(list.lastIndexOf(item)),
  );
}

type Comparable = string | number | bigint;

/** An empty list has the sum 0 of integers: of what its items would be nothing tells here. */
function sum(list: readonly unknown[]): bigint | number {
  let total: bigint | number = 0n;
  for (const item of list) {
    if (typeof item === 'bigint' && typeof total === 'bigint') total += item;
    else if (typeof item === 'number') total = Number(total) + item;
    else throw new Error('sum of what are no numbers');
  }
  return total;
}

function extreme(list: readonly Comparable[], sign: number): Comparable {
  const [first, ...rest] = list;
  if (first === undefined) throw new Error('an empty list has no least or greatest item');
  return rest.reduce((best, item) => (compare(item, best) * sign > 0 ? item : best), first);
}

function compare(a: Comparable, b: Comparable): number {
  if (typeof a !== typeof b) throw new Error('not comparable');
  return a < b ? -1 : Number(a > b);
}
