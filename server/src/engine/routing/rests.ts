import type { Certainty } from '../attachment/model.ts';
import type { Message } from '../messages.ts';
import type { Effect } from './result.ts';
import type { BackendVerdict } from './validity.ts';

/**
 * Something besides its backends that an effect rests on. It goes well as long as it is not certain that it does not:
 * whether it is certain says how far the answer is to be trusted.
 */
export type Rest = {
  /** What it is, as text that is the same in every version. */
  readonly what: string;
  /** `unpermitted`: it may be there, but the ReferenceGrant is not. */
  readonly certainty: 'yes' | 'unknown' | 'unpermitted' | 'no';
  readonly because?: Message;
  /** What is written there, as far as that can be read, and what messages call it. */
  readonly content?: { readonly name: string; readonly text: string };
};

/** A reference that was judged like that of a backend. */
export function restOn(what: string, { valid, because }: BackendVerdict, content?: Rest['content']): Rest {
  return {
    what,
    certainty: valid === 'unknown' && because?.id === NO_GRANT ? 'unpermitted' : valid,
    ...(because && { because }),
    ...(content && { content }),
  };
}

/** All that an effect rests on besides its backends, what their own filters need included. */
export function restsOf({ restsOn = [], backends }: Pick<Effect, 'restsOn' | 'backends'>): readonly Rest[] {
  return [...restsOn, ...backends.flatMap(({ share, restsOn: own = [] }) => (share > 0 ? own : []))];
}

/** What attachment says; that the specification leaves it open is no doubt about what is here. */
export function verdictOf({
  certainty,
  because,
}: {
  readonly certainty: Certainty;
  readonly because: readonly Message[];
}): BackendVerdict {
  const [first] = because;
  const valid = certainty === 'no' || certainty === 'unknown' ? certainty : 'yes';
  return { valid, ...(first && { because: first }) };
}

const NO_GRANT = 'attachment.no-grant-here';
