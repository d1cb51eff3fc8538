import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absence } from '../../server/src/engine/findings/target.ts';
import type { Target } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';
import type { History } from '../../server/src/engine/schema/history.ts';
import {
  fieldHistory,
  kindHistory,
  servedHistory,
  valueHistory,
} from '../../server/src/engine/schema/history.ts';
import type { SchemaSource } from '../../server/src/engine/schema/source.ts';
import { createSchemaStore } from '../../server/src/engine/schema/store.ts';
import { findingsOf, fixesOf, openFixture, uriOf } from '../support/fixture.ts';

/** A kind whose fields and versions have come and gone. */
const SPEC: SchemaSource = {
  type: 'object',
  properties: {
    always: { type: 'string' },
    older: { type: 'string', 'x-gatelens-since': { standard: 'v0.8', experimental: 'v0.7' } },
    graduated: { type: 'string', 'x-gatelens-since': { standard: 'v1.2', experimental: 'v1.1' } },
    experimental: { type: 'string', 'x-gatelens-since': { experimental: 'v1.1' } },
    gone: {
      type: 'string',
      'x-gatelens-since': { experimental: 'v1.0' },
      'x-gatelens-removed': { experimental: 'v1.2' },
    },
    list: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          mode: {
            type: 'string',
            enum: ['A'],
            'x-gatelens-variants': [
              { when: { since: 'v1.1', channels: ['experimental'] }, enum: ['A', 'B'] },
            ],
          },
        },
      },
    },
  },
};

const THING = { group: 'test.dev', version: 'v1', kind: 'Thing' };

const STORE = createSchemaStore({
  releases: ['v1.2', 'v1.1', 'v1.0'],
  kinds: JSON.stringify([
    {
      group: 'test.dev',
      kind: 'Thing',
      plural: 'things',
      singular: 'thing',
      shortNames: [],
      scope: 'Namespaced',
      versions: {
        v1: { standard: { 'v0.6': 'served storage' }, experimental: { 'v0.6': 'served storage' } },
        v1alpha1: { experimental: { 'v1.0': 'served', 'v1.1': 'unserved', 'v1.2': 'gone' } },
      },
    },
  ]),
  definitions: '{}',
  schemas: { 'test.dev/Thing': JSON.stringify({ type: 'object', properties: { spec: SPEC } }) },
  createValidators: () => ({}),
});

const rendered = (history: History): string =>
  (['standard', 'experimental'] as const)
    .flatMap((channel) => {
      const stay = history[channel];
      return stay ? `${channel} ${stay.since}${stay.removed ? ` until ${stay.removed}` : ''}` : [];
    })
    .join(', ');

const HISTORIES: readonly (readonly [what: string, history: History, expected: string])[] = [
  [
    'a field without a mark',
    fieldHistory(STORE, THING, ['spec', 'always']),
    'standard v0.6, experimental v0.6',
  ],
  [
    'a mark before the releases',
    fieldHistory(STORE, THING, ['spec', 'older']),
    'standard v0.8, experimental v0.7',
  ],
  ['both channels', fieldHistory(STORE, THING, ['spec', 'graduated']), 'standard v1.2, experimental v1.1'],
  ['one channel', fieldHistory(STORE, THING, ['spec', 'experimental']), 'experimental v1.1'],
  ['taken out again', fieldHistory(STORE, THING, ['spec', 'gone']), 'experimental v1.0 until v1.2'],
  ['never', fieldHistory(STORE, THING, ['spec', 'never']), ''],
  ['below something that is not there', fieldHistory(STORE, THING, ['spec', 'never', 'at', 'all']), ''],
  ['a value', valueHistory(STORE, THING, ['spec', 'list', '0', 'mode'], 'B'), 'experimental v1.1'],
  ['the kind', kindHistory(STORE, 'test.dev', 'Thing'), 'standard v0.6, experimental v0.6'],
  ['another kind', kindHistory(STORE, 'test.dev', 'Other'), ''],
  ['a version', servedHistory(STORE, { ...THING, version: 'v1alpha1' }), 'experimental v1.0 until v1.1'],
];

for (const [what, history, expected] of HISTORIES)
  test(`history: ${what}`, () => assert.equal(rendered(history), expected));

const ABSENCES: readonly (readonly [
  field: string,
  target: Target,
  said: string | undefined,
  targets?: string,
])[] = [
  ['always', { release: 'v1.0', channel: 'standard' }, undefined],
  ['never', { release: 'v1.0', channel: 'standard' }, undefined],
  [
    'experimental',
    { release: 'v1.2', channel: 'standard' },
    'x is in the experimental channel only, since v1.1. The target is the standard channel of v1.2.',
    'v1.2 experimental',
  ],
  [
    'experimental',
    { release: 'v1.0', channel: 'standard' },
    'x is in the experimental channel only, since v1.1. The target is the standard channel of v1.0.',
    'v1.1 experimental',
  ],
  [
    'graduated',
    { release: 'v1.0', channel: 'standard' },
    'x is in the experimental channel since v1.1, and in the standard channel since v1.2. The target is the standard channel of v1.0.',
    'v1.2 standard',
  ],
  [
    'graduated',
    { release: 'v1.1', channel: 'standard' },
    'x is in the experimental channel since v1.1, and in the standard channel since v1.2. The target is the standard channel of v1.1.',
    'v1.1 experimental, v1.2 standard',
  ],
  [
    'graduated',
    { release: 'v1.0', channel: 'experimental' },
    'x came to the experimental channel with v1.1. The target is v1.0.',
    'v1.1 experimental',
  ],
  [
    'gone',
    { release: 'v1.2', channel: 'experimental' },
    'x left the experimental channel with v1.2. The target is v1.2.',
    '',
  ],
  [
    'gone',
    { release: 'v1.2', channel: 'standard' },
    'x was in the experimental channel only, and left it with v1.2. The target is the standard channel of v1.2.',
    '',
  ],
];

for (const [field, target, said, targets] of ABSENCES)
  test(`absence: ${field} in ${target.release} ${target.channel}`, () => {
    const found = absence('x', fieldHistory(STORE, THING, ['spec', field]), target);
    assert.equal(found && renderMessage(found.message), said);
    assert.equal(found?.targets.join(', '), targets);
  });

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a}
spec: {useDefaultGateways: All}
`;

/** The gatelens.yaml that is stored, and what the fix makes of it; undefined for no fix. */
const FILES: readonly (readonly [before: string, after: string | undefined])[] = [
  ['', 'channel: experimental\n'],
  ['# ours\n', '# ours\nchannel: experimental\n'],
  ['world: closed', 'world: closed\nchannel: experimental'],
  ['channel: standard # for now\n', 'channel: experimental # for now\n'],
  ["channel: 'standard'\r\nworld: open\r\n", "channel: 'experimental'\r\nworld: open\r\n"],
  ['{channel: standard}\n', undefined],
  ['channel: [\n', undefined],
  ['- a\n', undefined],
  ['channel:\nworld: open\n', undefined],
];

for (const [before, after] of FILES)
  test(`the target in ${JSON.stringify(before)}`, () => {
    const uri = uriOf('gatelens.yaml');
    const fixture = openFixture(ROUTE, { config: { targetFile: { uri, text: before } } });
    const [finding] = findingsOf(fixture).filter(({ code }) => code === 'unknown-field');
    assert.ok(finding);
    const fix = fixesOf(fixture, finding).find(({ title }) => title.id === 'fix.target');
    const text = fix?.edits.reduceRight(
      (done, { span, newText }) => done.slice(0, span.start) + newText + done.slice(span.end),
      before,
    );
    assert.equal(text, after);
    assert.notEqual(fix?.safe, true);
  });

test('where a setting or flag names the target, gatelens.yaml cannot change it', () => {
  const fixture = openFixture(ROUTE);
  const [finding] = findingsOf(fixture).filter(({ code }) => code === 'unknown-field');
  assert.ok(finding);
  assert.deepEqual(
    fixesOf(fixture, finding).map(({ title }) => title.id),
    [],
  );
});
