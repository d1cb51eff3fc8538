import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFolder } from '../support/cli.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FAR = ROUTE.replace(
  'name: store\n  namespace: shop\nspec',
  'name: far\n  namespace: shop\nspec',
).replace('    namespace: infra\n', '    namespace: infra\n    sectionName: https\n');
const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': `${ROUTE}---\n${FAR}` };

test('the status as a table', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const { code, out, err } = await gatelens('status');
    assert.equal(code, 0);
    assert.equal(err, '');
    assert.equal(
      out,
      `Gateway infra/edge  gateway.yaml:4
  Accepted      True     Accepted
  ResolvedRefs  True     ResolvedRefs
  listener http · 1 route · HTTPRoute, GRPCRoute
    Accepted      True     Accepted
    Conflicted    False    NoConflicts
    ResolvedRefs  True     ResolvedRefs

HTTPRoute shop/store  route.yaml:8
  parent Gateway infra/edge
    Accepted      True     Accepted
    ResolvedRefs  True     ResolvedRefs

HTTPRoute shop/far  route.yaml:22
  parent Gateway infra/edge https
    Accepted      False    NoMatchingParent
                  Gateway infra/edge has no listener \`https\`.
    ResolvedRefs  True     ResolvedRefs

9 conditions: 8 good, 1 bad, 0 not certain
`,
    );
  }));

test('the status as JSON', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const { version, verdicts } = JSON.parse((await gatelens('status --format json')).out);
    assert.equal(version, 1);
    const runtime = { status: 'Unknown', reason: 'Runtime', message: 'Only a cluster can tell.' };
    assert.deepEqual(verdicts[1], {
      resource: {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        namespace: 'infra',
        name: 'edge',
      },
      path: 'gateway.yaml',
      range: { start: { line: 8, character: 4 }, end: { line: 8, character: 14 } },
      conditions: [
        { type: 'Accepted', status: 'True', reason: 'Accepted', message: '' },
        { type: 'Conflicted', status: 'False', reason: 'NoConflicts', message: '' },
        { type: 'ResolvedRefs', status: 'True', reason: 'ResolvedRefs', message: '' },
        { type: 'Programmed', ...runtime },
      ],
      listener: 'http',
      attachedRoutes: 1,
      supportedKinds: [
        { group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' },
        { group: 'gateway.networking.k8s.io', kind: 'GRPCRoute' },
      ],
    });
    assert.deepEqual(verdicts[2].conditions, [{ type: 'Accepted', ...runtime }]);
    assert.ok(!('namespace' in verdicts[2].resource), 'a GatewayClass has no namespace');
    const { parentRef, conditions, statusWritten } = verdicts.at(-1);
    assert.deepEqual(parentRef, {
      group: 'gateway.networking.k8s.io',
      kind: 'Gateway',
      namespace: 'infra',
      name: 'edge',
      sectionName: 'https',
    });
    assert.equal(conditions[0].message, 'Gateway infra/edge has no listener `https`.');
    assert.equal(statusWritten, undefined);
  }));

test('nobody writes the status for a Gateway that does not exist', () =>
  inFolder({ 'route.yaml': ROUTE }, async ({ gatelens }) => {
    const closed = JSON.parse((await gatelens('status --world closed --format json')).out).verdicts[0];
    assert.equal(closed.statusWritten, false);
    assert.deepEqual(
      closed.conditions.map(({ type, status }: { type: string; status: string }) => `${type} ${status}`),
      ['Accepted Unknown'],
    );
    const open = JSON.parse((await gatelens('status --format json')).out).verdicts[0];
    assert.equal(open.statusWritten, undefined);
    assert.match((await gatelens('status --world closed')).out, /no controller writes this/);
  }));

test('features decide', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const { verdicts } = JSON.parse((await gatelens('status --features HTTPRoute --format json')).out);
    assert.deepEqual(verdicts[1].supportedKinds, [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute' }]);
  }));

test('an empty folder, standard input, a namespace that nobody knows', () =>
  inFolder({}, async ({ gatelens }) => {
    assert.equal((await gatelens('status')).out, '0 conditions: 0 good, 0 bad, 0 not certain\n');
    const { out } = await gatelens('status --format json -', ROUTE.replace('  namespace: shop\n', ''));
    const [verdict] = JSON.parse(out).verdicts;
    assert.equal(verdict.resource.namespace, null);
    assert.equal(verdict.path, '-');
    assert.equal((await gatelens('status --format sarif')).code, 2);
  }));
