/** Which definition counts, and what is said of a resource's version. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFix, findingsOf, fixesOf, openFixture, renderFindings } from '../../support/fixture.ts';
import { EXPERIMENTAL, GATEWAY_API } from '../support.ts';
import { WIDGETS } from './widgets.ts';

const widget = (version: string): string =>
  `# file: main.yaml\napiVersion: shop.example.com/${version}\nkind: Widget\nmetadata: { name: w }\nspec: { size: 1 }\n`;

/** A version, and what is said of it. */
const VERSIONS: { readonly [version: string]: string } = {
  v1: '',
  v1beta1: 'main.yaml:1:13-1:37 hint deprecated-version `v1beta1` of Widget is deprecated. Use `v1`.',
  v1alpha1:
    'main.yaml:1:13-1:38 error unserved-version The definition of Widget does not serve `v1alpha1`. Use `v1`.',
  v2: 'main.yaml:1:13-1:32 warning unknown-version The definition of Widget has no version `v2`. It serves `v1`.',
};

for (const [version, said] of Object.entries(VERSIONS))
  test(`a resource in ${version}`, () => {
    const fixture = openFixture(`${WIDGETS}${widget(version)}`);
    assert.equal(renderFindings(fixture), said);
    const [finding] = findingsOf(fixture);
    const [fix] = finding ? fixesOf(fixture, finding) : [];
    if (fix)
      assert.match(applyFix(fixture, fix).get('main.yaml') ?? '', /^apiVersion: shop\.example\.com\/v1\n/);
    assert.equal(fix === undefined, said === '');
  });

/** A definition of a kind with one field, `is`. */
function definition(
  path: string,
  group: string,
  kind: string,
  field: string,
  more: { release?: string; version?: string } = {},
): string {
  const plural = `${kind.toLowerCase()}s`;
  const annotations = more.release
    ? `\n  annotations:\n    gateway.networking.k8s.io/bundle-version: ${more.release}\n    gateway.networking.k8s.io/channel: standard`
    : '';
  return `# file: ${path}
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.${group}${annotations}
spec:
  group: ${group}
  scope: Namespaced
  names:
    kind: ${kind}
    plural: ${plural}
  versions:
  - name: ${more.version ?? 'v1'}
    served: true
    storage: true
    schema:
      openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { ${field}: { type: string } } } } }
`;
}

const fieldsOf = (text: string, group: string, kind: string, version = 'v1', config = {}) => {
  const { schemas, target } = openFixture(text, { config }).snapshot;
  const spec = schemas.schema(target, group, version, kind)?.properties?.spec;
  return Object.keys(spec?.properties ?? {});
};

test('of two definitions the one with the newest version counts', () => {
  const text =
    definition('a.yaml', 'b.example.com', 'Thing', 'older', { version: 'v1beta1' }) +
    definition('b.yaml', 'b.example.com', 'Thing', 'newer', { version: 'v1' });
  assert.deepEqual(fieldsOf(text, 'b.example.com', 'Thing'), ['newer']);
  assert.deepEqual(fieldsOf(text, 'b.example.com', 'Thing', 'v1beta1'), []);
});

test('a kind that is built in stays so, unless its definition is newer than all we know', () => {
  const same = definition('a.yaml', GATEWAY_API, 'HTTPRoute', 'is', { release: 'v1.2.0' });
  const unsigned = definition('a.yaml', GATEWAY_API, 'HTTPRoute', 'is');
  const newer = definition('a.yaml', GATEWAY_API, 'HTTPRoute', 'is', { release: 'v1.99.0' });
  for (const text of [same, unsigned])
    assert.ok(fieldsOf(text, GATEWAY_API, 'HTTPRoute').includes('parentRefs'));
  assert.deepEqual(fieldsOf(newer, GATEWAY_API, 'HTTPRoute'), ['is']);
  assert.ok(fieldsOf(newer, GATEWAY_API, 'HTTPRoute', 'v1', { release: 'v1.5' }).includes('parentRefs'));
});

test('the newest of several releases counts', () => {
  const text =
    definition('b.yaml', GATEWAY_API, 'HTTPRoute', 'second', { release: 'v1.99.1' }) +
    definition('a.yaml', GATEWAY_API, 'HTTPRoute', 'third', { release: 'v1.100.0' });
  assert.deepEqual(fieldsOf(text, GATEWAY_API, 'HTTPRoute'), ['third']);
});

test('a kind of the Gateway API that is not built in', () => {
  const text = definition('a.yaml', 'gateway.networking.x-k8s.io', 'XNewThing', 'is');
  const thing =
    'apiVersion: gateway.networking.x-k8s.io/v1\nkind: XNewThing\nmetadata: { name: a }\nspec: { was: x }\n';
  assert.match(
    renderFindings(openFixture(`${text}# file: main.yaml\n${thing}`)),
    /^main\.yaml:4:9-4:12 error unknown-field /,
  );
});

test('kinds are listed after the built-in ones', () => {
  const { schemas } = openFixture(
    `${WIDGETS}${definition('b.yaml', 'a.example.com', 'Thing', 'is')}`,
  ).snapshot;
  const kinds = schemas.kinds(EXPERIMENTAL).map(({ group, kind }) => `${group}/${kind}`);
  const custom = kinds.filter((kind) => kind.includes('.example.com/'));
  assert.deepEqual(custom, ['a.example.com/Thing', 'shop.example.com/Widget']);
  assert.ok(kinds.indexOf('a.example.com/Thing') > kinds.indexOf(`${GATEWAY_API}/BackendTLSPolicy`));
  assert.equal(kinds[0], `${GATEWAY_API}/GatewayClass`);
});
