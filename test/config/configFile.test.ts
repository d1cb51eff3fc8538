import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Config } from '../../server/src/engine/index.ts';
import { CONFIG_KEYS, mergeConfig, readConfigFile, renderMessage } from '../../server/src/engine/index.ts';

const READ: readonly [text: string, config: Partial<Config>, problems?: readonly string[]][] = [
  ['', {}],
  ['# nothing yet\n', {}],
  ['world: closed', { world: 'closed' }],
  ['---\nworld: closed\n', { world: 'closed' }],
  ['\uFEFFworld: closed\n', { world: 'closed' }],
  ['{"world": "closed"}', { world: 'closed' }],
  ['release: 1.6', { release: 'v1.6' }],
  ['release: v1.6.1', { release: 'v1.6' }],
  ['release: newest', {}, ['wrong-type newest']],
  ['channel: experimental', { channel: 'experimental' }],
  ['channel: beta', {}, ['wrong-type beta']],
  ['world:', {}],
  ['defaultNamespace: shop', { defaultNamespace: 'shop' }],
  ['defaultNamespace: 7', {}, ['wrong-type 7']],
  ['controllers: [a.example/x]', { controllers: ['a.example/x'] }],
  ['features: all', {}],
  ['features: [HTTPRoute]', { features: ['HTTPRoute'] }],
  ['features: some', {}, ['wrong-type some']],
  ['features: [HTTPRoutes, Mesh]', { features: ['HTTPRoutes', 'Mesh'] }, ['not-in-enum HTTPRoutes']],
  [
    'crds: [../crds]\nexternal: [Service a/b]\nexclude: [x]',
    { crds: ['../crds'], external: ['Service a/b'], exclude: ['x'] },
  ],
  ['exclude: x', {}, ['wrong-type x']],
  ['exclude: [x, 1]', {}, ['wrong-type [x, 1]']],
  [
    'findings: { unknown-field: off, yaml-syntax: hint }',
    { findings: { 'unknown-field': 'off', 'yaml-syntax': 'hint' } },
  ],
  ['findings: { unknown-feeld: off }', { findings: {} }, ['unknown-field unknown-feeld']],
  ['findings: { unknown-field: bad }', { findings: {} }, ['not-in-enum bad']],
  ['findings: off', { findings: {} }, ['wrong-type off']],
  ['wrold: closed\nworld: closed', { world: 'closed' }, ['unknown-field wrold']],
  ['world: open\nworld: closed', { world: 'closed' }, ['duplicate-key world']],
  ['- a', {}, ['wrong-type - a']],
  ['world: closed\n---\nchannel: beta\n', { world: 'closed' }, ['yaml-syntax ---']],
];

for (const [text, config, problems = []] of READ)
  test(JSON.stringify(text), () => {
    const read = readConfigFile(text);
    assert.deepEqual(read.config, config);
    assert.deepEqual(
      read.problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`),
      problems,
    );
  });

test('a release that nothing is known of is a problem, with those that are', () => {
  const { config, problems } = readConfigFile('world: closed\nrelease: v9.9 # soon\n', ['v1.6', 'v1.5']);
  assert.deepEqual(config, { world: 'closed' });
  assert.deepEqual(
    problems.map((problem) => ({ ...problem, message: renderMessage(problem.message) })),
    [
      {
        code: 'not-in-enum',
        severity: 'error',
        message: '`v9.9` is no release that Gatelens knows. It knows `v1.6`, `v1.5`.',
        span: { start: 23, end: 27 },
      },
    ],
  );
});

test('a file that is no YAML has a problem and no settings', () => {
  const { config, problems } = readConfigFile('world: [closed\n');
  assert.deepEqual([config, problems[0]?.code], [{}, 'yaml-syntax']);
});

test('of several configurations the later ones are stronger; severities are taken one by one', () => {
  const merged = mergeConfig(
    { world: 'closed', exclude: ['a'], findings: { 'unknown-field': 'off', 'yaml-syntax': 'hint' } },
    { exclude: ['b'], findings: { 'yaml-syntax': 'error' } },
  );
  assert.deepEqual(
    [merged.world, merged.exclude, merged.findings, merged.structure],
    ['closed', ['b'], { 'unknown-field': 'off', 'yaml-syntax': 'error' }, true],
  );
});

test('every key has an example that is read without a problem', () => {
  for (const [key, { example }] of Object.entries(CONFIG_KEYS)) {
    const { config, problems } = readConfigFile(`${key}: ${example}\n`);
    assert.deepEqual([key, problems, Object.keys(config)], [key, [], [key]]);
  }
});
