import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolvePlain } from '../../server/src/engine/yaml/scalars.ts';

/** Read off kubectl's YAML reader (go-yaml v2 in sigs.k8s.io/yaml). */
const CASES: readonly (readonly [string, unknown])[] = [
  ['', null],
  ['~', null],
  ['null', null],
  ['nULL', 'nULL'],
  ['yes', true],
  ['On', true],
  ['y', true],
  ['off', false],
  ['N', false],
  ['yEs', 'yEs'],
  ['0', 0],
  ['80', 80],
  ['+80', 80],
  ['-80', -80],
  ['0777', 511],
  ['0o17', 15],
  ['0x1F', 31],
  ['0b101', 5],
  ['-0b101', -5],
  ['1_000', 1000],
  ['08', 8],
  ['1.5', 1.5],
  ['1e3', 1000],
  ['.5', 0.5],
  ['1.', 1],
  ['1.2.3', '1.2.3'],
  ['12:30:45', '12:30:45'],
  ['2026-01-02', '2026-01-02'],
  ['9007199254740993', 9007199254740993n],
  ['-9223372036854775808', -9223372036854775808n],
  ['10s', '10s'],
  ['-', '-'],
  ['+', '+'],
  ['.', '.'],
  ['/path', '/path'],
];

for (const [text, expected] of CASES)
  test(`plain scalar ${JSON.stringify(text)}`, () => assert.deepEqual(resolvePlain(text), expected));
