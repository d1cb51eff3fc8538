import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixtureOptions } from '../support/fixture.ts';
import { openFixture, pathOf } from '../support/fixture.ts';

const GATEWAY = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: edge';
const ROUTE = 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r';
const parent = (more = ''): string => `spec: {parentRefs: [{name: edge${more}}]}\n`;

type Case = {
  readonly name: string;
  readonly text: string;
  readonly expected: string;
  readonly options?: FixtureOptions;
};

/** Where the one parentRef of `r` leads: type and the files of the objects. */
const CASES: readonly Case[] = [
  {
    name: 'the same namespace',
    text: `# file: g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'found g.yaml',
  },
  {
    name: 'another namespace, named',
    text: `# file: g.yaml\n${GATEWAY}, namespace: infra}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent(', namespace: infra')}`,
    expected: 'found g.yaml',
  },
  {
    name: 'another namespace, forgotten',
    text: `# file: g.yaml\n${GATEWAY}, namespace: infra}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'absent ',
  },
  {
    name: 'unspecified in one folder is one namespace',
    text: `# file: app/g.yaml\n${GATEWAY}}\n# file: app/r.yaml\n${ROUTE}}\n${parent()}`,
    expected: 'found app/g.yaml',
  },
  {
    name: 'unspecified in two folders is not known',
    text: `# file: one/g.yaml\n${GATEWAY}}\n# file: two/r.yaml\n${ROUTE}}\n${parent()}`,
    expected: 'unknown one/g.yaml',
  },
  {
    name: 'unspecified against named is not known',
    text: `# file: g.yaml\n${GATEWAY}, namespace: infra}\n# file: r.yaml\n${ROUTE}}\n${parent()}`,
    expected: 'unknown g.yaml',
  },
  {
    name: 'a default namespace makes it known',
    text: `# file: one/g.yaml\n${GATEWAY}}\n# file: two/r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found one/g.yaml',
    options: { config: { defaultNamespace: 'team' } },
  },
  {
    name: 'in a closed world unspecified is default',
    text: `# file: one/g.yaml\n${GATEWAY}}\n# file: two/r.yaml\n${ROUTE}, namespace: default}\n${parent()}`,
    expected: 'found one/g.yaml',
    options: { config: { world: 'closed' } },
  },
  {
    name: 'a placeholder namespace is not known',
    text: `# file: g.yaml\n${GATEWAY}, namespace: infra}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent(", namespace: '${NS}'")}`,
    expected: 'unknown g.yaml',
  },
  {
    name: 'of two overlays the nearest wins',
    text: `# file: dev/g.yaml\n${GATEWAY}, namespace: a}\n# file: prod/g.yaml\n${GATEWAY}, namespace: a}\n# file: prod/app/r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'found prod/g.yaml',
  },
  {
    name: 'equally near ones all count',
    text: `# file: dev/g.yaml\n${GATEWAY}, namespace: a}\n# file: prod/g.yaml\n${GATEWAY}, namespace: a}\n# file: apps/r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'found dev/g.yaml prod/g.yaml',
  },
  {
    name: 'a kustomization gives its namespace',
    text: `# file: k/kustomization.yaml\nnamespace: team\nresources: [g.yaml]\n# file: k/g.yaml\n${GATEWAY}}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found k/g.yaml',
  },
  {
    name: 'the outermost kustomization wins, through folders',
    text: `# file: base/kustomization.yaml\nnamespace: inner\nresources: [g.yaml]\n# file: base/g.yaml\n${GATEWAY}}\n# file: prod/kustomization.yaml\nnamespace: team\nresources: [../base]\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found base/g.yaml',
  },
  {
    name: 'a base with two overlays has no one namespace',
    text: `# file: base/kustomization.yaml\nresources: [g.yaml]\n# file: base/g.yaml\n${GATEWAY}}\n# file: prod/kustomization.yaml\nnamespace: prod\nresources: [../base]\n# file: dev/kustomization.yaml\nnamespace: dev\nresources: [../base]\n# file: r.yaml\n${ROUTE}, namespace: prod}\n${parent()}`,
    expected: 'unknown base/g.yaml',
  },
  {
    name: 'kustomizations in a circle end',
    text: `# file: a/kustomization.yaml\nresources: [../b, g.yaml]\n# file: b/kustomization.yaml\nresources: [../a]\nnamespace: team\n# file: a/g.yaml\n${GATEWAY}}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found a/g.yaml',
  },
  {
    name: 'a patch defines nothing',
    text: `# file: k/kustomization.yaml\npatches: [{path: g.yaml}]\n# file: k/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'absent ',
  },
];

for (const { name, text, expected, options } of CASES)
  test(`resolve: ${name}`, () => {
    const { snapshot } = openFixture(text, options);
    const from = [...snapshot.index.resources()].find(({ resource }) => resource.name === 'r');
    const reference = from?.resource.references[0];
    assert.ok(from && reference);
    const resolution = snapshot.resolve(from, reference);
    const objects = resolution.type === 'absent' ? [] : resolution.objects;
    assert.equal(`${resolution.type} ${objects.map(({ uri }) => pathOf(uri)).join(' ')}`, expected);
  });

const CREATED: readonly (readonly [string, string, string])[] = [
  [
    'a Certificate',
    'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: a}\nspec: {secretName: tls}\n',
    '/Secret tls',
  ],
  [
    'an ExternalSecret with a target',
    'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: c, namespace: a}\nspec: {target: {name: tls}}\n',
    '/Secret tls',
  ],
  [
    'an ExternalSecret without',
    'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: tls, namespace: a}\n',
    '/Secret tls',
  ],
  [
    'a SealedSecret',
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: tls, namespace: a}\n',
    '/Secret tls',
  ],
  [
    'a generator',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator: [{name: ca}]\n',
    '/ConfigMap ca',
  ],
  [
    'a Gateway with an issuer',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: a, annotations: {cert-manager.io/cluster-issuer: x}}\nspec: {listeners: [{name: l, tls: {certificateRefs: [{name: tls}]}}]}\n',
    '/Secret tls',
  ],
];

for (const [name, text, expected] of CREATED)
  test(`created by ${name}`, () => {
    const { snapshot } = openFixture(text);
    const [key = '', object = ''] = expected.split(' ');
    assert.equal(snapshot.index.objects(key, object)[0]?.created, true);
  });

const INLINE_PATCHES = [
  "patches: [{patch: '{kind: Gateway, metadata: {name: edge}}', target: {kind: Gateway}}]",
  'patches:\n- patch: |-\n    kind: Gateway\n    metadata: {name: edge}',
  'patchesJson6902: [{target: {kind: Gateway, name: edge}, path: p.yaml}]',
  'patches: [{target: {name: ed.*}, path: p.yaml}]',
];

for (const patches of INLINE_PATCHES)
  test(`a listener that a patch may add is not missed: ${patches.split('\n')[0]}`, () => {
    const gateway = `${GATEWAY}, namespace: a}\nspec: {gatewayClassName: c, listeners: [{name: http, protocol: HTTP, port: 80}]}\n`;
    const text = `# file: k/kustomization.yaml\nresources: [g.yaml]\n${patches}\n# file: k/g.yaml\n${gateway}# file: r.yaml\n${ROUTE}, namespace: a}\n${parent(', sectionName: https')}`;
    const found = [...openFixture(text).snapshot.uris()].flatMap((uri) => [
      ...openFixture(text).snapshot.findings(uri),
    ]);
    assert.deepEqual(
      found.filter(({ code }) => code === 'no-matching-listener'),
      [],
    );
  });
