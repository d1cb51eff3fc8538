import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64 } from '../../client/src/base64.ts';
import { inBatches } from '../../client/src/batches.ts';

test('any bytes of any length are read back the same', () => {
  for (const length of [0, 1, 2, 3, 255, 0x8000, 0x8001, 100_003]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) % 256);
    assert.deepEqual(new Uint8Array(Buffer.from(toBase64(bytes), 'base64')), bytes);
  }
});

test('batches keep the order and never run more than allowed', async () => {
  let running = 0;
  let most = 0;
  const results = await inBatches([5, 1, 4, 2, 3], 2, async (value) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, value));
    running -= 1;
    return value * 10;
  });
  assert.deepEqual(results, [50, 10, 40, 20, 30]);
  assert.equal(most, 2);
});
