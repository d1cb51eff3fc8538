/**
 * The positions in two lists of what is not in both, or stands in another order: the rest is a longest common part as
 * long as nothing stands twice.
 */
export function changedPlaces(
  base: readonly number[],
  head: readonly number[],
): { readonly base: ReadonlySet<number>; readonly head: ReadonlySet<number> } {
  const places = new Map<number, number[]>();
  head.forEach((key, index) => {
    const known = places.get(key);
    if (known) known.push(index);
    else places.set(key, [index]);
  });
  const pairs = base.flatMap((key, index): Pair[] => {
    const place = places.get(key)?.shift();
    return place === undefined ? [] : [{ base: index, head: place }];
  });
  const kept = longestRising(pairs);
  return {
    base: without(base.length, new Set(kept.map((pair) => pair.base))),
    head: without(head.length, new Set(kept.map((pair) => pair.head))),
  };
}

type Pair = { readonly base: number; readonly head: number };
type Link = { readonly pair: Pair; readonly before: Link | undefined };

/** The longest part in which `head` rises too; by patience sorting. */
function longestRising(pairs: readonly Pair[]): Pair[] {
  const piles: Link[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((piles[middle]?.pair.head ?? 0) < pair.head) low = middle + 1;
      else high = middle;
    }
    piles[low] = { pair, before: low > 0 ? piles[low - 1] : undefined };
  }
  const rising: Pair[] = [];
  for (let link = piles.at(-1); link; link = link.before) rising.push(link.pair);
  return rising;
}

function without(length: number, kept: ReadonlySet<number>): Set<number> {
  return new Set(Array.from({ length }, (_, index) => index).filter((index) => !kept.has(index)));
}
