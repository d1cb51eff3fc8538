import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FixtureOptions } from '../support/fixture.ts';
import { openFixture, pathOf } from '../support/fixture.ts';

const GATEWAY = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: edge';
const ROUTE = 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r';
const parent = (more = ''): string => `spec: {parentRefs: [{name: edge${more}}]}\n`;

const flux = (path: string, namespace: string): string =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: f, namespace: flux-system}\nspec: {path: ${path}, targetNamespace: ${namespace}}\n`;
const argo = (path: string, namespace: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: f, namespace: argocd}\nspec: {source: {path: ${path}}, destination: {namespace: ${namespace}}}\n`;

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
    name: 'a kustomization replaces the namespace that is written',
    text: `# file: k/kustomization.yaml\nnamespace: team\nresources: [g.yaml]\n# file: k/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found k/g.yaml',
  },
  {
    name: 'what a kustomization replaced is no longer there',
    text: `# file: k/kustomization.yaml\nnamespace: team\nresources: [g.yaml]\n# file: k/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'absent ',
  },
  {
    name: 'overlays that disagree make a written namespace unknown',
    text: `# file: base/kustomization.yaml\nresources: [g.yaml]\n# file: base/g.yaml\n${GATEWAY}, namespace: a}\n# file: prod/kustomization.yaml\nnamespace: prod\nresources: [../base]\n# file: dev/kustomization.yaml\nresources: [../base]\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'unknown base/g.yaml',
  },
  {
    name: 'a base stays together in each of its overlays',
    text: `# file: base/kustomization.yaml\nresources: [g.yaml, r.yaml]\n# file: base/g.yaml\n${GATEWAY}, namespace: a}\n# file: base/r.yaml\n${ROUTE}, namespace: b}\n${parent()}# file: prod/kustomization.yaml\nnamespace: prod\nresources: [../base]\n# file: dev/kustomization.yaml\nnamespace: dev\nresources: [../base]`,
    expected: 'found base/g.yaml',
  },
  {
    name: 'a base stays apart where one overlay leaves it alone',
    text: `# file: base/kustomization.yaml\nresources: [g.yaml, r.yaml]\n# file: base/g.yaml\n${GATEWAY}, namespace: a}\n# file: base/r.yaml\n${ROUTE}, namespace: b}\n${parent()}# file: prod/kustomization.yaml\nnamespace: prod\nresources: [../base]\n# file: dev/kustomization.yaml\nresources: [../base]`,
    expected: 'unknown base/g.yaml',
  },
  {
    name: 'a component gives its namespace to its parent',
    text: `# file: c/kustomization.yaml\nkind: Component\nnamespace: team\n# file: k/kustomization.yaml\nresources: [g.yaml]\ncomponents: [../c]\n# file: k/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found k/g.yaml',
  },
  {
    name: 'a transformer may give any namespace',
    text: `# file: k/kustomization.yaml\nresources: [g.yaml]\ntransformers: [t.yaml]\n# file: k/t.yaml\napiVersion: builtin\nkind: NamespaceTransformer\nmetadata: {name: t, namespace: team}\n# file: k/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'unknown k/g.yaml',
  },
  {
    name: 'a kustomization with a placeholder for a namespace says nothing',
    text: `# file: k/kustomization.yaml\nnamespace: \${NS}\nresources: [g.yaml]\n# file: k/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'unknown k/g.yaml',
  },
  {
    name: 'Flux gives its target namespace to the folder that it applies',
    text: `# file: clusters/x/apps.yaml\n${flux('./apps/shop', 'team')}# file: apps/shop/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found apps/shop/g.yaml',
  },
  {
    name: 'Flux stands above the kustomizations of its folder',
    text: `# file: clusters/x/apps.yaml\n${flux('apps', 'team')}# file: apps/kustomization.yaml\nnamespace: inner\nresources: [shop/g.yaml]\n# file: apps/shop/g.yaml\n${GATEWAY}}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found apps/shop/g.yaml',
  },
  {
    name: 'what a kustomization does not list, Flux does not apply',
    text: `# file: clusters/x/apps.yaml\n${flux('apps', 'team')}# file: apps/kustomization.yaml\nresources: [other.yaml]\n# file: apps/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'found apps/g.yaml',
  },
  {
    name: 'two Flux Kustomizations of one folder disagree',
    text: `# file: clusters/x.yaml\n${flux('apps', 'x')}# file: clusters/y.yaml\n${flux('apps', 'y')}# file: apps/g.yaml\n${GATEWAY}}\n# file: r.yaml\n${ROUTE}, namespace: x}\n${parent()}`,
    expected: 'unknown apps/g.yaml',
  },
  {
    name: 'Argo CD gives a namespace to what has none',
    text: `# file: argo/shop.yaml\n${argo('apps/shop', 'team')}# file: apps/shop/g.yaml\n${GATEWAY}}\n# file: r.yaml\n${ROUTE}, namespace: team}\n${parent()}`,
    expected: 'found apps/shop/g.yaml',
  },
  {
    name: 'Argo CD leaves a written namespace alone',
    text: `# file: argo/shop.yaml\n${argo('apps/shop', 'team')}# file: apps/shop/g.yaml\n${GATEWAY}, namespace: a}\n# file: r.yaml\n${ROUTE}, namespace: a}\n${parent()}`,
    expected: 'found apps/shop/g.yaml',
  },
  {
    name: 'a kustomization is stronger than Argo CD',
    text: `# file: argo/shop.yaml\n${argo('apps/shop', 'team')}# file: apps/shop/kustomization.yaml\nnamespace: own\nresources: [g.yaml]\n# file: apps/shop/g.yaml\n${GATEWAY}}\n# file: r.yaml\n${ROUTE}, namespace: own}\n${parent()}`,
    expected: 'found apps/shop/g.yaml',
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
