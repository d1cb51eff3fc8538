/** Waiting for quiet. */

/** A call that happens once, `ms` milliseconds after the last of many. `dispose` drops a call that waits. */
export type Debounced = { readonly call: () => void; readonly dispose: () => void };

/** Wraps `action`; the time starts again with every call. */
export function debounce(action: () => void, ms: number): Debounced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const dispose = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    call: () => {
      dispose();
      timer = setTimeout(action, ms);
    },
    dispose,
  };
}
