import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, labelsOf } from './ask.ts';
import { checkOffered } from './checkOffered.ts';
import { beside, route } from './platform.ts';

checkOffered(
  [
    {
      name: 'kinds of a group, then others',
      text: 'apiVersion: gateway.networking.k8s.io/v1beta1\nkind: <CURSOR>',
      expected:
        'GatewayClass Gateway HTTPRoute ReferenceGrant ListenerSet GRPCRoute TLSRoute TCPRoute UDPRoute BackendTLSPolicy RouteTest Service Secret ConfigMap Namespace',
    },
    {
      name: 'versions of a kind, newest first',
      text: 'apiVersion: <CURSOR>\nkind: ReferenceGrant\n',
      expected: 'gateway.networking.k8s.io/v1 gateway.networking.k8s.io/v1beta1',
    },
    {
      name: 'kinds of the experimental channel',
      text: 'apiVersion: gateway.networking.x-k8s.io/v1alpha1\nkind: X<CURSOR>',
      config: { channel: 'experimental' },
      expected:
        'XBackend XBackendTrafficPolicy XMesh GatewayClass Gateway ListenerSet HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute ReferenceGrant BackendTLSPolicy RouteTest Service Secret ConfigMap Namespace',
    },
    {
      name: 'the start of a document',
      text: 'HTT<CURSOR>',
      expected:
        'apiVersion kind metadata GatewayClass Gateway ListenerSet HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute ReferenceGrant BackendTLSPolicy',
    },
    {
      name: 'the rest of a resource whose kind is known',
      text: 'kind: HTTPRoute\n<CURSOR>',
      expected: 'apiVersion metadata spec',
    },
    {
      name: 'a document with an apiVersion only',
      text: 'apiVersion: gateway.networking.k8s.io/v1\n<CURSOR>',
      expected: 'kind metadata',
    },
    {
      name: 'metadata, without what the API server sets',
      text: 'kind: HTTPRoute\nmetadata:\n  <CURSOR>',
      expected: 'name namespace labels annotations generateName finalizers ownerReferences',
    },
    {
      name: 'metadata of what has no namespace',
      text: 'kind: GatewayClass\nmetadata:\n  name: a\n  n<CURSOR>',
      expected: 'labels annotations generateName finalizers ownerReferences',
    },
    {
      name: 'an item of a kind: List',
      text: `apiVersion: v1\nkind: List\nitems:\n- apiVersion: gateway.networking.k8s.io/v1\n  kind: HTTPRoute\n  metadata: {name: a, namespace: shop}\n  spec:\n    rules:\n    - backendRefs:\n      - name: <CURSOR>`,
      expected: 'cart stock login mail',
    },
    { name: 'a file that is no resource', text: 'services:\n  <CURSOR>', expected: 'nothing' },
    {
      name: 'a resource without a schema',
      text: 'apiVersion: apps/v1\nkind: Deployment\nspec:\n  <CURSOR>',
      expected: 'nothing',
    },
    { name: 'a comment', text: route('  # <CURSOR>'), expected: 'nothing' },
    {
      name: 'a block scalar',
      text: 'kind: HTTPRoute\nmetadata:\n  annotations:\n    a: |\n      b: <CURSOR>\n',
      expected: 'nothing',
    },
    {
      name: 'a placeholder',
      text: route('  parentRefs:\n  - name: {{ .Values.<CURSOR> }}'),
      expected: 'nothing',
    },
    {
      name: 'fields only between template actions',
      text: route('  {{- if .x }}\n  parentRefs:\n  - name: public\n    <CURSOR>\n  {{- end }}\n'),
      expected: 'group kind namespace sectionName port',
    },
    {
      name: 'no values between template actions',
      text: route('  {{- if .x }}\n  parentRefs:\n  - name: <CURSOR>\n  {{- end }}\n'),
      expected: 'nothing',
    },
    {
      name: 'JSON, its values',
      text: '{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway", "spec": {"gatewayClassName": "<CURSOR>"}}',
      expected: 'edge',
    },
    { name: 'JSON, its keys', text: '{"kind": "Gateway", "spec": {"<CURSOR>"}}', expected: 'nothing' },
    {
      name: 'another document is broken',
      text: `kind: [\n---\n${route('  parentRefs:\n  - name: <CURSOR>')}`,
      expected: 'public own private',
    },
    {
      name: 'the document is broken elsewhere',
      text: route('  hostnames: [\n  parentRefs:\n  - name: <CURSOR>\n  rules: {'),
      expected: 'public own private',
    },
    {
      name: 'settings of Gatelens',
      file: 'gatelens.yaml',
      text: 'world: open\n<CURSOR>',
      expected: 'release channel defaultNamespace controllers features crds external exclude findings',
    },
    { name: 'values of a setting', file: 'gatelens.yaml', text: 'world: <CURSOR>', expected: 'open closed' },
    {
      name: 'severities of a finding',
      file: 'gatelens.yaml',
      text: 'findings:\n  unknown-field: <CURSOR>',
      expected: 'error warning information hint off',
    },
  ],
  labelsOf,
);

test('a field is documented: what it is for, its default and limits, since when', () => {
  const { items } = ask(beside(route('  rules:\n  - backendRefs:\n    - <CURSOR>')));
  const weight = items.find(({ label }) => label === 'weight');
  assert.ok(typeof weight?.documentation === 'object');
  assert.match(weight.documentation.value, /default `1` · 0 to 1000000/);
  const plain = ask(beside(route('  rules:\n  - backendRefs:\n    - <CURSOR>')), {
    ask: { markdown: false },
  });
  const same = plain.items.find(({ label }) => label === 'weight');
  assert.match(String(same?.documentation), /default 1 · 0 to 1000000/);
});

const ASKED_BY_TYPING: readonly (readonly [name: string, trigger: string, text: string, expected: RegExp])[] =
  [
    ['a value opens', ' ', route('  parentRefs:\n  - name: <CURSOR>'), /public/],
    ['a value opens behind the colon', ':', route('  parentRefs:\n  - name:<CURSOR>'), /public/],
    ['an item opens', ' ', route('  parentRefs:\n  - <CURSOR>'), /name/],
    ['indentation does not', ' ', route('  <CURSOR>'), /^nothing$/],
    ['nor below a key', ' ', route('  parentRefs:\n    <CURSOR>'), /^nothing$/],
    ['nor what goes on the next line', ':', route('  parentRefs:<CURSOR>'), /^nothing$/],
    ['nor a dash alone', '-', route('  parentRefs:\n  -<CURSOR>'), /^nothing$/],
  ];
for (const [name, trigger, text, expected] of ASKED_BY_TYPING)
  test(`asked by typing: ${name}`, () =>
    assert.match(labelsOf(ask(beside(text), { ask: { trigger } })), expected));
