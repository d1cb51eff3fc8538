/** How a release comes to be the target, and what the older ones make of manifests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Target } from '../../server/src/engine/index.ts';
import { checkHovers } from '../features/checkHover.ts';
import { ask } from '../features/completion/ask.ts';
import { inFolder } from '../support/cli.ts';
import { openFixture, renderFindings } from '../support/fixture.ts';
import { ROUTE } from '../support/manifests.ts';
import { builtInSchemas } from '../support/schemas.ts';
import { PUBLISHED } from './reference.ts';

const NAMED = ROUTE.replace('rules:\n  - ', 'rules:\n  - name: all\n    ');

const CRD = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gateways.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: VERSION
    gateway.networking.k8s.io/channel: CHANNEL
`;

test('the bundle of CRDs in the workspace chooses any release', () => {
  for (const { target, patch } of PUBLISHED) {
    const crd = CRD.replace('VERSION', patch).replace('CHANNEL', target.channel);
    const { snapshot } = openFixture(crd);
    assert.deepEqual([snapshot.target, snapshot.targetSource], [target, 'workspace']);
  }
});

test('the command line and gatelens.yaml choose a release, the former before the latter', () =>
  inFolder({ 'route.yaml': NAMED }, async ({ gatelens, root }) => {
    const refuses = async (flags: string): Promise<boolean> =>
      (await gatelens(`check ${flags}`)).out.includes('[unknown-field]');
    const { writeFileSync } = await import('node:fs');
    assert.equal(await refuses(''), false);
    assert.equal(await refuses('--release v1.2'), true);
    assert.equal(await refuses('--release v1.3.0'), true);
    assert.equal(await refuses('--release 1.4'), false);
    assert.equal(await refuses('--release v1.2 --channel experimental'), false);
    writeFileSync(`${root}/gatelens.yaml`, 'release: v1.2\n');
    assert.equal(await refuses(''), true);
    assert.equal(await refuses('--release v1.6'), false);
    writeFileSync(`${root}/gatelens.yaml`, 'release: v1.1\nchannel: experimental\n');
    assert.equal(await refuses(''), true);
  }));

test('schemas are printed as the release has them', () =>
  inFolder({}, async ({ gatelens }) => {
    const rule = async (flags: string): Promise<string[]> => {
      const { spec } = JSON.parse((await gatelens(`schema HTTPRoute ${flags}`)).out).properties;
      return Object.keys(spec.properties.rules.items.properties).sort();
    };
    const first = ['backendRefs', 'filters', 'matches'];
    assert.deepEqual(await rule('--release v1.0'), first);
    assert.deepEqual(await rule('--release v1.0 --channel experimental'), [...first, 'timeouts']);
    assert.deepEqual(await rule('--release v1.2'), [...first, 'timeouts']);
    assert.deepEqual(await rule('--release v1.6'), [...first, 'name', 'timeouts'].sort());
    assert.equal((await gatelens('schema ListenerSet --release v1.4')).code, 2);
    assert.equal((await gatelens('schema XListenerSet --release v1.4 --channel experimental')).code, 0);
  }));

test('everything that is served has a validator, in every release', () => {
  const store = builtInSchemas();
  for (const { target } of PUBLISHED)
    for (const { group, kind, versions } of store.kinds(target))
      for (const { version } of versions) {
        const problems = store.validate(target, group, version, kind, { metadata: { name: 5 } });
        const found = problems.map(({ type, pointer }) => `${type} ${pointer}`);
        assert.ok(
          found.includes('wrong-type /metadata/name'),
          `${target.release} ${kind} ${version}: ${found}`,
        );
      }
});

/** A target, the spec of a kind, and the lines that say what is wrong with it there. */
type Case = readonly [targets: string, kind: string, spec: string, expected: readonly RegExp[]];

const ADDRESSED = (addresses: string): string =>
  `{gatewayClassName: edge, listeners: [{name: http, port: 80, protocol: HTTP}], addresses: ${addresses}}`;
const STICKY = '{rules: [{sessionPersistence: {absoluteTimeout: 1h, idleTimeout: 10m}}]}';
const REDIRECT = '{rules: [{filters: [{type: RequestRedirect, requestRedirect: {statusCode: 308}}]}]}';
const VALIDATED =
  '{targetRef: {group: "", kind: Service, name: a}, tls: {hostname: a.example.com, wellKnownCACerts: System}}';
const LISTENERS = '{parentRef: {name: edge}, listeners: [{name: a, protocol: HTTP}]}';

const CASES: readonly Case[] = [
  ['v1.6 standard, v1.4 standard', 'v1 Gateway', ADDRESSED('[{type: Hostname}, {value: 192.0.2.1}]'), []],
  [
    'v1.3 standard',
    'v1 Gateway',
    ADDRESSED('[{type: Hostname}, {value: 192.0.2.1}]'),
    [/error type-field-mismatch The type `Hostname` needs the field `value` beside it\.$/],
  ],
  [
    'v1.3 experimental',
    'v1 Gateway',
    ADDRESSED('[{value: 192.0.2.1}, {value: 192.0.2.1}]'),
    [/error duplicate-address The address `192\.0\.2\.1` is already in this list\.$/],
  ],
  ['v1.3 standard', 'v1 Gateway', ADDRESSED('[{type: example.com/pool}]'), []],
  ['v1.2 standard', 'v1 Gateway', ADDRESSED('[{type: example.com/pool}]'), [/error missing-field .*`value`/]],
  ['v1.5 experimental, v1.1 experimental', 'v1 HTTPRoute', STICKY, []],
  ['v1.6 experimental', 'v1 HTTPRoute', STICKY, [/error unknown-field .*idleTimeout.* v1\.6/]],
  ['v1.6 standard, v1.5 standard', 'v1 HTTPRoute', REDIRECT, []],
  ['v1.4 standard, v1.0 experimental', 'v1 HTTPRoute', REDIRECT, [/error not-in-enum .*`?308/]],
  ['v1.0 experimental', 'v1alpha2 BackendTLSPolicy', VALIDATED, []],
  [
    'v1.0 experimental',
    'v1alpha2 BackendTLSPolicy',
    VALIDATED.replace(', wellKnownCACerts: System', ''),
    [/error unclear-ca-certificates Give `caCertRefs` or `wellKnownCACerts`/],
  ],
  ['v1.4 experimental', 'v1alpha1 XListenerSet', LISTENERS, []],
  ['v1.3 experimental', 'v1alpha1 XListenerSet', LISTENERS, [/error missing-field .*`port`/]],
];

for (const [targets, kind, spec, expected] of CASES)
  for (const target of targets.split(', '))
    test(`${target}: ${kind} ${spec}`, () => {
      const [release, channel] = target.split(' ') as [Target['release'], Target['channel']];
      const [version, name = ''] = kind.split(' ');
      const group = name.startsWith('X') ? 'gateway.networking.x-k8s.io' : 'gateway.networking.k8s.io';
      const text = `apiVersion: ${group}/${version}\nkind: ${name}\nmetadata: {name: a}\nspec: ${spec}\n`;
      const errors = renderFindings(openFixture(text, { config: { release, channel } }))
        .split('\n')
        .filter((line) => line.includes(' error '));
      assert.equal(errors.length, expected.length, errors.join('\n'));
      for (const [index, line] of errors.entries()) assert.match(line, expected[index] ?? /never/);
    });

const RULE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: a}
spec:
  rules:
  - `;

/** A target, and what completion offers in a rule of an HTTPRoute there. */
const OFFERED: readonly (readonly [string, string])[] = [
  ['v1.0 standard', 'matches filters backendRefs'],
  ['v1.0 experimental', 'matches filters backendRefs timeouts'],
  ['v1.2 standard', 'matches filters backendRefs timeouts'],
  ['v1.2 experimental', 'name matches filters backendRefs timeouts retry sessionPersistence'],
  ['v1.4 standard', 'name matches filters backendRefs timeouts'],
];

for (const [target, expected] of OFFERED)
  test(`${target}: completion offers ${expected}`, () => {
    const [release, channel] = target.split(' ') as [Target['release'], Target['channel']];
    const { items } = ask(`${RULE}<CURSOR>`, { config: { release, channel } });
    const fields = items.map(({ label }) => label).filter((label) => /^\w+$/.test(label));
    assert.deepEqual([...new Set(fields)].sort(), expected.split(' ').sort());
  });

checkHovers([
  {
    name: 'hover: a field that later releases do not have',
    text: `${RULE}sessionPersistence: {idle<CURSOR>Timeout: 10m}\n`,
    config: { release: 'v1.5', channel: 'experimental' },
    expected: `
«idleTimeout»
**idleTimeout** · string

How long a session may be idle before it ends: \`10m\`. Whether anything comes of it depends on the implementation; v1.6 has no such field any more.

Example: \`10m\`

Experimental channel only, since v1.1 · [Documentation](https://gateway-api.sigs.k8s.io/geps/gep-2257/)
`,
  },
  {
    name: 'hover: a field that the release does not have yet',
    text: `${RULE}time<CURSOR>outs: {}\n`,
    config: { release: 'v1.1' },
    expected: `
«timeouts»
**timeouts** · object

⚠ Not in the standard channel of v1.1, which is the target here.

How long things may take, in hours, minutes, seconds and milliseconds: \`500ms\`, \`10s\`, \`1h30m\`. No decimals and no days; \`0s\` means no limit. Not every implementation supports them.

Standard since v1.2, experimental since v0.8 · [Documentation](https://gateway-api.sigs.k8s.io/guides/user-guides/http-timeouts/)
`,
  },
  {
    name: 'hover: a limit that later releases raised',
    text: `${RULE}mat<CURSOR>ches: []\n`,
    config: { release: 'v1.1' },
    expected: `
«matches»
**matches** · list of objects · default \`[{"path":{"type":"PathPrefix","value":"/"}}]\` · at most 8 items

When the rule applies: one of at most 8 matches is enough, and inside a match every condition must hold. Without any, it always applies. Of all matches of all Routes for the host, the best wins: exact path, then longest prefix, then a method, more headers, more query parameters, older Route.

[Documentation](https://gateway-api.sigs.k8s.io/guides/user-guides/http-routing/)
`,
  },
  {
    name: 'hover: values that a release does not have',
    text: `${RULE}filters: [{type: RequestRedirect, requestRedirect: {status<CURSOR>Code: 301}}]\n`,
    config: { release: 'v1.4' },
    expected: `
«statusCode»
**statusCode** · integer · default \`302\`

Status of the answer, \`302\` by default. Browsers remember permanent redirects, so try a temporary one first.

- \`301\`: Permanent. Clients may go on with \`GET\` after a \`POST\`.
- \`302\`: Temporary, the default. Clients may go on with \`GET\` after a \`POST\`.

[Documentation](https://gateway-api.sigs.k8s.io/guides/user-guides/http-redirect-rewrite/)
`,
  },
]);
