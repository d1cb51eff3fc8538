import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Config } from '../../server/src/engine/index.ts';
import { newResource, newResourceChoices } from '../../server/src/features/newResource.ts';
import type { NewResourceParams } from '../../server/src/protocol.ts';
import { openFixture, renderFindings } from '../support/fixture.ts';
import { builtInSchemas } from '../support/schemas.ts';
import { acceptItem, ask } from './completion/ask.ts';
import { beside, PLATFORM } from './completion/platform.ts';

test('the choices are what the target has and what the workspace has', () => {
  const { kinds, ...rest } = newResourceChoices(openFixture(PLATFORM).snapshot);
  assert.deepEqual(
    kinds.map(({ kind, apiVersion, namespaced }) => `${apiVersion} ${kind}${namespaced ? '' : ' (cluster)'}`),
    [
      'GatewayClass (cluster)',
      'Gateway',
      'ListenerSet',
      'HTTPRoute',
      'GRPCRoute',
      'TLSRoute',
      'TCPRoute',
      'UDPRoute',
      'ReferenceGrant',
      'BackendTLSPolicy',
    ].map((kind) => `gateway.networking.k8s.io/v1 ${kind}`),
  );
  assert.ok(kinds.some(({ description }) => description !== ''));
  assert.deepEqual(rest, {
    namespaces: ['identity', 'infra', 'office', 'shop'],
    gatewayClasses: ['edge'],
    gateways: [
      { namespace: 'infra', name: 'public', listeners: ['http', 'api', 'db'] },
      { namespace: 'infra', name: 'private', listeners: ['http'] },
    ],
    services: [
      { namespace: 'shop', name: 'cart', ports: [8080] },
      { namespace: 'shop', name: 'stock', ports: [80, 9090] },
      { namespace: 'identity', name: 'login', ports: [8080] },
      { namespace: 'office', name: 'mail', ports: [25] },
    ],
  });
});

const FULL: Omit<NewResourceParams, 'kind'> = {
  name: 'shop-front',
  namespace: 'shop',
  gatewayClass: 'edge',
  parent: { namespace: 'infra', name: 'public', sectionName: 'http' },
  backend: { namespace: 'shop', name: 'cart', port: 8080 },
  hostname: 'shop.example.com',
};

test('an HTTPRoute with every answer', () => {
  assert.equal(
    newResource(openFixture(PLATFORM).snapshot, { kind: 'HTTPRoute', ...FULL }),
    `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop-front
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: infra
      sectionName: http
  hostnames:
    - shop.example.com
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /
      backendRefs:
        - name: cart
          port: 8080
`,
  );
});

test('a backend of another namespace says so, one without a namespace does not', () => {
  const { snapshot } = openFixture(PLATFORM);
  const far = newResource(snapshot, {
    kind: 'TCPRoute',
    name: 'a',
    namespace: 'shop',
    backend: { namespace: 'office', name: 'mail', port: 25 },
  });
  assert.match(far, /- name: mail\n +namespace: office\n +port: 25\n/);
  const near = newResource(snapshot, { kind: 'TCPRoute', name: 'a', backend: { name: 'b', port: 1 } });
  assert.match(near, /- name: b\n +port: 1\n/);
});

test('a wildcard is quoted, and a kind that the target does not have gives nothing', () => {
  const { snapshot } = openFixture(PLATFORM);
  assert.match(
    newResource(snapshot, { kind: 'Gateway', name: 'g', hostname: '*.example.com' }),
    /hostname: "\*\.example\.com"/,
  );
  assert.equal(newResource(snapshot, { kind: 'XMesh', name: 'm' }), '');
  assert.equal(newResource(snapshot, { kind: 'Deployment', name: 'm' }), '');
});

/** Everything that is said of a document beyond the absence of what it points at. */
function mistakes(text: string, config: Partial<Config>): string {
  const found = renderFindings(openFixture(beside(text, 'new.yaml'), { config }), 'new.yaml');
  return (
    found
      .split('\n')
      .filter((line) => / (?:error|warning) /.test(line))
      // All kinds are asked to attach to the same listener, which not all of them can.
      .filter((line) => !line.includes(' not-allowed-by-listeners '))
      .join('\n')
  );
}

const TARGETS = builtInSchemas().releases.flatMap((release) =>
  (['standard', 'experimental'] as const).map((channel) => ({ release, channel })),
);

test('every kind of every release and channel: what is written is valid', () => {
  let written = 0;
  for (const config of TARGETS) {
    const { snapshot } = openFixture(PLATFORM, { config });
    for (const { kind, namespaced } of newResourceChoices(snapshot).kinds)
      for (const params of [
        { kind, ...FULL },
        { kind, name: 'bare', ...(namespaced && { namespace: 'shop' }) },
      ]) {
        const text = newResource(snapshot, params);
        assert.equal(mistakes(text, config), '', `${config.release} ${config.channel}\n${text}`);
        written++;
      }
  }
  assert.ok(written > 40, `${written} documents`);
});

test('every kind of every release and channel: what completion offers as a document is valid', () => {
  let offered = 0;
  for (const config of TARGETS) {
    const asked = ask(beside('<CURSOR>', 'shop-front.yaml'), { config, ask: { snippets: true } });
    for (const item of asked.items.filter(({ kind }) => kind === CompletionItemKind.Struct)) {
      const text = acceptItem(asked.fixture, item);
      assert.equal(mistakes(text, config), '', `${config.release} ${config.channel}\n${text}`);
      offered++;
    }
  }
  assert.ok(offered > 20, `${offered} documents`);
});
