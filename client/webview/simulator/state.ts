/** What the simulator remembers while its page is hidden. */
import type { SimulatedTarget } from '../../../server/src/protocol.ts';
import { isFields } from '../fields.ts';
import { type Draft, readDraft } from './draft.ts';
import { type Entry, readHistory, readTarget } from './history.ts';

export type SimulatorState = {
  /** Absent: the first that can be asked. */
  readonly target?: SimulatedTarget;
  /** Absent: nothing was typed yet, and the server suggests a request. */
  readonly draft?: Draft;
  readonly history: readonly Entry[];
};

/** Whatever was kept before, in as far as it can still be read. */
export function readSimulatorState(value: unknown): SimulatorState {
  const fields = isFields(value) ? value : {};
  const target = readTarget(fields.target);
  return {
    ...(target && { target }),
    ...(isFields(fields.draft) && { draft: readDraft(fields.draft) }),
    history: readHistory(fields.history),
  };
}
