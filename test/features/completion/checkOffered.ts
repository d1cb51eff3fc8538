import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Asked, AskOptions } from './ask.ts';
import { ask } from './ask.ts';
import { beside, route } from './platform.ts';

export type OfferedCase = AskOptions & {
  readonly name: string;
  readonly text: string;
  /** The labels in one line, or a line each with where it is and its detail. */
  readonly expected: string;
  readonly file?: string;
};

/** One test a case: what is offered at the cursor of a file beside the platform's. */
export function checkOffered(cases: readonly OfferedCase[], render: (asked: Asked) => string): void {
  for (const { name, text, expected, file, ...options } of cases)
    test(name, () => assert.equal(render(ask(beside(text, file), options)), expected.trim()));
}

/** A Route with a line below the path of a match. */
export function inMatch(line: string): string {
  return route(`  rules:\n  - matches:\n    - path:\n        type: Exact\n${line}\n    backendRefs: []\n`);
}
