import { distance } from 'fastest-levenshtein';

/** The candidate that `word` was most likely meant to be: words of an API, of which there are few. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = 1 + Math.min(3, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    if (Math.abs(other.length - lower.length) >= bestDistance) continue;
    const apart = isSwap(lower, other) ? 1 : distance(lower, other);
    if (apart < bestDistance) {
      best = candidate;
      bestDistance = apart;
    }
  }
  return best ?? onlyOneWith(lower, candidates);
}

/** A word that stands for a longer one: `prefix` for PathPrefix, `backend` for backendRefs. */
function onlyOneWith(part: string, candidates: readonly string[]): string | undefined {
  if (part.length < 4) return undefined;
  const found = candidates.filter((candidate) => {
    const other = candidate.toLowerCase();
    return other.startsWith(part) || other.endsWith(part);
  });
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Whether one name of an object is a slip of the pen for another. Names that differ in a number, or in a short part
 * such as an environment or a region, are two names: `cart-v1` and `cart-v2`, `shop-eu` and `shop-us`.
 */
export function isNearMiss(written: string, other: string): boolean {
  const [a, b] = [written.toLowerCase(), other.toLowerCase()];
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > 2 || digitsOf(a) !== digitsOf(b)) return false;
  if (a.replaceAll(SEPARATORS, '') === b.replaceAll(SEPARATORS, '')) return true;
  const left = a.split(SEPARATORS);
  const right = b.split(SEPARATORS);
  if (left.length !== right.length) return false;
  const differing = left.flatMap((part, i) => (part === right[i] ? [] : [[part, right[i] ?? ''] as const]));
  const [pair] = differing;
  return differing.length === 1 && pair !== undefined && isSlip(pair[0], pair[1]);
}

const SEPARATORS = /[-.]/g;

function digitsOf(text: string): string {
  return text.replaceAll(/\D+/g, ' ').trim();
}

function isSlip(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  if (isSwap(a, b)) return longer >= 3;
  const apart = distance(a, b);
  if (apart === 1) return longer >= (a.length === b.length ? 5 : 4);
  return apart === 2 && longer >= 8;
}

/** Two neighbouring letters changed places. */
function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i < a.length && a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
