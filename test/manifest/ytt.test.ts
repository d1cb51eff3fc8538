import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixture, pathOf } from '../support/fixture.ts';

const codes = (text: string): string[] => {
  const { snapshot } = openFixture(text);
  return [...snapshot.uris()].flatMap((uri) =>
    snapshot.findings(uri).map(({ code }) => `${pathOf(uri)} ${code}`),
  );
};

test('what ytt computes is not known, and nothing is said against it', () => {
  const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: #@ data.values.name
  namespace: #@ data.values.namespace
spec:
  parentRefs:
  - name: #@ data.values.gateway
  rules:
  - backendRefs:
    - name: #@ data.values.service
      port: #@ data.values.port
`;
  assert.deepEqual(codes(route), []);
});

test('a namespace that ytt computes is none of the written ones', () => {
  const { snapshot } = openFixture(
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ca\n  namespace: #@ data.values.namespace\n',
  );
  assert.equal([...snapshot.index.resources()][0]?.resource.namespaceUnknown, true);
});

test('a document with lines of ytt code is a template', () => {
  const route = `#@ load("@ytt:data", "data")
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r}
spec:
  #@ if data.values.rules:
  rulez: []
  #@ end
`;
  assert.deepEqual(codes(route), []);
});

test('variables without braces are not known either', () => {
  const route = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: $NAMESPACE}
spec:
  hostnames: [shop.$DOMAIN]
  parentRefs: [{name: edge, sectionName: $LISTENER}]
  rules:
  - matches: [{path: {type: $MATCH, value: /$VERSION/cart}}]
`;
  assert.deepEqual(codes(route), []);
});
