/** LSP reports how far it is; VS Code wants to know how much was added. */

/** What to add to `before` (0 to 100) to stand at `reported`; never less than nothing. */
export function percentStep(before: number, reported: number | undefined): number {
  return reported === undefined ? 0 : Math.max(0, Math.min(100, reported) - before);
}
