import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionOptions } from '../../../server/src/features/completion.ts';
import { accept, ask } from './ask.ts';
import { beside } from './platform.ts';

export type AcceptedCase = {
  readonly name: string;
  readonly text: string;
  /** The label; with ` in namespace` where several have it. */
  readonly choose: string;
  readonly expected: string;
  readonly ask?: CompletionOptions;
};

/** One test a case: the cursor's file after an item is accepted. */
export function checkAccepted(cases: readonly AcceptedCase[]): void {
  for (const { name, text, choose, expected, ask: options = {} } of cases)
    test(name, () => assert.equal(accept(ask(beside(text), { ask: options }), choose), expected));
}
