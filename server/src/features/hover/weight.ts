import type { IndexedResource, Json } from '../../engine/index.ts';
import { isList, isObject, listAt, numberAt, stepsOf } from '../../engine/index.ts';
import type { AtCursor } from '../atCursor.ts';
import type { Words } from '../strings.ts';

/** What an absent weight means (Gateway API, BackendRef.weight). */
const DEFAULT_WEIGHT = 1;

/** Which share of its rule's requests a backend gets, where the cursor is on a weight; undefined elsewhere. */
export function shareText(
  { own }: AtCursor,
  { resource }: IndexedResource,
  words: Words,
): string | undefined {
  if (!/\/backendRefs\/\d+\/weight$/.test(own)) return undefined;
  const steps = stepsOf(own);
  const index = Number(steps.at(-2));
  const backends = listAt(valueAt(resource.value, steps.slice(0, -3)), 'backendRefs');
  const weights = backends.map(weightOf);
  const weight = weights[index];
  const known = weights.filter((each) => each !== undefined);
  if (weight === undefined || known.length < weights.length) return undefined;
  const sum = known.reduce((total, each) => total + each, 0);
  if (sum === 0) return words('weight.zero');
  const share = `${Math.round((weight / sum) * 1000) / 10}%`;
  return words('weight.share', { share: `**${share}**`, weight, sum });
}

/** Undefined if it is not known here: a placeholder or a mistake. */
function weightOf(backend: Json): number | undefined {
  if (!isObject(backend)) return undefined;
  return Object.hasOwn(backend, 'weight') ? numberAt(backend, 'weight') : DEFAULT_WEIGHT;
}

function valueAt(value: Json, steps: readonly string[]): Json | undefined {
  let at: Json | undefined = value;
  for (const step of steps) {
    if (isList(at)) at = at[Number(step)];
    else at = isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }
  return at;
}
