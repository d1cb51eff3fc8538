import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LocationLink } from 'vscode-languageserver-types';
import { definition } from '../../server/src/features/definition.ts';
import { openFixture } from '../support/fixture.ts';
import { cursorOf, renderPlace, textIn } from './render.ts';
import { inWorld, route } from './world.ts';

const GATEWAY =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: infra}\n';
const NAMELESS = 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r}\n';
const parent = (field: string): string =>
  inWorld(route(`  parentRefs:\n    - name: edge\n      namespace: infra\n      ${field}`));
const backend = (fields: string): string =>
  inWorld(route(`  rules:\n    - backendRefs:\n        - ${fields}`));

type Case = {
  readonly name: string;
  readonly text: string;
  /** `«word under the cursor» -> place`, a line a destination. */
  readonly expected: string;
};

const CASES: readonly Case[] = [
  {
    name: 'a parent',
    text: parent('port: 80').replace('name: edge\n      namespace', 'name: ed<CURSOR>ge\n      namespace'),
    expected: '«edge» -> platform/gateway.yaml:4:9 «edge» in «apiVersion: gateway.networking.k8s.io/v1…»',
  },
  {
    name: 'the key of a name leads there too',
    text: parent('port: 80').replace('name: edge\n      namespace', 'na<CURSOR>me: edge\n      namespace'),
    expected: '«name» -> platform/gateway.yaml:4:9 «edge» in «apiVersion: gateway.networking.k8s.io/v1…»',
  },
  {
    name: 'a listener by its name',
    text: parent('sectionName: <CURSOR>https'),
    expected: '«https» -> platform/gateway.yaml:12:13 «https» in «name: https…»',
  },
  {
    name: 'a listener by its port',
    text: parent('port: 80<CURSOR>'),
    expected: '«80» -> platform/gateway.yaml:10:13 «80» in «name: http…»',
  },
  {
    name: 'a listener that is not there: the Gateway',
    text: parent('sectionName: w<CURSOR>eb'),
    expected: '«web» -> platform/gateway.yaml:4:9 «edge» in «apiVersion: gateway.networking.k8s.io/v1…»',
  },
  {
    name: 'a namespace',
    text: parent('port: 80').replace('namespace: infra\n      port', 'namespace: inf<CURSOR>ra\n      port'),
    expected: '«infra» -> platform/namespaces.yaml:4:9 «infra» in «apiVersion: v1…»',
  },
  {
    name: 'the namespace of a resource',
    text: inWorld(route('  rules: []').replace('namespace: shop', 'namespace: sh<CURSOR>op')),
    expected: '«shop» -> platform/namespaces.yaml:9:9 «shop» in «---…»',
  },
  {
    name: 'a backend',
    text: backend('name: ca<CURSOR>rt'),
    expected: '«cart» -> shop/services.yaml:4:9 «cart» in «apiVersion: v1…»',
  },
  {
    name: 'the port of a backend',
    text: backend('{name: cart, port: 9<CURSOR>000}'),
    expected: '«9000» -> shop/services.yaml:12:13 «9000» in «name: admin…»',
  },
  {
    name: 'a class',
    text: inWorld(`${GATEWAY}spec:\n  gatewayClassName: ed<CURSOR>ge\n`),
    expected: '«edge» -> platform/class.yaml:4:9 «edge» in «apiVersion: gateway.networking.k8s.io/v1…»',
  },
  {
    name: 'a Secret in a file that is only scanned',
    text: inWorld(
      `${GATEWAY}spec: {listeners: [{tls: {certificateRefs: [{name: shop-<CURSOR>tls, namespace: shop}]}}]}\n`,
    ),
    expected: '«shop-tls» -> shop/services.yaml:17:9 «shop-tls» in «---…»',
  },
  {
    name: 'a Secret that a Certificate makes leads to the Certificate',
    text: inWorld(`${GATEWAY}spec: {listeners: [{tls: {certificateRefs: [{name: wil<CURSOR>d-tls}]}}]}\n`),
    expected: '«wild-tls» -> platform/certificate.yaml:7:15 «wild-tls» in «apiVersion: cert-manager.io/v1…»',
  },
  {
    name: 'a Secret that Kustomize makes',
    text: `${inWorld(`${GATEWAY.replace('infra', 'shop')}spec: {listeners: [{tls: {certificateRefs: [{name: ge<CURSOR>n}]}}]}\n`)}# file: shop/kustomization.yaml\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nmetadata: {name: k, namespace: shop}\nsecretGenerator:\n  - name: other\n  - name: gen\n`,
    expected: '«gen» -> shop/kustomization.yaml:6:11 «gen» in «apiVersion: kustomize.config.k8s.io/v1beta1…»',
  },
  {
    name: 'the target of a policy',
    text: inWorld(
      'apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: p, namespace: shop}\nspec:\n  targetRefs:\n    - group: ""\n      kind: Service\n      name: cart\n      sectionName: ad<CURSOR>min\n',
    ),
    expected: '«admin» -> shop/services.yaml:11:13 «admin» in «name: admin…»',
  },
  {
    name: 'a policy of somebody else, on a rule of a Route',
    text: inWorld(
      `${route('  rules:\n    - name: first\n    - name: second')}---\napiVersion: example.com/v1\nkind: RetryPolicy\nmetadata: {name: p, namespace: shop}\nspec:\n  targetRefs:\n    - group: gateway.networking.k8s.io\n      kind: HTTPRoute\n      name: r\n      sectionName: sec<CURSOR>ond\n`,
    ),
    expected: '«second» -> shop/main.yaml:9:13 «second» in «name: second»',
  },
  {
    name: 'whom a ReferenceGrant trusts: all of that kind and namespace',
    text: inWorld('').replace(
      '      kind: Gateway\n      namespace: infra',
      '      kind: Gate<CURSOR>way\n      namespace: infra',
    ),
    expected: '«Gateway» -> platform/gateway.yaml:4:9 «edge» in «apiVersion: gateway.networking.k8s.io/v1…»',
  },
  {
    name: 'what a ReferenceGrant opens, by name',
    text: inWorld('').replace('name: shop-tls\n    - group', 'name: shop-<CURSOR>tls\n    - group'),
    expected: '«shop-tls» -> shop/services.yaml:17:9 «shop-tls» in «---…»',
  },
  {
    name: 'what a ReferenceGrant opens, all of a kind',
    text: inWorld('').replace('      kind: Service\n# file', '      kind: Serv<CURSOR>ice\n# file'),
    expected: '«Service» -> shop/services.yaml:4:9 «cart» in «apiVersion: v1…»',
  },
  {
    name: 'a label selector: the Namespaces that it matches',
    text: inWorld('').replace('team: web\n# file: platform/cert', 'team: we<CURSOR>b\n# file: platform/cert'),
    expected: '«web» -> platform/namespaces.yaml:9:9 «shop» in «---…»',
  },
  {
    name: 'match expressions count too',
    text: inWorld(
      `${GATEWAY}spec:\n  allowedListeners:\n    namespaces:\n      selector:\n        matchExpressions:\n          - {key: kubernetes.io/metadata.name, operator: NotIn, values: [sho<CURSOR>p]}\n`,
    ),
    expected: '«shop» -> platform/namespaces.yaml:4:9 «infra» in «apiVersion: v1…»',
  },
  {
    name: 'a namespace that is not written: every candidate',
    text: inWorld(`${NAMELESS}spec: {rules: [{backendRefs: [{name: ca<CURSOR>rt}]}]}\n`),
    expected: '«cart» -> shop/services.yaml:4:9 «cart» in «apiVersion: v1…»',
  },
  {
    name: 'several candidates',
    text: `${backend('name: st<CURSOR>ock')}${['dev', 'prod'].map((at) => `# file: shop/${at}/s.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: stock, namespace: shop}\n`).join('')}`,
    expected: `
«stock» -> shop/dev/s.yaml:3:18 «stock» in «apiVersion: v1…»
«stock» -> shop/prod/s.yaml:3:18 «stock» in «apiVersion: v1…»
`,
  },
  {
    name: 'not in the workspace',
    text: backend('name: st<CURSOR>ock'),
    expected: 'nothing',
  },
  {
    name: "a resource's own name: itself",
    text: inWorld(route('  rules: []', 'sel<CURSOR>f')),
    expected: '«self» -> shop/main.yaml:4:9 «self» in «apiVersion: gateway.networking.k8s.io/v1…»',
  },
  {
    name: "a listener's own name: itself",
    text: inWorld('').replace('- name: https', '- name: ht<CURSOR>tps'),
    expected: '«https» -> platform/gateway.yaml:12:13 «https» in «name: https…»',
  },
  {
    name: 'an alias: its anchor',
    text: backend('{name: &n cart, port: 8080}\n        - {name: *<CURSOR>n, port: 9000}'),
    expected: '«*n» -> shop/main.yaml:9:18 «&n» in «&n»',
  },
  {
    name: 'a merge key: its anchor, the last one above',
    text: backend('&b {name: &b cart}\n        - <<: *<CURSOR>b'),
    expected: '«*b» -> shop/main.yaml:9:21 «&b» in «&b»',
  },
  {
    name: 'an asterisk in a text is no alias',
    text: inWorld(route('  hostnames: &s\n    - "x *<CURSOR>s"')),
    expected: 'nothing',
  },
  {
    name: 'a value that is no reference',
    text: inWorld(route('  hostnames: [a.exa<CURSOR>mple.com]')),
    expected: 'nothing',
  },
  {
    name: 'a comment',
    text: inWorld('# no<CURSOR>te\n'),
    expected: 'nothing',
  },
];

for (const { name, text, expected } of CASES)
  test(name, () => {
    assert.equal(linksIn(text), expected.replace(/^\n/, '').trimEnd());
  });

test('clients without links get plain locations', () => {
  const fixture = openFixture(parent('sectionName: <CURSOR>https'));
  const { uri, position } = cursorOf(fixture);
  const [found] = definition(fixture.snapshot, uri, position, { links: false });
  assert.ok(found && 'uri' in found);
  assert.equal(renderPlace(fixture, found.uri, found.range), 'platform/gateway.yaml:12:13 «https»');
});

test('files that only lie on the disk are found just so', () => {
  const fixture = openFixture(backend('name: ca<CURSOR>rt'), { stored: true });
  const { uri, position } = cursorOf(fixture);
  assert.equal(definition(fixture.snapshot, uri, position, { links: true }).length, 1);
});

function linksIn(text: string): string {
  const fixture = openFixture(text);
  const { uri, position } = cursorOf(fixture);
  const answer = definition(fixture.snapshot, uri, position, { links: true });
  const lines = answer.map((link) => {
    assert.ok(LocationLink.is(link));
    const { originSelectionRange, targetUri, targetSelectionRange, targetRange } = link;
    const origin = originSelectionRange ? `«${textIn(fixture, uri, originSelectionRange)}» -> ` : '';
    const around = textIn(fixture, targetUri, targetRange);
    return `${origin}${renderPlace(fixture, targetUri, targetSelectionRange)} in «${around}»`;
  });
  return lines.length === 0 ? 'nothing' : lines.join('\n');
}
