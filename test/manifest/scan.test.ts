import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { readManifest } from '../../server/src/engine/manifest/manifest.ts';
import { scanResources } from '../../server/src/engine/manifest/scan.ts';
import { readDocument } from '../../server/src/engine/yaml/read.ts';
import { splitDocuments } from '../../server/src/engine/yaml/split.ts';
import { isObject, objectAt, stringAt, toJson } from '../../server/src/engine/yaml/value.ts';

const HARD_CASES = [
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: "quoted" # why\n  namespace: \'single\'\ntype: kubernetes.io/tls\n',
  'kind: ConfigMap\napiVersion: v1\nmetadata:\n    labels:\n        app.kubernetes.io/name: x\n        "quoted/key": y\n    name: deep\ndata:\n  nested.yaml: |\n    kind: NotAResource\n    metadata:\n      name: wrong\n',
  'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: 123\n  labels:\n    n: 5\n    s: "5"\n',
  'apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: crlf\r\n  annotations:\r\n    a/b: c d # not part\r\n',
  '# head\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n\n  # a comment\n  name: gaps\n\n  labels: {}\nspec:\n  template:\n    metadata:\n      name: inner\n',
  'apiVersion: v1\nkind: ConfigMap\ndata:\n  metadata: "name: no"\nmetadata:\n  name: last\n',
];

/** What a full reading makes of the same document. */
function fullReading(text: string): unknown {
  const { root } = readDocument(text);
  const value = root ? toJson(root) : null;
  const metadata = objectAt(value, 'metadata');
  const strings = (key: string): object =>
    Object.fromEntries(
      Object.entries(objectAt(metadata, key) ?? {}).filter(([, v]) => typeof v === 'string'),
    );
  return {
    apiVersion: stringAt(value, 'apiVersion'),
    kind: stringAt(value, 'kind'),
    name: stringAt(metadata, 'name'),
    namespace: stringAt(metadata, 'namespace'),
    labels: strings('labels'),
    annotations: strings('annotations'),
    secretType: stringAt(value, 'kind') === 'Secret' ? stringAt(value, 'type') : undefined,
  };
}

function scanReading(text: string): unknown {
  const [resource] = scanResources(text);
  return {
    apiVersion: resource?.apiVersion,
    kind: resource?.kind,
    name: resource?.name,
    namespace: resource?.namespace,
    labels: resource?.labels,
    annotations: resource?.annotations,
    secretType: resource?.secretType,
  };
}

for (const [index, text] of HARD_CASES.entries())
  test(`a look at the lines agrees with a full reading: hard case ${index}`, () =>
    assert.deepEqual(scanReading(text), fullReading(text)));

test('a look at the lines agrees with a full reading on all examples', () => {
  let compared = 0;
  for (const text of exampleDocuments()) {
    const document = readDocument(text);
    const isObjectWithKind =
      document.root && isObject(toJson(document.root)) && scanResources(text).length === 1;
    if (document.problems.length > 0 || !isObjectWithKind) continue;
    assert.deepEqual(scanReading(text), fullReading(text), text.slice(0, 200));
    compared++;
  }
  assert.ok(compared > 40, `${compared} documents compared`);
});

test('the name is found where it is written', () => {
  const text = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: "tls"\n';
  const [secret] = scanResources(text);
  assert.equal(text.slice(secret?.nameSpan.start, secret?.nameSpan.end), '"tls"');
});

test('a list too long to parse is looked at item by item', () => {
  const filler = `    k: ${'x'.repeat(300)}\n`.repeat(1000);
  const text = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: ConfigMap\n  metadata:\n    name: one\n  data:\n${filler}- apiVersion: v1\n  kind: Secret\n  metadata:\n    name: two\n    namespace: team\n`;
  const manifest = readManifest(text);
  assert.equal(manifest.reading, 'too-large');
  assert.deepEqual(
    manifest.resources.map(({ kind, name, namespace, pointer }) => ({ kind, name, namespace, pointer })),
    [
      { kind: 'ConfigMap', name: 'one', namespace: undefined, pointer: '/items/0' },
      { kind: 'Secret', name: 'two', namespace: 'team', pointer: '/items/1' },
    ],
  );
});

function exampleDocuments(): string[] {
  return readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .flatMap((name) => {
      const text = readFileSync(path.join('examples', name), 'utf8');
      return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
    });
}
