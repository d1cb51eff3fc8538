import { type Message, message } from '../messages.ts';
import { type Rest, restOn, restsOf } from '../routing/rests.ts';
import type { Answer } from '../routing/result.ts';
import { identityOf } from './effectText.ts';

/**
 * Whether what an answer rests on was there for certain and may be there no longer: backends, mirrors, whoever is asked
 * first, certificates, and the ReferenceGrants that let them be used.
 */
export function isLessCertain(before: Answer, after: Answer): boolean {
  const was = new Map(reliedOn(before).map((each) => [each.what, RANK[each.certainty]]));
  return reliedOn(after).some(({ what, certainty }) => RANK[certainty] > (was.get(what) ?? RANK.no));
}

/** The more, the less can be counted on it. */
const RANK: Readonly<Record<Rest['certainty'], number>> = { yes: 0, unknown: 1, unpermitted: 2, no: 3 };

function reliedOn(answer: Answer): readonly Rest[] {
  const used = answer.backends.filter(({ share }) => share > 0);
  return [...used.map((each) => restOn(`backend ${identityOf(each)}`, each)), ...restsOf(answer)];
}

/** What takes part in both answers and is written otherwise; what is not here in one of the versions may be as it was. */
export function rewritten(before: Answer, after: Answer): readonly Message[] {
  const was = new Map(restsOf(before).map(({ what, content }) => [what, content]));
  return restsOf(after).flatMap(({ what, content }) => {
    const known = was.get(what);
    if (!content || !known || content.text === known.text) return [];
    return [message('routing.note.extension-changed', { extension: content.name })];
  });
}

/** What an answer rests on that is not here; what fails for certain is among its notes. */
export function openRests(answer: Answer): readonly Message[] {
  return restsOf(answer).flatMap(({ certainty, because }) =>
    certainty !== 'yes' && certainty !== 'no' && because ? [because] : [],
  );
}
