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
 * @param written in lower case, as the names of objects are
 */
export function isNearMiss(written: string, other: string): boolean {
  if (Math.abs(written.length - other.length) > MOST_EDITS) return false;
  const [start, end] = sameEnds(written, other);
  const shorter = Math.min(written.length, other.length);
  if (start + end < shorter / 2) return false;
  const [a, b] = [written.slice(start, written.length - end), other.slice(start, other.length - end)];
  if (DIGIT.test(a) || DIGIT.test(b)) return false;
  return a.replaceAll(SEPARATORS, '') === b.replaceAll(SEPARATORS, '') || isSlipOfOnePart(written, other);
}

const MOST_EDITS = 2;
const DIGIT = /\d/;
const SEPARATORS = /[-.]/g;

/** How many characters two names share at the beginning, and how many of the others at the end. */
function sameEnds(a: string, b: string): readonly [number, number] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
    end++;
  return [start, end];
}

function isSlipOfOnePart(a: string, b: string): boolean {
  const left = a.split(SEPARATORS);
  const right = b.split(SEPARATORS);
  if (left.length !== right.length) return false;
  const differing = left.flatMap((part, i) => (part === right[i] ? [] : [[part, right[i] ?? ''] as const]));
  const [pair] = differing;
  return differing.length === 1 && pair !== undefined && isSlip(pair[0], pair[1]);
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
