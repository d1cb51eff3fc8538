/** Work that gives way: each `yield` is a place where others may have their turn. */
export type Steps<Result> = Generator<undefined, Result>;

/** Does all steps at once, where nobody else waits. */
export function finished<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
