import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { documentHighlights } from '../../server/src/features/documentHighlight.ts';
import { references } from '../../server/src/features/references.ts';
import { openFixture } from '../support/fixture.ts';
import { cursorOf, renderPlace } from './render.ts';
import { inWorld, route } from './world.ts';

const TWO_PARENTS = `  parentRefs:
    - name: edge
      namespace: infra
      sectionName: https
    - name: edge
      namespace: infra
      sectionName: http`;

type Case = {
  readonly name: string;
  readonly text: string;
  /** A place a line, `=` before those that give the name. */
  readonly expected: string;
};

const CASES: readonly Case[] = [
  {
    name: 'a Gateway, from its own name',
    text: inWorld(route(TWO_PARENTS)).replace('name: edge\n  namespace', 'name: ed<CURSOR>ge\n  namespace'),
    expected: `
= platform/gateway.yaml:4:9 «edge»
shop/other.yaml:8:13 «edge»
shop/main.yaml:8:13 «edge»
shop/main.yaml:11:13 «edge»
`,
  },
  {
    name: 'a Gateway, from a reference',
    text: inWorld(route(TWO_PARENTS.replace('name: edge', 'name: ed<CURSOR>ge'))),
    expected: `
= platform/gateway.yaml:4:9 «edge»
shop/other.yaml:8:13 «edge»
shop/main.yaml:8:13 «edge»
shop/main.yaml:11:13 «edge»
`,
  },
  {
    name: 'a Gateway, from its kind',
    text: inWorld('').replace('kind: Gateway\nmetadata', 'kind: Gate<CURSOR>way\nmetadata'),
    expected: `
= platform/gateway.yaml:4:9 «edge»
shop/other.yaml:8:13 «edge»
`,
  },
  {
    name: 'a listener, from its own name: sectionName, and port where there is none',
    text: inWorld(route(TWO_PARENTS)).replace('- name: https', '- name: ht<CURSOR>tps'),
    expected: `
= platform/gateway.yaml:12:13 «https»
shop/other.yaml:10:13 «443»
shop/main.yaml:10:20 «https»
`,
  },
  {
    name: 'a listener, from a sectionName',
    text: inWorld(route(TWO_PARENTS.replace('sectionName: https', 'sectionName: ht<CURSOR>tps'))),
    expected: `
= platform/gateway.yaml:12:13 «https»
shop/other.yaml:10:13 «443»
shop/main.yaml:10:20 «https»
`,
  },
  {
    name: 'a listener, from a port',
    text: inWorld(route(TWO_PARENTS)).replace('port: 443\n  rules', 'port: 4<CURSOR>43\n  rules'),
    expected: `
= platform/gateway.yaml:12:13 «https»
shop/other.yaml:10:13 «443»
shop/main.yaml:10:20 «https»
`,
  },
  {
    name: 'a Service, with what a ReferenceGrant says of it by name',
    text: inWorld('')
      .replace('name: cart', 'name: ca<CURSOR>rt')
      .replace('kind: Service\n# file', 'kind: Service\n      name: cart\n# file'),
    expected: `
= shop/services.yaml:4:9 «cart»
shop/grant.yaml:17:13 «cart»
shop/other.yaml:13:17 «cart»
`,
  },
  {
    name: 'a port of a Service',
    text: inWorld(
      route(
        '  rules:\n    - backendRefs:\n        - {name: cart, port: 9000}\n        - {name: cart, port: 80<CURSOR>80}',
      ),
    ),
    expected: `
= shop/services.yaml:9:13 «8080»
shop/other.yaml:14:17 «8080»
shop/main.yaml:10:30 «8080»
`,
  },
  {
    name: 'a port, from the Service',
    text: inWorld('').replace('port: 8080\n      target', 'port: 80<CURSOR>80\n      target'),
    expected: `
= shop/services.yaml:9:13 «8080»
shop/other.yaml:14:17 «8080»
`,
  },
  {
    name: 'a Namespace: who names it and who lives in it',
    text: inWorld(route(TWO_PARENTS)).replace('name: infra', 'name: in<CURSOR>fra'),
    expected: `
= platform/namespaces.yaml:4:9 «infra»
platform/gateway.yaml:5:14 «infra»
platform/certificate.yaml:5:14 «infra»
shop/grant.yaml:10:18 «infra»
shop/other.yaml:9:18 «infra»
shop/main.yaml:9:18 «infra»
shop/main.yaml:12:18 «infra»
`,
  },
  {
    name: 'a namespace that is not here',
    text: inWorld(
      `${route('  parentRefs:\n    - {name: a, namespace: el<CURSOR>se}')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: else}\n`,
    ),
    expected: `
shop/main.yaml:8:28 «else»
shop/main.yaml:12:32 «else»
`,
  },
  {
    name: 'an object that is not here: all who wait for it',
    text: inWorld(
      `${route('  parentRefs:\n    - {name: gone, namespace: infra}', 'a')}---\n${route('  parentRefs:\n    - {name: go<CURSOR>ne, namespace: infra}\n    - {name: gone}', 'b')}`,
    ),
    expected: `
shop/main.yaml:8:14 «gone»
shop/main.yaml:17:14 «gone»
`,
  },
  {
    name: 'the Secret of a Certificate',
    text: inWorld('').replace('secretName: wild-tls', 'secretName: wild-<CURSOR>tls'),
    expected: `
= platform/certificate.yaml:7:15 «wild-tls»
platform/gateway.yaml:18:19 «wild-tls»
`,
  },
  {
    name: 'another namespace is another object',
    text: inWorld(
      `${route('  rules: [{backendRefs: [{name: cart}]}]', 'here')}---\n${route('  rules: [{backendRefs: [{name: cart}]}]', 'there').replace('namespace: shop', 'namespace: other')}`,
    ).replace('name: cart', 'name: ca<CURSOR>rt'),
    expected: `
= shop/services.yaml:4:9 «cart»
shop/other.yaml:13:17 «cart»
shop/main.yaml:7:33 «cart»
`,
  },
  {
    name: 'a namespace that is not written: followed too',
    text: inWorld(
      route('  rules: [{backendRefs: [{name: cart}]}]').replace('  namespace: shop\n', ''),
    ).replace('name: cart', 'name: ca<CURSOR>rt'),
    expected: `
= shop/services.yaml:4:9 «cart»
shop/other.yaml:13:17 «cart»
shop/main.yaml:6:33 «cart»
`,
  },
  {
    name: 'a Kustomize patch and what it patches are one',
    text: inWorld(
      `# file: shop/patch.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: ca<CURSOR>rt}\nspec: {type: ClusterIP}\n# file: shop/kustomization.yaml\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [services.yaml]\npatches:\n  - path: patch.yaml\n`,
    ),
    expected: `
= shop/services.yaml:4:9 «cart»
= shop/patch.yaml:3:18 «cart»
shop/other.yaml:13:17 «cart»
`,
  },
  {
    name: 'a reference that an alias repeats is there once',
    text: inWorld(
      route('  rules:\n    - backendRefs: &b\n        - name: cart\n    - backendRefs: *b'),
    ).replace('name: cart', 'name: ca<CURSOR>rt'),
    expected: `
= shop/services.yaml:4:9 «cart»
shop/other.yaml:13:17 «cart»
shop/main.yaml:9:17 «cart»
`,
  },
  {
    name: 'a value without references',
    text: inWorld(route('  hostnames: [a.exa<CURSOR>mple.com]')),
    expected: 'nothing',
  },
];

for (const { name, text, expected } of CASES)
  test(name, () => {
    assert.equal(referencesIn(text), expected.replace(/^\n/, '').trimEnd());
  });

test('without the declaration if nobody wants it', () => {
  const fixture = openFixture(inWorld('').replace('name: cart', 'name: ca<CURSOR>rt'));
  const { uri, position } = cursorOf(fixture);
  const found = references(fixture.snapshot, uri, position, { includeDeclaration: false });
  assert.deepEqual(
    found.map((each) => renderPlace(fixture, each.uri, each.range)),
    ['shop/other.yaml:13:17 «cart»'],
  );
});

test('highlights are those of the file, declarations written and the rest read', () => {
  const fixture = openFixture(inWorld(route(TWO_PARENTS).replace('name: edge', 'name: ed<CURSOR>ge')));
  const { uri, position } = cursorOf(fixture);
  assert.deepEqual(
    documentHighlights(fixture.snapshot, uri, position).map(({ range, kind }) => [
      renderPlace(fixture, uri, range),
      kind,
    ]),
    [
      ['shop/main.yaml:8:13 «edge»', DocumentHighlightKind.Read],
      ['shop/main.yaml:11:13 «edge»', DocumentHighlightKind.Read],
    ],
  );
});

function referencesIn(text: string): string {
  const fixture = openFixture(text);
  const { uri, position } = cursorOf(fixture);
  const render = (includeDeclaration: boolean): string[] =>
    references(fixture.snapshot, uri, position, { includeDeclaration }).map((each) =>
      renderPlace(fixture, each.uri, each.range),
    );
  const uses = new Set(render(false));
  const lines = render(true).map((place) => (uses.has(place) ? place : `= ${place}`));
  return lines.length === 0 ? 'nothing' : lines.join('\n');
}
