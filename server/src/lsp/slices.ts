/** Lets a host run something once waiting messages and timers had their turn. */
export type Soon = (task: () => void) => void;

/** Gives way if the current slice has used up its time. To be awaited between small pieces of work. */
export type GiveWay = () => Promise<void>;

/** How long the server may be deaf, in milliseconds: short enough that typing never feels it. */
const SLICE = 12;

/** Cuts long work into slices, so that requests are answered between them. */
export function slices(soon: Soon): GiveWay {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE) return;
    await new Promise<void>(soon);
    started = performance.now();
  };
}
