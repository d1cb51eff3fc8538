import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRefresher } from '../../client/src/preview/refresher.ts';

type Question = {
  readonly signal: AbortSignal;
  readonly answer: (text: string) => void;
  readonly refuse: (error: Error) => void;
};

/** A refresher whose questions the test answers when it likes. */
function setUp() {
  const questions: Question[] = [];
  const seen: string[] = [];
  const refresher = createRefresher<string>(
    (signal) => new Promise((answer, refuse) => questions.push({ signal, answer, refuse })),
    (answer) => seen.push(answer),
    (error) => seen.push(`failed: ${error instanceof Error ? error.message : error}`),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { questions, seen, refresher, settle };
}

test('however often it is called, one question runs and one follows', async () => {
  const { questions, seen, refresher, settle } = setUp();
  for (let times = 0; times < 10; times += 1) refresher.refresh();
  assert.equal(questions.length, 1);
  questions[0]?.answer('first');
  await settle();
  assert.equal(questions.length, 2);
  questions[1]?.answer('second');
  await settle();
  assert.deepEqual(seen, ['first', 'second']);
  assert.equal(questions.length, 2);
});

test('an answer to a dropped question is not delivered, however late', async () => {
  const { questions, seen, refresher, settle } = setUp();
  refresher.refresh();
  refresher.drop();
  refresher.refresh();
  assert.equal(questions[0]?.signal.aborted, true);
  questions[1]?.answer('new');
  await settle();
  questions[0]?.answer('old');
  await settle();
  assert.deepEqual(seen, ['new']);
});

test('a failure is told once, and the next call asks again', async () => {
  const { questions, seen, refresher, settle } = setUp();
  refresher.refresh();
  questions[0]?.refuse(new Error('gone'));
  await settle();
  refresher.refresh();
  questions[1]?.answer('back');
  await settle();
  assert.deepEqual(seen, ['failed: gone', 'back']);
});

test('the failure of a dropped question is not told', async () => {
  const { questions, seen, refresher, settle } = setUp();
  refresher.refresh();
  refresher.drop();
  questions[0]?.refuse(new Error('cancelled'));
  await settle();
  assert.deepEqual(seen, []);
});
