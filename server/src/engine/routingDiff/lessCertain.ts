import type { Answer } from '../routing/result.ts';
import { identityOf } from './effectText.ts';

/** Whether a backend that was there for certain may be there no longer. */
export function isLessCertain(before: Answer, after: Answer): boolean {
  const certain = new Set(before.backends.filter(({ valid }) => valid === 'yes').map(identityOf));
  return after.backends.some((each) => each.valid === 'unknown' && certain.has(identityOf(each)));
}
