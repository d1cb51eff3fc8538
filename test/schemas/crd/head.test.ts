/** The look at a definition's lines beside its parse. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { scanCrdHead } from '../../../server/src/engine/schema/crd/head.ts';
import { readCrd } from '../../../server/src/engine/schema/crd/read.ts';
import { compareVersions } from '../../../server/src/engine/schema/crd/versionOrder.ts';
import { splitDocuments } from '../../../server/src/engine/yaml/split.ts';
import { needs, referencePath, referenceText } from '../reference.ts';
import { fromYaml } from '../support.ts';
import { WIDGETS } from './widgets.ts';

const HEADS: readonly string[] = [
  WIDGETS,
  `---\n# generated\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n    name: as.b.c\nspec:\n    group: "b.c" # ours\n    scope: Cluster\n    names:\n        plural: 'as'\n        kind: A\n        shortNames: \n        - a\n        - "b"\n    versions:\n    -   name: v1\n        served: true\n        storage: true\n`,
  '    apiVersion: apiextensions.k8s.io/v1\n    kind: CustomResourceDefinition\n    spec:\n      group: b.c\n      names:\n        kind: A\n        plural: as\n      scope: Namespaced\n      versions:\n      - schema:\n          openAPIV3Schema:\n            description: |-\n              name: v9\n              group: x\n        served: true\n        storage: false\n        name: v1beta1\n',
];

for (const [index, text] of HEADS.entries())
  test(`a look at the lines of a definition (${index + 1})`, () => {
    assert.deepEqual(scanCrdHead(text), readCrd(fromYaml(text)).head);
    assert.ok(scanCrdHead(text));
  });

/** Written in another way: only a parse tells. */
const OTHERS: readonly string[] = [
  '{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "spec": {"group": "b.c"}}',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: { group: b.c }\n',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec:\n  group: b.c\n  names: { kind: A, plural: as }\n  versions: [{ name: v1 }]\n',
  '',
];

for (const text of OTHERS)
  test(`no look tells what ${JSON.stringify(text.slice(-40))} defines`, () =>
    assert.equal(scanCrdHead(text), undefined));

test('published definitions: the look and the parse agree', needs('crds'), () => {
  let count = 0;
  for (const name of readdirSync(referencePath('crds')).filter((each) =>
    each.endsWith('-experimental.yaml'),
  )) {
    const text = referenceText(`crds/${name}`);
    for (const { start, end } of splitDocuments(text)) {
      const document = text.slice(start, end);
      if (!/^kind: CustomResourceDefinition$/m.test(document)) continue;
      assert.deepEqual(scanCrdHead(document), readCrd(fromYaml(document)).head);
      count++;
    }
  }
  assert.ok(count > 50, String(count));
});

test('versions are ordered as Kubernetes does', () => {
  const ordered = [
    'v10',
    'v2',
    'v1',
    'v11beta2',
    'v10beta3',
    'v3beta1',
    'v12alpha1',
    'v11alpha2',
    'foo1',
    'foo10',
  ];
  assert.deepEqual([...ordered].reverse().sort(compareVersions), ordered);
});
