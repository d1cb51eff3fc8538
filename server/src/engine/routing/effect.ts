import type { Effect } from './result.ts';

/** An effect with nothing but what is given. */
export function effect(outcome: Effect['outcome'], parts: Partial<Omit<Effect, 'outcome'>> = {}): Effect {
  return { outcome, backends: [], mirrors: [], notes: [], ...parts };
}
