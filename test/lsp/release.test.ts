import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServerStatus } from '../../server/src/protocol.ts';
import { openSession } from '../support/lspClient.ts';

const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gateways.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.99.0
`;

test('a setting with a release that nothing is known of is told once, with those that are', async () => {
  const shown: unknown[] = [];
  const session = await openSession(
    { 'a.yaml': CRD },
    {
      initializationOptions: { settings: { release: 'v9.9' } },
      notifications: { 'window/showMessage': (params) => shown.push(params) },
    },
  );
  await session.settled();
  const settings = { gatelens: { release: 'v9.9', channel: 'experimental' } };
  session.notify('workspace/didChangeConfiguration', { settings });
  await session.settled();
  assert.equal(shown.length, 1);
  assert.match(
    JSON.stringify(shown),
    /"type":2,"message":"gatelens\.release: `v9\.9` is no release that Gatelens knows\. It knows `v\d+\.\d+`, /,
  );
  await session.stop();
});

test('the status says where the nearest release stands in for that of the CRDs', async () => {
  const told: ServerStatus[] = [];
  const session = await openSession(
    { 'crd.yaml': CRD },
    { notifications: { 'gatelens/status': (status) => told.push(status as ServerStatus) } },
  );
  await session.settled();
  const status = await session.until('the status', () => told.findLast(({ indexing }) => !indexing));
  assert.deepEqual(status.notes, [
    `The CRDs in this workspace are of v1.99, which Gatelens does not know. It checks for ${status.release}.`,
  ]);
  await session.stop();
});

test('a release that nothing is known of is a problem in gatelens.yaml', async () => {
  const session = await openSession({ 'gatelens.yaml': 'release: v9.9\n' });
  session.open('gatelens.yaml');
  await session.settled();
  const found = await session.until('the problem', () => session.diagnostics('gatelens.yaml'));
  assert.equal(found, '1:10 error not-in-enum');
  await session.stop();
});
