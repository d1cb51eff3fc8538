import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { test as runTest } from 'node:test';
import { inFolder, type Outcome } from '../support/cli.ts';
import { GATEWAY, SERVICE } from '../support/manifests.ts';
import { inRepositoryOf, type Repository } from '../support/repository.ts';

const skip = spawnSync('git', ['--version']).status === 0 ? false : 'there is no program git on the PATH';
const test = (name: string, run: () => Promise<void>): void => void runTest(name, { skip }, run);

/** A rule to `backend` for each path. */
const routeOf = (
  name: string,
  rules: Readonly<Record<string, string>>,
): string => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: edge, namespace: infra }]
  hostnames: [shop.example.com]
  rules:
${Object.entries(rules)
  .map(
    ([at, backend]) =>
      `  - matches: [{ path: { value: ${at} } }]\n    backendRefs: [{ name: ${backend}, port: 8080 }]\n`,
  )
  .join('')}`;

const FILES = {
  'gateway.yaml': GATEWAY,
  'service.yaml': `${SERVICE}---\n${SERVICE.replace('name: store', 'name: other')}`,
  'routes/store.yaml': routeOf('store', { '/': 'store', '/cart': 'store' }),
};

/** Runs `use` in a repository whose first commit holds FILES. */
const inRepository = (use: (repository: Repository) => Promise<void>): Promise<void> =>
  inRepositoryOf(FILES, use);

const outOf = ({ code, out, err }: Outcome): string => {
  assert.equal(`${code} ${err}`, '0 ');
  return out;
};

test('nothing goes elsewhere', () =>
  inRepository(async ({ gatelens, write }) => {
    write('routes/store.yaml', `# a comment\n${FILES['routes/store.yaml']}`);
    assert.equal(outOf(await gatelens('diff')), 'No request goes elsewhere from HEAD to working tree.\n');
    assert.equal((await gatelens('diff --exit-code')).code, 0);
  }));

test('the working tree against HEAD: each change with a request, and both of its answers', () =>
  inRepository(async ({ gatelens, write }) => {
    write('routes/store.yaml', routeOf('store', { '/': 'store', '/cart': 'other' }));
    assert.equal(
      outOf(await gatelens('diff')),
      `Gateway infra/edge
  moved     GET http://shop.example.com/cart
            - forward to Service shop/store:8080 (HTTPRoute shop/store rule 2)
            + forward to Service shop/other:8080 (HTTPRoute shop/store rule 2)

1 change from HEAD to working tree: 1 moved.
`,
    );
    assert.equal((await gatelens('diff --exit-code')).code, 1);
  }));

test('two revisions, and a branch since it left another one', () =>
  inRepository(async ({ gatelens, git, write, commit }) => {
    git('checkout', '-q', '-b', 'topic');
    write('routes/more.yaml', routeOf('more', { '/new': 'other' }));
    commit();
    git('checkout', '-q', 'main');
    write('routes/store.yaml', routeOf('store', { '/': 'store' }));
    commit();
    assert.match(
      outOf(await gatelens('diff main^..main')),
      /^No request goes elsewhere from main\^ to main\.\n$/,
    );
    const both = outOf(await gatelens('diff main...topic'));
    assert.match(both, / {2}moved {5}GET http:\/\/shop\.example\.com\/new\n/);
    assert.match(both, /1 change from main where topic left it to topic: 1 moved\.\n$/);
    assert.match(outOf(await gatelens('diff topic')), /from topic to working tree/);
    assert.match(outOf(await gatelens('diff topic..')), /from topic to HEAD/);
  }));

test('a Gateway that goes takes its requests with it', () =>
  inRepository(async ({ gatelens, root }) => {
    rmSync(path.join(root, 'gateway.yaml'));
    const out = outOf(await gatelens('diff'));
    assert.match(out, / {2}lost {6}GET http:\/\/shop\.example\.com\/\n/);
    assert.match(out, /\+ nobody takes it\n/);
  }));

test('Markdown is a table in which nothing from a manifest is markup', () =>
  inRepository(async ({ gatelens, write }) => {
    write('routes/store.yaml', routeOf('store', { '/': 'store', '/cart': 'store', '"/a|b`c<d>"': 'other' }));
    assert.equal(
      outOf(await gatelens('diff --format markdown')),
      `### Routing changes

1 change from HEAD to working tree: 1 moved.

**Gateway infra/edge**

| | Request | Before | After |
|---|---|---|---|
| moved | <code>GET http://shop.example.com/a&#124;b&#96;c&#60;d&#62;</code> | forward to Service shop/store:8080 (HTTPRoute shop/store rule 1) | forward to Service shop/other:8080 (HTTPRoute shop/store rule 3) |
`,
    );
  }));

test('JSON says versions, kinds, hosts, the request and both answers', () =>
  inRepository(async ({ gatelens, write }) => {
    write('routes/store.yaml', routeOf('store', { '/': 'store', '/cart': 'other' }));
    const { version, base, head, changes, undecided } = JSON.parse(
      outOf(await gatelens('diff HEAD --format json')),
    );
    assert.deepEqual(
      { version, head, undecided },
      { version: 1, head: { name: 'working tree' }, undecided: [] },
    );
    assert.match(`${base.name} ${base.commit}`, /^HEAD [0-9a-f]{40}$/);
    const [{ kind, gateway, hosts, request, before, after }] = changes;
    assert.deepEqual(
      { kind, gateway, hosts, request },
      {
        kind: 'moved',
        gateway: { namespace: 'infra', name: 'edge' },
        hosts: ['shop.example.com'],
        request: { url: 'http://shop.example.com/cart', method: 'GET' },
      },
    );
    assert.deepEqual([before.backends[0].name, after.backends[0].name], ['store', 'other']);
    assert.equal(after.route.path, 'routes/store.yaml');
  }));

test('each version has its own configuration, names of all sorts, and what it ignores', () =>
  inRepository(async ({ gatelens, write, commit, root }) => {
    write('gatelens.yaml', 'exclude: ["routes/**"]\n');
    commit();
    assert.match(outOf(await gatelens('diff HEAD^..HEAD')), /^Gateway infra\/edge\n {2}lost/);
    write('gatelens.yaml', 'exclude: []\n');
    write('größe und – mehr/route %20.yaml', routeOf('odd', { '/odd': 'other' }));
    symlinkSync('route.yaml', path.join(root, 'größe und – mehr/link.yaml'));
    commit();
    assert.match(outOf(await gatelens('diff HEAD^..HEAD')), /GET http:\/\/shop\.example\.com\/odd\n/);
    write('.gitignore', 'größe*\n');
    assert.match(outOf(await gatelens('diff')), /\/odd\n {12}- forward to Service shop\/other:8080/);
  }));

test('what looks like a flag behind -- is a folder, and one that neither version has is an error', () =>
  inRepository(async ({ gatelens }) => {
    const { code, err } = await gatelens('diff -- --upload-pack=x');
    assert.deepEqual([code, err], [2, 'gatelens diff: --upload-pack=x is in neither version.\n']);
  }));

test('Routes that changed while their Gateway is elsewhere are not compared, which is said', () =>
  inRepository(async ({ gatelens, git, commit, write, root }) => {
    rmSync(path.join(root, 'gateway.yaml'));
    commit();
    assert.match(outOf(await gatelens('diff')), /^No request goes elsewhere/);
    write('routes/store.yaml', routeOf('store', { '/': 'other' }));
    assert.equal(
      outOf(await gatelens('diff')),
      [
        'not compared  HTTPRoute shop/store: Gateway infra/edge is not here',
        'No request is known to go elsewhere from HEAD to working tree; 1 Route or ListenerSet changed whose parents are not here.',
        '',
      ].join('\n'),
    );
    assert.match(
      outOf(await gatelens('diff --format markdown')),
      /^Not compared: HTTPRoute shop\/store, since/m,
    );
    assert.deepEqual(JSON.parse(outOf(await gatelens('diff --format json'))).notCompared, [
      { route: 'HTTPRoute shop/store', parents: ['Gateway infra/edge'] },
    ]);
    assert.equal((await gatelens('diff --exit-code')).code, 1);
    git('checkout', '-q', '.');
    assert.equal((await gatelens('diff --exit-code')).code, 0);
  }));

test('what is not applied is listed in every format', () =>
  inRepository(async ({ gatelens, commit, write }) => {
    write('kustomization.yaml', 'resources: [gateway.yaml]\n');
    write('chart/values.yaml', 'backend: a\n');
    write('chart/templates/route.yaml', routeOf('chart', { '/': 'a' }));
    commit();
    write('kustomization.yaml', 'resources: [gateway.yaml]\nnamePrefix: a-\n');
    write('chart/values.yaml', 'backend: b\n');
    assert.equal(
      outOf(await gatelens('diff')),
      [
        'not decided  chart/values.yaml: values of a Helm chart changed, which are not applied here',
        'not decided  kustomization.yaml: what changed in namePrefix is not applied here',
        'No request is known to go elsewhere from HEAD to working tree; 2 files changed in ways that are not followed.',
        '',
      ].join('\n'),
    );
    assert.match(
      outOf(await gatelens('diff --format markdown')),
      /^Not decided: chart\/values\.yaml: values/m,
    );
    assert.deepEqual(JSON.parse(outOf(await gatelens('diff --format json'))).unread, [
      { file: 'chart/values.yaml', reason: 'values' },
      { file: 'kustomization.yaml', reason: 'kustomize', fields: ['namePrefix'] },
    ]);
    assert.equal((await gatelens('diff --exit-code')).code, 1);
  }));

test('submodules are left out on both sides, which is said', () =>
  inRepository(async ({ gatelens, git, commit, root }) => {
    git('clone', '-q', '--bare', '.', 'other.git');
    git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', './other.git', 'vendor');
    rmSync(path.join(root, 'other.git'), { recursive: true });
    commit();
    const { code, out, err } = await gatelens('diff');
    assert.equal(code, 0);
    assert.match(out, /^No request goes elsewhere/);
    assert.equal(
      err,
      'HEAD: the submodule vendor is left out.\nworking tree: the submodule vendor is left out.\n',
    );
  }));

test('operations of Kustomize in a file of their own', () =>
  inRepository(async ({ write, commit, gatelens }) => {
    const operation = (field: string): string => `[{ "op": "replace", "path": "${field}", "value": "x" }]`;
    const patch = '{ path: patch.json, target: { kind: HTTPRoute, name: store } }';
    write('routes/kustomization.yaml', `resources: [store.yaml]\npatches: [${patch}]\n`);
    write('routes/patch.json', operation('/metadata/labels/a'));
    commit();
    write('routes/patch.json', operation('/metadata/labels/b'));
    assert.match((await gatelens('diff')).out, /^No request goes elsewhere/);
    write('routes/patch.json', operation('/spec/rules/0/backendRefs/0/name'));
    assert.match((await gatelens('diff')).out, /^2 changes .*: 2 not certain\.$/m);
  }));

test('a folder that only one version has is compared with nothing', () =>
  inRepository(async ({ gatelens, root }) => {
    rmSync(path.join(root, 'routes'), { recursive: true });
    assert.match(outOf(await gatelens('diff -- routes .')), /^ {2}lost /m);
  }));

test('folders narrow what is read, on both sides', () =>
  inRepository(async ({ gatelens, write, root }) => {
    write('routes/store.yaml', routeOf('store', { '/': 'store', '/cart': 'other' }));
    mkdirSync(path.join(root, 'empty'));
    assert.match(outOf(await gatelens('diff -- empty')), /^No request goes elsewhere/);
    assert.match(outOf(await gatelens('diff HEAD .')), /^Gateway infra\/edge/);
    assert.match(outOf(await gatelens('diff .')), /^Gateway infra\/edge/);
  }));

for (const [args, expected] of Object.entries({
  'diff HEAD main':
    /^gatelens diff: main is a revision, and no folder; two revisions are written HEAD\.\.main\n/,
  'diff nowhere': 'gatelens diff: nowhere is neither a revision nor a file or folder.\n',
  'diff nowhere..HEAD': 'gatelens diff: There is no revision nowhere.\n',
  'diff HEAD ..': /^gatelens diff: \.\. is not in the repository .*\.\n$/,
  'diff HEAD gateway.yaml': 'gatelens diff: gateway.yaml is a file; routes are compared by folder.\n',
  'diff routes':
    /^gatelens diff: routes is a revision and a path; put -- behind a revision, and before paths\n/,
  'diff --output=/tmp/x': /^gatelens diff: Unknown option '--output'/,
}))
  test(`${args}: a clear word, and exit status 2`, () =>
    inRepository(async ({ gatelens, git }) => {
      git('branch', 'routes');
      const { code, out, err } = await gatelens(args);
      assert.deepEqual({ code, out }, { code: 2, out: '' });
      if (typeof expected === 'string') assert.equal(err, expected);
      else assert.match(err, expected);
    }));

test('outside of a repository', () =>
  inFolder({ 'a.yaml': GATEWAY }, async ({ gatelens }) => {
    const { code, err } = await gatelens('diff');
    assert.equal(code, 2);
    assert.match(err, /^gatelens diff: .* is in no Git repository\.\n$/);
  }));

test('in a bare repository', () =>
  inRepository(async ({ git, gatelens }) => {
    git('config', 'core.bare', 'true');
    const { code, err } = await gatelens('diff');
    assert.equal(code, 2);
    assert.match(err, /is in a bare Git repository, which has no working tree: use a clone/);
  }));
