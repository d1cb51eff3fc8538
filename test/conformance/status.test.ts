import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingReference, readReference } from '../support/reference.ts';
import { CORPUS, openWorkspace } from './corpus.ts';
import { DIFFERENT } from './differences.ts';
import { compare, type StatusCase } from './statusExpectation.ts';

test('conditions, attached Routes and supported kinds are what the conformance suite expects', {
  skip: missingReference(`${CORPUS}/status.json`),
}, (t) => {
  const cases: readonly StatusCase[] = JSON.parse(readReference(`${CORPUS}/status.json`));
  const wrong: Record<string, string> = {};
  let count = 0;
  for (const workspace of new Set(cases.map((each) => each.workspace))) {
    const { snapshot } = openWorkspace(workspace);
    for (const each of cases) {
      if (each.workspace !== workspace) continue;
      for (const { what, met } of compare(snapshot, each)) {
        count++;
        if (met !== undefined) wrong[what] = met;
      }
    }
  }
  const agreeing = count - Object.keys(wrong).length;
  t.diagnostic(`${agreeing} of ${count} agree`);
  assert.deepEqual(Object.keys(wrong).sort(), Object.keys(DIFFERENT).sort(), JSON.stringify(wrong, null, 1));
  assert.ok(agreeing >= count * 0.98, `${agreeing} of ${count} agree, which is less than 98 %`);
});
