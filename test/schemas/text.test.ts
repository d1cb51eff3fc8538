import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codePoints, hasFormat, matches } from '../../server/src/engine/schema/text.ts';

test('characters are counted as the API server counts them', () => {
  const texts = { '': 0, abc: 3, näh: 3, '🦭': 1, 'a🦭b🦭': 4, '\ud83e': 1, '\uddad\ud83e': 2 };
  for (const [text, count] of Object.entries(texts))
    assert.equal(codePoints(text), count, JSON.stringify(text));
});

test('a pattern does not run on a text that is longer than its limit', () => {
  assert.equal(matches(/^a+$/, 'aab', 3), false);
  assert.equal(matches(/^a+$/, 'aab', 2), true);
});

const FORMATS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'ipv4',
    ['1.2.3.4', '255.255.255.255', '0.0.0.0', '010.001.000.009'],
    ['', '1.2.3', '1.2.3.4.', '1.2.3.4.5', '256.1.1.1', '1.2.3.x', ' 1.2.3.4', '::1'],
  ],
  [
    'ipv6',
    ['::', '::1', '1::', 'fe80::1', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '::ffff:1.2.3.4', '2001:DB8::a:b'],
    [
      '',
      ':',
      ':::',
      '1',
      '1:2:3:4:5:6:7',
      '1::2::3',
      '12345::',
      'g::',
      '1:2:3:4:5:6:7:8::',
      '::1.2.3',
      'fe80::1%eth0',
    ],
  ],
  [
    'date-time',
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.123+01:00'],
    ['2026-01-02', '2026-01-02 03:04:05', 'yesterday'],
  ],
  ['no such format', ['anything'], []],
];

for (const [format, good, bad] of FORMATS)
  test(`format ${format}`, () => {
    for (const text of good) assert.equal(hasFormat(format, text), true, text);
    for (const text of bad) assert.equal(hasFormat(format, text), false, text);
  });
