import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import { inFolder } from '../support/cli.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': ROUTE };

test('the graph in each format', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const starts: readonly [format: string, start: RegExp][] = [
      ['mermaid', /^flowchart LR\n/],
      ['dot', /^digraph /],
      ['svg', /^<svg /],
      ['json', /^\{\n {2}"version": 1,/],
    ];
    for (const [format, start] of starts) {
      const { code, out } = await gatelens(`graph --format ${format}`);
      assert.equal(code, 0);
      assert.match(out, start);
    }
    assert.equal((await gatelens('graph')).out, (await gatelens('graph --format mermaid')).out);
    const { nodes } = JSON.parse((await gatelens('graph --format json .')).out);
    const paths = nodes.map(({ path }: { path?: string }) => path);
    assert.ok(paths.includes('route.yaml') && paths.includes('gateway.yaml'), 'places are paths');
  }));

test('a schema is JSON Schema that takes what is right and refuses what is wrong', () =>
  inFolder({}, async ({ gatelens }) => {
    const validate = new Ajv({ strict: false, logger: false, unicodeRegExp: false }).compile(
      JSON.parse((await gatelens('schema HTTPRoute')).out),
    );
    const route = (spec: object): object => ({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'x' },
      spec,
    });
    const verdicts = [
      route({ rules: [{ backendRefs: [{ name: 'a', port: 80 }] }] }),
      route({ rules: [{ backendRef: [{ name: 'a', port: 80 }] }] }),
      route({ rules: [{ backendRefs: [{ name: 'a', port: '80' }] }] }),
      route({ hostnames: ['not a host'] }),
      { ...route({}), kind: 'GRPCRoute' },
    ].map((value) => validate(value));
    assert.deepEqual(verdicts, [true, false, false, false, false]);
  }));

test('kinds may be called as kubectl calls them, versions with and without their group', () =>
  inFolder({}, async ({ gatelens }) => {
    const titles = await Promise.all(
      ['httproutes', 'gc', 'gateway', 'HTTPRoute --api-version v1beta1']
        .concat('HTTPRoute --api-version gateway.networking.k8s.io/v1')
        .map(async (args) => JSON.parse((await gatelens(`schema ${args}`)).out).title),
    );
    assert.deepEqual(titles, [
      'HTTPRoute gateway.networking.k8s.io/v1',
      'GatewayClass gateway.networking.k8s.io/v1',
      'Gateway gateway.networking.k8s.io/v1',
      'HTTPRoute gateway.networking.k8s.io/v1beta1',
      'HTTPRoute gateway.networking.k8s.io/v1',
    ]);
  }));

test('the channel decides which kinds and fields there are', () =>
  inFolder({ 'gatelens.yaml': 'channel: experimental\n' }, async ({ gatelens }) => {
    assert.equal((await gatelens('schema XBackend --channel standard')).code, 2);
    assert.equal((await gatelens('schema XBackend')).code, 0);
  }));

test('all schemas are written, one a file', () =>
  inFolder({}, async ({ gatelens, root }) => {
    assert.equal((await gatelens('schema --all --out schemas --channel experimental')).code, 0);
    const files = readdirSync(`${root}/schemas`, { recursive: true, encoding: 'utf8' });
    for (const name of ['httproute_v1.json', 'gateway_v1.json', 'referencegrant_v1beta1.json'])
      assert.ok(files.includes(`gateway.networking.k8s.io/${name}`), files.join(' '));
  }));

test('folders are made at any depth, and where none can be made it is said', { timeout: 60_000 }, () =>
  inFolder({}, async ({ gatelens, root }) => {
    assert.equal((await gatelens('schema --all --out a/b/c')).code, 0);
    assert.ok(readdirSync(`${root}/a/b/c`).includes('gateway.networking.k8s.io'));
    if (process.platform !== 'linux') return;
    const { code, err } = await gatelens('schema --all --out /proc/x');
    assert.equal(code, 2);
    assert.match(err, /^gatelens schema: no folder can be made in \/proc\n/);
  }),
);
