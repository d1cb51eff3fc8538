import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsGatewayApi, isBlank, takesManifests } from '../../client/src/gatewayDocument.ts';

test('Gateway API is seen in any document of a file, in lists and in quotes', () => {
  const yes = [
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\n',
    'apiVersion: v1\nkind: Service\n---\nkind: HTTPRoute\napiVersion: "gateway.networking.k8s.io/v1"\n',
    'kind: List\nitems:\n- apiVersion: gateway.networking.x-k8s.io/v1alpha1\n',
    "apiVersion: 'networking.x-k8s.io/v1alpha1'\r\n",
  ];
  for (const text of yes) assert.equal(holdsGatewayApi(text), true, text);
});

test('what only speaks of Gateway API is not taken for it', () => {
  const no = [
    '',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\n',
    '# apiVersion: gateway.networking.k8s.io/v1\n',
    'group: gateway.networking.k8s.io\n',
  ];
  for (const text of no) assert.equal(holdsGatewayApi(text), false, text);
});

test('a new resource goes into files of manifests and into empty ones, and into no others', () => {
  assert.equal(takesManifests('apiVersion: v1\nkind: Service\n'), true);
  assert.equal(takesManifests('# nothing yet\n---\n'), true);
  assert.equal(takesManifests('apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'), false);
  assert.equal(takesManifests('apiVersion: gatelens.dev/v1alpha1\nkind: RouteTest\n'), false);
  assert.equal(takesManifests('replicas: 3\n'), false);
});

test('blank is judged in linear time', () => {
  const started = performance.now();
  assert.equal(isBlank(`${' \n#\n---\n'.repeat(50_000)}x`), false);
  assert.ok(performance.now() - started < 500);
});
