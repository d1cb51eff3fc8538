import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { inFolder } from '../support/cli.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const BAD = ROUTE.replace('rules:', 'rulez:');
const FILES = { 'infra/gateway.yaml': GATEWAY, 'apps/service.yaml': SERVICE, 'apps/route.yaml': ROUTE };

test('sound manifests: nothing found, exit 0', () =>
  inFolder(FILES, async ({ gatelens }) => {
    assert.deepEqual(await gatelens('check'), {
      code: 0,
      out: 'No findings in 3 files, 4 resources\n',
      err: '',
    });
  }));

test('text: a finding a line, with what it is related to and a repair', () =>
  inFolder(
    { ...FILES, 'apps/service.yaml': SERVICE.replace('8080', '80'), 'apps/bad.yaml': BAD },
    async ({ gatelens }) => {
      const { code, out } = await gatelens('check apps infra');
      assert.equal(code, 1);
      const shapes = [
        /^apps\/bad\.yaml:10:3 error .+ \[unknown-field\]$/,
        /^apps\/route\.yaml:13:13 error .+ \[backend-port-not-found\]$/,
        /^ {4}apps\/service\.yaml:7:3 .+$/,
        /^$/,
        /^2 errors in 4 files, 5 resources$/,
        /^$/,
      ];
      const lines = out.split('\n');
      assert.equal(lines.length, shapes.length, out);
      for (const [index, shape] of shapes.entries()) assert.match(lines[index] ?? '', shape);
    },
  ));

test('--fail-on decides about the exit status alone', () =>
  inFolder({ 'route.yaml': ROUTE }, async ({ gatelens }) => {
    const codes = await Promise.all(
      ['error', 'warning', 'information', 'hint'].map(
        async (severity) => (await gatelens(`check --fail-on ${severity}`)).code,
      ),
    );
    assert.deepEqual(codes, [0, 0, 1, 1]);
  }));

test('standard input is checked alone, and with files', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const alone = await gatelens('check - --fail-on information', ROUTE);
    assert.equal(alone.code, 1);
    assert.match(alone.out, /^-:8:11 information .*\[parent-not-found\]$/m);
    const together = await gatelens('check - infra apps/service.yaml --fail-on hint', ROUTE);
    assert.deepEqual([together.code, together.out], [0, 'No findings in 3 files, 4 resources\n']);
  }));

test('flags are stronger than gatelens.yaml, which is found above', () =>
  inFolder(
    { 'gatelens.yaml': 'world: closed\nfindings: { parent-not-found: off }\n', 'apps/x/route.yaml': ROUTE },
    async ({ gatelens }) => {
      const closed = await gatelens('check apps/x');
      assert.match(closed.out, /error .*\[backend-not-found\]/);
      assert.ok(!closed.out.includes('parent-not-found'));
      const open = await gatelens('check apps/x --world open');
      assert.match(open.out, /information .*\[backend-not-found\]/);
    },
  ));

test('mistakes in gatelens.yaml are findings', () =>
  inFolder({ ...FILES, 'gatelens.yaml': 'world: shut\n' }, async ({ gatelens }) => {
    const { code, out } = await gatelens('check');
    assert.equal(code, 1);
    assert.match(out, /^gatelens\.yaml:1:8 error `world` is `open` or `closed`\. \[wrong-type\]$/m);
  }));

test('what is ignored or excluded is not read, unless it is named', () =>
  inFolder(
    {
      'gatelens.yaml': 'exclude: ["**/charts"]\n',
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.gitignore': 'rendered/\n',
      'rendered/bad.yaml': BAD,
      'a/charts/bad.yaml': BAD,
    },
    async ({ gatelens }) => {
      assert.equal((await gatelens('check')).code, 0);
      assert.equal((await gatelens('check rendered')).code, 1);
      assert.equal((await gatelens('check rendered/bad.yaml')).code, 1);
      const excluded = await gatelens('check a/charts/bad.yaml');
      assert.equal(excluded.code, 0);
      assert.match(excluded.err, /is excluded/);
    },
  ));

test('--crds are read and not reported on', () =>
  inFolder(
    {
      'crds/httproutes.yaml': `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: httproutes.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: v1.6.1
    gateway.networking.k8s.io/channel: experimental
spec: {}
`,
      'x/route.yaml': `${ROUTE.replace('  rules:', '  useDefaultGateways: All\n  rules:')}`,
    },
    async ({ gatelens }) => {
      assert.match((await gatelens('check x')).out, /unknown-field/);
      const { out } = await gatelens('check x --crds crds');
      assert.ok(!out.includes('unknown-field'), out);
      assert.match(out, /in 1 file, 1 resource$/m);
    },
  ));

test('--fix repairs what is safe to repair and reports the rest', () =>
  inFolder(
    {
      'a.yaml': ROUTE.replace('port: 8080', 'port: "8080"')
        .replace('rules:', 'rulez:')
        .replaceAll('\n', '\r\n'),
      'b.yaml': `\uFEFF${ROUTE.replace('port: 8080', 'port: "8080"')}`,
    },
    async ({ gatelens, read }) => {
      const { code, out, err } = await gatelens('check --fix');
      assert.equal(code, 1);
      assert.match(out, /^a\.yaml:10:3 error .*\[unknown-field\]$/m);
      assert.match(err, /^Fixed 1 finding in 1 file\.$/m);
      assert.equal(read('b.yaml'), `\uFEFF${ROUTE}`);
    },
  ));

test('a baseline hides what was there before, wherever it stands now, and nothing new', () =>
  inFolder({ 'apps/bad.yaml': BAD }, async ({ gatelens, root }) => {
    const written = await gatelens('check --baseline known.json --write-baseline');
    assert.equal(written.code, 0);
    const { writeFileSync } = await import('node:fs');
    writeFileSync(`${root}/apps/bad.yaml`, `# moved\n${BAD}`);
    const known = await gatelens('check --baseline known.json --fail-on hint');
    assert.equal(known.code, 0, known.out);
    assert.match(known.out, /more in the baseline/);
    writeFileSync(`${root}/apps/new.yaml`, BAD.replace('name: store', 'name: other'));
    assert.equal((await gatelens('check --baseline known.json')).code, 1);
  }));

test('wrong usage and unreadable input: exit 2 and a word on standard error, nothing on standard output', () =>
  inFolder({ 'noise.yaml': new Uint8Array([0, 1, 2]), 'no.json': '{}' }, async ({ gatelens }) => {
    const wrong: readonly [args: string, said: RegExp][] = [
      ['', /Usage: gatelens/],
      ['chekc', /unknown command "chekc"/],
      ['frobnicate', /unknown command "frobnicate"/],
      ['check --nonsense', /nonsense/],
      ['check --format yaml', /--format is text, json, sarif, github, junit; not yaml/],
      ['check --fail-on bad', /--fail-on/],
      ['check --world round', /--world/],
      ['check --release v0.1', /--release: v0\.1 is not known/],
      ['check nowhere', /There is no file or folder .*nowhere/],
      ['check --crds nowhere', /There is no file or folder .*nowhere/],
      ['check noise.yaml', /is not a text file/],
      ['check --baseline nowhere.json', /nowhere\.json: there is no such file/],
      ['check --baseline no.json', /no baseline/],
      ['check - --fix', /--fix cannot change standard input/],
      ['check --dry-run', /--dry-run goes with --fix/],
      ['check --fix --dry-run --format json', /--dry-run prints a diff/],
      ['graph --format png', /--format/],
      ['schema', /takes one KIND/],
      ['schema Pod', /no kind Pod/],
      ['schema HTTPRoute --api-version v9', /not served in version v9/],
      ['schema --all', /--all needs --out/],
      ['lsp', /--stdio/],
    ];
    for (const [args, said] of wrong) {
      const { code, out, err } = await gatelens(args);
      assert.deepEqual([args, code, out], [args, 2, '']);
      assert.match(err, said);
    }
  }));

test('help is on standard output, for the program and each command, and lists what there is', () =>
  inFolder({}, async ({ gatelens }) => {
    const { code, out } = await gatelens('--help');
    assert.deepEqual(
      [code, [...out.matchAll(/^ {2}(\w+) {2,}\w/gm)].map(([, name]) => name)],
      [0, ['check', 'status', 'request', 'diff', 'test', 'graph', 'schema', 'lsp']],
    );
    for (const name of ['check', 'status', 'request', 'diff', 'test', 'graph', 'schema', 'lsp']) {
      const help = await gatelens(`${name} --help`);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^Usage: gatelens ${name}`));
    }
    assert.match((await gatelens('--version')).out, /^\d+\.\d+\.\d+\n$/);
  }));

test('what the disk refuses is said plainly, and the program does not fall over', () =>
  inFolder(
    { 'a.yaml': ROUTE, 'gateway.yaml': GATEWAY, 'known.json': '{', 'folder/x.txt': '' },
    async ({ gatelens, root }) => {
      const path = (name: string): string => `${root}/${name}`;
      for (const [args, said] of [
        [
          'check --baseline nope.json',
          `gatelens check: ${path('nope.json')}: there is no such file or folder.\n`,
        ],
        ['check --baseline known.json', /^gatelens check: --baseline \S*known\.json: this is no JSON: /],
        ['check --write-baseline --baseline folder', `gatelens check: ${path('folder')}: it is a folder.\n`],
        ['schema --all --out a.yaml', /^gatelens schema: \S*a\.yaml\S*: a part of the path is a file\.\n$/],
        [
          'check --features HTTPRouteMethodMatchin',
          /^gatelens check: --features: HTTPRouteMethodMatchin is not known: did you mean HTTPRouteMethodMatching\?\n/,
        ],
        ['check --features Foo', /^gatelens check: --features: Foo is no feature of the Gateway API; /],
        [
          'check --formt text',
          "gatelens check: Unknown option '--formt': did you mean --format?\nSee gatelens check --help.\n",
        ],
        ['check --nonsense', "gatelens check: Unknown option '--nonsense'\nSee gatelens check --help.\n"],
        [
          'request --url https://h:99999/',
          /^gatelens request: --url: The URL is none that HTTP knows: .*`\n/,
        ],
      ] as const) {
        const { code, out, err } = await gatelens(args);
        assert.deepEqual([args, code, out], [args, 2, '']);
        if (typeof said === 'string') assert.equal(err, said);
        else assert.match(err, said);
      }
    },
  ));

const isRoot = process.getuid?.() === 0;
test(
  'what may not be read is said, and the exit status says that something is missing',
  {
    skip: isRoot || process.platform === 'win32' ? 'this user may read everything' : false,
  },
  () =>
    inFolder({ ...FILES, 'secret/a.yaml': ROUTE }, async ({ gatelens, root }) => {
      chmodSync(`${root}/apps/service.yaml`, 0);
      chmodSync(`${root}/secret`, 0);
      const { code, err } = await gatelens('check');
      chmodSync(`${root}/secret`, 0o700);
      assert.equal(code, 2);
      assert.equal(
        err,
        'secret is left alone: there is no permission to read it.\nservice.yaml is left alone: there is no permission to read it.\n',
      );
    }),
);
