import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocumentEdit } from 'vscode-languageserver-types';
import { prepareRename, rename } from '../../server/src/features/rename.ts';
import type { OpenFixture } from '../support/fixture.ts';
import { openFixture } from '../support/fixture.ts';
import { cursorOf, renderPlace, textIn } from './render.ts';
import { inWorld, route } from './world.ts';

type Case = {
  readonly name: string;
  readonly text: string;
  readonly to: string;
  /** `place -> new text`, a line each, `?` before those to confirm; or why not. */
  readonly expected: string;
};

const PARENT = '  parentRefs:\n    - {name: "edge", namespace: infra, sectionName: https}';

const CASES: readonly Case[] = [
  {
    name: 'a Gateway, from a reference; quotes stay',
    text: inWorld(route(PARENT.replace('edge', 'ed<CURSOR>ge'))),
    to: 'front',
    expected: `
platform/gateway.yaml:4:9 «edge» -> front
shop/other.yaml:8:13 «edge» -> front
shop/main.yaml:8:15 «edge» -> front
`,
  },
  {
    name: 'a listener: its name and sectionName, not its port',
    text: inWorld(route(PARENT)).replace('- name: https', '- name: ht<CURSOR>tps'),
    to: 'web',
    expected: `
platform/gateway.yaml:12:13 «https» -> web
shop/main.yaml:8:53 «https» -> web
`,
  },
  {
    name: 'a Service and the ReferenceGrant that opens it',
    text: inWorld('')
      .replace('name: cart', 'name: ca<CURSOR>rt')
      .replace('kind: Service\n# file', 'kind: Service\n      name: cart\n# file'),
    to: 'basket',
    expected: `
shop/services.yaml:4:9 «cart» -> basket
shop/grant.yaml:17:13 «cart» -> basket
shop/other.yaml:13:17 «cart» -> basket
`,
  },
  {
    name: 'the Secret that a Certificate makes',
    text: inWorld('').replace('name: wild-tls', 'name: wild<CURSOR>-tls'),
    to: '007',
    expected: `
platform/certificate.yaml:7:15 «wild-tls» -> "007"
platform/gateway.yaml:18:19 «wild-tls» -> "007"
`,
  },
  {
    name: 'what only may be meant is to be confirmed',
    text: inWorld(
      route('  rules: [{backendRefs: [{name: cart}]}]').replace('  namespace: shop\n', ''),
    ).replace('name: cart', 'name: ca<CURSOR>rt'),
    to: 'basket',
    expected: `
shop/services.yaml:4:9 «cart» -> basket
shop/other.yaml:13:17 «cart» -> basket
? shop/main.yaml:6:33 «cart» -> basket
`,
  },
  {
    name: 'an alias follows its anchor',
    text: inWorld(route('  rules:\n    - backendRefs: [{name: &n ca<CURSOR>rt}, {name: *n}]')),
    to: 'basket',
    expected: `
shop/services.yaml:4:9 «cart» -> basket
shop/other.yaml:13:17 «cart» -> basket
shop/main.yaml:8:31 «cart» -> basket
`,
  },
  {
    name: 'no name of Kubernetes',
    text: inWorld(route('  rules: []', 'a<CURSOR>a')),
    to: 'A b',
    expected: 'refused',
  },
  {
    name: 'a Service begins with a letter',
    text: inWorld('').replace('name: cart', 'name: ca<CURSOR>rt'),
    to: '1a',
    expected: 'refused',
  },
  {
    name: 'a name that is taken',
    text: inWorld(route('  rules: []', 'a<CURSOR>a')),
    to: 'other',
    expected: 'refused',
  },
  {
    name: 'a listener name that is taken',
    text: inWorld('').replace('- name: https', '- name: ht<CURSOR>tps'),
    to: 'http',
    expected: 'refused',
  },
  {
    name: 'a port is no name',
    text: inWorld('').replace('port: 443\n      protocol', 'port: 4<CURSOR>43\n      protocol'),
    to: 'x',
    expected: 'nothing',
  },
  {
    name: 'something that is not here',
    text: inWorld(route('  parentRefs: [{name: no<CURSOR>where}]')),
    to: 'x',
    expected: 'nothing',
  },
  {
    name: 'a namespace: labels and tools name it too',
    text: inWorld('').replace('name: infra', 'name: in<CURSOR>fra'),
    to: 'x',
    expected: 'nothing',
  },
];

for (const { name, text, to, expected } of CASES)
  test(name, () => {
    const fixture = openFixture(text);
    assert.equal(renamed(fixture, to), expected.replace(/^\n/, '').trimEnd());
  });

test('clients that cannot ask rename only what is sure', () => {
  const text = route('  rules: [{backendRefs: [{name: cart}]}]').replace('  namespace: shop\n', '');
  const fixture = openFixture(inWorld(text).replace('name: cart', 'name: ca<CURSOR>rt'));
  const { uri, position } = cursorOf(fixture);
  const answer = rename(fixture.snapshot, uri, position, 'basket', { documentChanges: false });
  assert.ok(answer?.type === 'edit');
  assert.deepEqual(Object.keys(answer.edit.changes ?? {}).length, 2);
});

test('before renaming, the name alone is selected', () => {
  const fixture = openFixture(inWorld(route(PARENT.replace('edge', 'ed<CURSOR>ge'))));
  const { uri, position } = cursorOf(fixture);
  const found = prepareRename(fixture.snapshot, uri, position);
  assert.ok(found);
  assert.deepEqual([textIn(fixture, uri, found.range), found.placeholder], ['edge', 'edge']);
});

function renamed(fixture: OpenFixture, to: string): string {
  const { uri, position } = cursorOf(fixture);
  const answer = rename(fixture.snapshot, uri, position, to);
  assert.equal(prepareRename(fixture.snapshot, uri, position) === null, answer === null);
  if (!answer) return 'nothing';
  if (answer.type === 'refused') {
    assert.ok(answer.reason.includes(to));
    return 'refused';
  }
  return (answer.edit.documentChanges ?? [])
    .filter(TextDocumentEdit.is)
    .flatMap(({ textDocument, edits }) =>
      edits.map((edit) => {
        assert.ok('newText' in edit);
        const mark = 'annotationId' in edit ? '? ' : '';
        return `${mark}${renderPlace(fixture, textDocument.uri, edit.range)} -> ${edit.newText}`;
      }),
    )
    .join('\n');
}
