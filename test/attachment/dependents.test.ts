import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../server/src/engine/index.ts';
import { openFixture, pathOf, uriOf } from '../support/fixture.ts';
import { renderFile } from './renderStatus.ts';

/** One of everything that a verdict may depend on, each in a file of its own. */
const WORKSPACE = `
# file: gatelens.yaml
world: closed
# file: class.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: edge }
spec: { controllerName: example.net/edge }
# file: gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: infra }
spec:
  gatewayClassName: edge
  allowedListeners: { namespaces: { from: Selector, selector: { matchLabels: { listeners: may } } } }
  defaultScope: None
  tls: { frontend: { default: { validation: { caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }] } } } }
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { routes: may } } } }
  - name: https
    port: 443
    protocol: HTTPS
    tls: { certificateRefs: [{ name: edge }] }
# file: set.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: extra, namespace: shop }
spec:
  parentRef: { name: edge, namespace: infra }
  listeners:
  - { name: http, port: 81, protocol: HTTP }
# file: zset.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: zoo, namespace: shop }
spec:
  parentRef: { name: edge, namespace: infra }
  listeners:
  - { name: http, port: 82, protocol: HTTP }
# file: secret.yaml
apiVersion: v1
kind: Secret
metadata: { name: edge, namespace: infra }
data: { tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t, tls.key: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t }
# file: ca.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: ca, namespace: infra }
data: { ca.crt: '-----BEGIN CERTIFICATE-----' }
# file: shopca.yaml
apiVersion: v1
kind: ConfigMap
metadata: { name: ca, namespace: shop }
data: { ca.crt: '-----BEGIN CERTIFICATE-----' }
# file: namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: { routes: may, listeners: may }
# file: route.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: store, namespace: shop }
spec:
  parentRefs: [{ name: edge, namespace: infra, sectionName: http }]
  rules:
  - backendRefs: [{ name: store, port: 8080 }]
# file: setroute.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: extra, namespace: shop }
spec:
  parentRefs: [{ kind: ListenerSet, name: extra }]
  rules:
  - backendRefs: [{ name: far, namespace: blog, port: 8080 }]
# file: default.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: default, namespace: shop }
spec:
  useDefaultGateways: All
  rules:
  - backendRefs: [{ name: store, port: 8080 }]
# file: service.yaml
apiVersion: v1
kind: Service
metadata: { name: store, namespace: shop }
spec: { ports: [{ name: web, port: 8080 }] }
# file: far.yaml
apiVersion: v1
kind: Service
metadata: { name: far, namespace: blog }
spec: { ports: [{ port: 8080 }] }
# file: grant.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: grant, namespace: blog }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop }]
  to: [{ group: '', kind: Service }]
# file: policy.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: store, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: store }]
  validation: { hostname: a.example.com, caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }] }
# file: rival.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: rival, namespace: shop }
spec:
  targetRefs: [{ group: '', kind: Service, name: none }]
  validation: { hostname: a.example.com, caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }] }
`;

/** An edit in one file, and the others in which something else is said then. */
const EDITS: readonly [title: string, file: string, from: string, to: string, others: string][] = [
  ['the labels of a Namespace', 'namespace.yaml', 'routes: may, ', '', 'gateway policy route'],
  ['labels that let ListenerSets in', 'namespace.yaml', ', listeners: may', '', 'gateway set setroute zset'],
  ['allowedRoutes', 'gateway.yaml', 'routes: may', 'routes: must', 'policy route'],
  ['allowedListeners', 'gateway.yaml', 'listeners: may', 'listeners: must', 'set setroute zset'],
  ['a port of the Gateway', 'gateway.yaml', 'port: 80', 'port: 81', 'set'],
  ['the default scope', 'gateway.yaml', 'defaultScope: None', 'defaultScope: All', 'default'],
  [
    'the name of a Gateway',
    'gateway.yaml',
    'name: edge, namespace',
    'name: ledge, namespace',
    'policy route set setroute zset',
  ],
  ['a port of a ListenerSet', 'set.yaml', 'port: 81', 'port: 82', 'zset gateway'],
  ['the Gateway of a ListenerSet', 'set.yaml', 'name: edge', 'name: other', 'gateway setroute'],
  ['a GatewayClass', 'class.yaml', 'name: edge', 'name: other', 'gateway policy route set setroute zset'],
  ['a Secret', 'secret.yaml', 'name: edge', 'name: other', 'gateway'],
  ['what a Secret holds', 'secret.yaml', 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t', 'SGVsbG8=', 'gateway'],
  ['a CA ConfigMap', 'ca.yaml', 'ca.crt', 'ca.pem', 'gateway'],
  ['a CA ConfigMap of a policy', 'shopca.yaml', 'ca.crt', 'ca.pem', 'policy'],
  ['a ReferenceGrant', 'grant.yaml', 'HTTPRoute', 'GRPCRoute', 'setroute'],
  ['a Service', 'service.yaml', 'name: store', 'name: other', 'policy route'],
  ['a port of a Service', 'service.yaml', 'port: 8080', 'port: 80', 'route'],
  ['a parentRef', 'route.yaml', 'sectionName: http', 'sectionName: https', 'gateway policy'],
  ['a Route that changes its backend', 'route.yaml', 'name: store, port', 'name: far, port', 'policy'],
  ['a Route that asks for default Gateways no more', 'default.yaml', 'useDefaultGateways: All', 'x: y', ''],
  ['a policy that gets a rival', 'rival.yaml', 'name: none', 'name: store', 'policy'],
];

for (const [title, file, from, to, others] of EDITS)
  test(`${title}: all files are affected in which something else is said`, () => {
    const { files, workspace, snapshot } = openFixture(WORKSPACE, { config: { world: 'closed' } });
    const before = statusByFile(snapshot);
    const text = files.get(file) ?? '';
    assert.ok(text.includes(from), from);
    const next = workspace.apply([
      { type: 'opened', uri: uriOf(file), text: text.replace(from, to), version: 2 },
    ]);
    const after = statusByFile(next);
    const changed = [...after].flatMap(([path, said]) => (said === before.get(path) ? [] : [path]));
    const expected = others.split(' ').flatMap((each) => (each === '' ? [] : [`${each}.yaml`]));
    assert.deepEqual(changed.filter((path) => path !== file).sort(), expected.sort());
    for (const path of changed) assert.ok(next.affected.has(uriOf(path)), `${path} is affected`);
    // What is kept from before is as true as what a fresh workspace says.
    const fresh = openFixture(
      [...files]
        .map(([path, content]) => `# file: ${path}\n${path === file ? content.replace(from, to) : content}`)
        .join(''),
      { config: { world: 'closed' } },
    );
    assert.deepEqual(after, statusByFile(fresh.snapshot));
  });

test('an edit in a Route leaves the other Routes of its Gateway alone', () => {
  const { files, workspace } = openFixture(WORKSPACE, { config: { world: 'closed' } });
  const text = (files.get('route.yaml') ?? '').replace('port: 8080', 'port: 8081');
  const { affected } = workspace.apply([{ type: 'opened', uri: uriOf('route.yaml'), text, version: 2 }]);
  const paths = [...affected].map(pathOf).sort();
  assert.deepEqual(paths, ['gateway.yaml', 'policy.yaml', 'route.yaml']);
});

function statusByFile(snapshot: Snapshot): Map<string, string> {
  return new Map([...snapshot.uris()].map((uri) => [pathOf(uri), renderFile(snapshot, uri)]));
}
