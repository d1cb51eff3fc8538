import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readSettings, switchedOn } from '../../client/src/settings.ts';
import { checksStructure } from '../../client/src/yamlNeighbour.ts';
import { CATALOGUE } from '../../server/src/engine/index.ts';

const read = (values: Readonly<Record<string, unknown>>, structure = true) =>
  readSettings((key) => values[key], structure);

test('defaults choose nothing, so that gatelens.yaml decides', () => {
  const defaults = {
    release: 'auto',
    channel: 'auto',
    world: 'auto',
    defaultNamespace: '',
    findings: {},
    exclude: [],
  };
  assert.deepEqual(read(defaults), { structure: true });
});

test('what the user chose is sent as chosen', () => {
  const chosen = {
    release: 'v1.5',
    channel: 'experimental',
    world: 'closed',
    defaultNamespace: 'shop',
    findings: { 'unknown-field': 'warning' },
    exclude: ['charts/**'],
    controllers: ['example.net/gateway-controller'],
    features: ['HTTPRoute', 'HTTPRouteRequestMirror'],
    external: ['Service legacy/*'],
    crds: ['/opt/crds'],
  };
  assert.deepEqual(read(chosen, false), { ...chosen, structure: false });
});

test('what cannot be meant is left out', () => {
  const odd = {
    release: 16,
    channel: 'beta',
    world: null,
    defaultNamespace: '  ',
    findings: { 'unknown-field': 'loud', 'wrong-type': 'off' },
    exclude: ['a', 7, ''],
    features: 'all',
    external: [''],
  };
  assert.deepEqual(read(odd), { findings: { 'wrong-type': 'off' }, exclude: ['a'], structure: true });
});

test('of files.exclude, only globs that are on without a condition count', () => {
  const excludes = { '**/.git': true, '**/out': false, '**/*.js': { when: '$(basename).ts' } };
  assert.deepEqual(switchedOn(excludes), ['**/.git']);
  assert.deepEqual(switchedOn(undefined), []);
});

test('the other YAML extension checks structure only if it knows Gateway API and has files to check', () => {
  const all = { present: true, validate: true, schemas: { kubernetes: ['*.yaml'] }, crdStore: true };
  assert.equal(checksStructure(all), true);
  assert.equal(checksStructure({ ...all, schemas: { Kubernetes: '*.yaml' } }), true);
  assert.equal(checksStructure({ ...all, present: false }), false);
  assert.equal(checksStructure({ ...all, validate: false }), false);
  assert.equal(checksStructure({ ...all, crdStore: false }), false);
  assert.equal(checksStructure({ ...all, crdStore: undefined }), false);
  assert.equal(checksStructure({ ...all, schemas: { kubernetes: [] } }), false);
  assert.equal(checksStructure({ ...all, schemas: { 'https://example.com/ci.json': '*.yaml' } }), false);
  assert.equal(checksStructure({ ...all, schemas: null }), false);
});

test('the setting of severities knows every code, so that an editor can offer them', () => {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const setting = contributes.configuration.properties['gatelens.findings'];
  assert.deepEqual(setting.propertyNames.enum, Object.keys(CATALOGUE).sort());
  assert.deepEqual(setting.additionalProperties.enum, ['error', 'warning', 'information', 'hint', 'off']);
});
