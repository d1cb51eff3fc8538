import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFolder } from '../support/cli.ts';

const PATCH = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: public
spec:
  listeners:
    - name: http
      hostname: shop.example.com
`;

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: store
spec: { nothing: 1 }
`;

test('a patch that is checked by itself is known by the kustomization beside it, which is not reported on', () =>
  inFolder(
    {
      '.git/HEAD': 'ref: refs/heads/main\n',
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\npatches:\n  - path: patch.yaml\n',
      'overlays/prod/patch.yaml': PATCH,
      'overlays/prod/other.yaml': PATCH,
    },
    async ({ gatelens }) => {
      const patch = await gatelens('check overlays/prod/patch.yaml');
      assert.equal(patch.code, 0, patch.out);
      assert.match(patch.out, /in 1 file, 1 resource$/m);
      const other = await gatelens('check overlays/prod/other.yaml');
      assert.match(other.out, /\[missing-field\]/);
    },
  ));

for (const name of ['kustomization.yml', 'Kustomization'])
  test(`${name} counts as well, above the file too`, () =>
    inFolder(
      { [name]: 'patchesStrategicMerge: [overlays/patch.yaml]\n', 'overlays/patch.yaml': PATCH },
      async ({ gatelens }) => {
        const { code, out } = await gatelens('check overlays/patch.yaml');
        assert.equal(code, 0, out);
      },
    ));

test('a kustomization gives a file its namespace', () =>
  inFolder(
    { 'kustomization.yaml': 'namespace: shop\nresources: [a.yaml]\n', 'a.yaml': ROUTE },
    async ({ gatelens }) => {
      const { out } = await gatelens('check a.yaml --format json');
      const { files, findings } = JSON.parse(out);
      assert.deepEqual([files, findings[0].resource.namespace], [1, 'shop']);
    },
  ));
