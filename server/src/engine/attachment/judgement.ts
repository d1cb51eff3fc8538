import type { IndexedResource } from '../index/objects.ts';
import type { Message } from '../messages.ts';
import type { Answer, Certainty } from './model.ts';

/** Why an answer is what it is, and where. */
export type Cause = {
  readonly message: Message;
  /** Where in the judged resource, from its root: `/spec/parentRefs/0/sectionName`. */
  readonly pointer: string;
  /** The other side, if there is one: the listener that refuses, the object that is meant. */
  readonly other?: { readonly resource: IndexedResource; readonly pointer: string };
};

/** An answer with the reason that a controller would give. Certain ones may carry causes too, as remarks. */
export type Judgement = {
  readonly certainty: Certainty;
  /** The condition's reason for a `no`, as the specification names it. */
  readonly reason?: string;
  readonly because: readonly Cause[];
  /** On a `no` for which names decided, since nobody knows here who is older: the causes that say so. */
  readonly byAge?: readonly Cause[];
};

export const YES: Judgement = { certainty: 'yes', because: [] };

export function no(reason: string, ...because: readonly Cause[]): Judgement {
  return { certainty: 'no', reason, because };
}

/** Something that is not in the workspace decides. */
export function unknown(...because: readonly Cause[]): Judgement {
  return { certainty: 'unknown', because };
}

/** The specification, or a feature, leaves it to the implementation. */
export function specific(...because: readonly Cause[]): Judgement {
  return { certainty: 'implementation-specific', because };
}

/** From the weakest to the strongest, where all must hold. */
const ORDER: readonly Certainty[] = ['no', 'unknown', 'implementation-specific', 'runtime', 'yes'];

/** Holds if all hold. A certain `no` decides whatever the others say; the first one gives the reason. */
export function allOf(judgements: readonly Judgement[]): Judgement {
  if (judgements.every((each) => each === YES)) return YES;
  for (const certainty of ORDER) {
    const alike = judgements.filter((each) => each.certainty === certainty);
    if (alike.length > 0) return joined(certainty, alike);
  }
  return YES;
}

/** Holds if one of them does. The first `no` gives the reason. */
export function anyOf(judgements: readonly Judgement[]): Judgement {
  for (const certainty of ['yes', 'runtime', 'implementation-specific', 'unknown', 'no'] as const) {
    const alike = judgements.filter((each) => each.certainty === certainty);
    if (alike.length > 0) return joined(certainty, alike);
  }
  return YES;
}

function joined(certainty: Certainty, alike: readonly Judgement[]): Judgement {
  const [first] = alike;
  if (first && alike.length === 1) return first;
  const reason = alike.find((each) => each.reason !== undefined)?.reason;
  const byAge = alike.every((each) => each.byAge) && alike.flatMap((each) => each.byAge ?? []);
  return {
    certainty,
    ...(reason !== undefined && { reason }),
    ...(byAge && { byAge }),
    because: alike.flatMap(({ because }) => because),
  };
}

/** The same for each candidate, or not certain: several objects may be what a reference means. */
export function sameOf(judgements: readonly Judgement[], doubt: Cause): Judgement {
  const [first, ...others] = judgements;
  if (!first) return unknown(doubt);
  const isSame = ({ certainty, reason }: Judgement): boolean =>
    certainty === first.certainty && reason === first.reason;
  return others.every(isSame) ? first : unknown(doubt);
}

/** What is said of an object that is perhaps not the one meant: no refusal is certain then. */
export function ifMeant(judgement: Judgement, doubt: Cause): Judgement {
  return judgement.certainty === 'no' ? unknown(doubt) : judgement;
}

/** As ifMeant, and a `yes` is not certain either. */
export function perhaps(judgement: Judgement, doubt: Cause): Judgement {
  return judgement.certainty === 'no' ? unknown(doubt) : allOf([unknown(doubt), judgement]);
}

/** Without the places: what routing needs to know. What only names decided is not certain there. */
export function answerOf({ certainty, because, byAge }: Judgement): Answer {
  const causes = byAge ?? because;
  return { certainty: byAge ? 'unknown' : certainty, because: causes.map(({ message }) => message) };
}
