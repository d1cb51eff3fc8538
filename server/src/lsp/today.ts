const DAY = 24 * 60 * 60 * 1000;

/** The beginning of the day in UTC: nothing has to be judged anew for an hour more or less. */
export function today(): number {
  return Math.floor(Date.now() / DAY) * DAY;
}

/** Tells each time that a day begins, since a server may run for many. */
export function onNewDay(tell: () => void): { stop(): void } {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    timer = setTimeout(
      () => {
        wait();
        tell();
      },
      today() + DAY - Date.now(),
    );
  };
  wait();
  return { stop: () => clearTimeout(timer) };
}
