import type { Answer as Certain } from '../attachment/model.ts';
import { type Message, message } from '../messages.ts';

/** Why something is not certain, and which way it would go by the most usual reading, if there is one. */
export type Doubt = {
  readonly certainty: 'unknown' | 'implementation-specific';
  readonly because: Message;
  readonly reading?: 'yes' | 'no';
};

/** Something that is not in the workspace decides. */
export function unknown(because: Message, reading?: 'yes'): Doubt {
  return { certainty: 'unknown', because, ...(reading && { reading }) };
}

/** The specification leaves it open. */
export function specific(because: Message, reading?: 'yes' | 'no'): Doubt {
  return { certainty: 'implementation-specific', because, ...(reading && { reading }) };
}

/**
 * What is doubtful about an answer of attachment; it was meant to be attached. What only shows at run time (is the port free, are there addresses) is
 * none of ours: the answer is for a Gateway that runs.
 */
export function doubtsOf({ certainty, because }: Certain): readonly Doubt[] {
  if (certainty !== 'unknown' && certainty !== 'implementation-specific') return [];
  const reasons = because.length > 0 ? because : [message('routing.depends.attachment')];
  return reasons.map((each) => ({ certainty, because: each, reading: 'yes' }));
}

/** Whether the usual reading is that it holds. */
export function isLikely(doubts: readonly Doubt[]): boolean {
  return doubts.every(({ reading }) => reading === 'yes');
}
