import type { AcceptedCase } from './checkAccepted.ts';
import { checkAccepted } from './checkAccepted.ts';
import { route } from './platform.ts';

const SNIPPETS = { snippets: true };

const CASES: readonly AcceptedCase[] = [
  {
    name: 'a Gateway of another namespace brings the namespace',
    text: route('  parentRefs:\n  - name: pu<CURSOR>\n  rules: []\n'),
    choose: 'public',
    expected: route('  parentRefs:\n  - name: public\n    namespace: infra\n  rules: []\n'),
  },
  {
    name: 'a namespace that is right stays',
    text: route('  parentRefs:\n  - name: <CURSOR>\n    namespace: infra\n'),
    choose: 'public',
    expected: route('  parentRefs:\n  - name: public\n    namespace: infra\n'),
  },
  {
    name: 'a namespace that is wrong is put right, above or below',
    text: route('  parentRefs:\n  - namespace: shop\n    name: <CURSOR>\n'),
    choose: 'public',
    expected: route('  parentRefs:\n  - namespace: infra\n    name: public\n'),
  },
  {
    name: 'an empty namespace is filled in',
    text: route('  parentRefs:\n  - name: <CURSOR>\n    namespace:\n'),
    choose: 'public',
    expected: route('  parentRefs:\n  - name: public\n    namespace: infra\n'),
  },
  {
    name: 'before a comment, what is missing goes before the name',
    text: route('  parentRefs:\n  - name: <CURSOR> # the shared one\n'),
    choose: 'public',
    expected: route('  parentRefs:\n  - namespace: infra\n    name: public # the shared one\n'),
  },
  {
    name: 'a ListenerSet brings its kind',
    text: route('  parentRefs:\n  - name: <CURSOR>\n'),
    choose: 'own',
    expected: route('  parentRefs:\n  - name: own\n    kind: ListenerSet\n'),
  },
  {
    name: 'in braces',
    text: route('  parentRefs: [{name: <CURSOR>}]\n'),
    choose: 'public',
    expected: route('  parentRefs: [{name: public, namespace: infra}]\n'),
  },
  {
    name: 'a whole reference',
    text: route('  parentRefs:\n  - <CURSOR>\n'),
    choose: 'own',
    expected: route('  parentRefs:\n  - kind: ListenerSet\n    name: own\n'),
  },
  {
    name: 'a whole reference as the first item',
    text: route('  rules:\n  - backendRefs: []\n  parentRefs:\n  <CURSOR>\n'),
    choose: 'public',
    expected: route('  rules:\n  - backendRefs: []\n  parentRefs:\n  - name: public\n    namespace: infra\n'),
  },
  {
    name: 'a Service brings its only port',
    text: route('  rules:\n  - backendRefs:\n    - name: <CURSOR>\n'),
    choose: 'cart',
    expected: route('  rules:\n  - backendRefs:\n    - name: cart\n      port: 8080\n'),
  },
  {
    name: 'a Service of another namespace brings both',
    text: route('  rules:\n  - backendRefs:\n    - name: <CURSOR>\n'),
    choose: 'login',
    expected: route(
      '  rules:\n  - backendRefs:\n    - name: login\n      namespace: identity\n      port: 8080\n',
    ),
  },
  {
    name: 'one of several ports is to be chosen',
    text: route('  rules:\n  - backendRefs:\n    - name: <CURSOR>\n'),
    choose: 'stock',
    expected: route('  rules:\n  - backendRefs:\n    - name: stock\n      port: 80\n'),
    ask: SNIPPETS,
  },
  {
    name: 'who cannot be asked gets none',
    text: route('  rules:\n  - backendRefs:\n    - name: <CURSOR>\n'),
    choose: 'stock',
    expected: route('  rules:\n  - backendRefs:\n    - name: stock\n'),
  },
  {
    name: 'a port that is written stays',
    text: route('  rules:\n  - backendRefs:\n    - name: <CURSOR>\n      port: 9090\n'),
    choose: 'cart',
    expected: route('  rules:\n  - backendRefs:\n    - name: cart\n      port: 9090\n'),
  },
  {
    name: 'a target of a policy needs group and kind',
    text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: b, namespace: shop}\nspec:\n  targetRefs:\n    - name: <CURSOR>\n',
    choose: 'cart',
    expected:
      'apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: b, namespace: shop}\nspec:\n  targetRefs:\n    - name: cart\n      group: ""\n      kind: Service\n',
  },
  {
    name: 'a kind of another group brings the group',
    text: route('  rules:\n  - backendRefs:\n    - kind: <CURSOR>\n      name: a\n'),
    choose: 'ServiceImport',
    expected: route(
      '  rules:\n  - backendRefs:\n    - kind: ServiceImport\n      group: multicluster.x-k8s.io\n      name: a\n',
    ),
  },
  {
    name: 'the type of a filter brings its field',
    text: route('  rules:\n  - filters:\n    - type: <CURSOR>\n'),
    choose: 'RequestHeaderModifier',
    expected: route(
      '  rules:\n  - filters:\n    - type: RequestHeaderModifier\n      requestHeaderModifier:\n        set:\n        - name: x-team\n          value: \n',
    ),
    ask: SNIPPETS,
  },
  {
    name: 'a field that is there stays',
    text: route(
      '  rules:\n  - filters:\n    - type: <CURSOR>\n      urlRewrite: {hostname: a.example.com}\n',
    ),
    choose: 'URLRewrite',
    expected: route(
      '  rules:\n  - filters:\n    - type: URLRewrite\n      urlRewrite: {hostname: a.example.com}\n',
    ),
  },
  {
    name: 'the field of a filter brings its type',
    text: route('  rules:\n  - filters:\n    - <CURSOR>\n'),
    choose: 'requestRedirect',
    expected: route(
      '  rules:\n  - filters:\n    - type: RequestRedirect\n      requestRedirect:\n        scheme: https\n        statusCode: 301\n',
    ),
    ask: SNIPPETS,
  },
];

checkAccepted(CASES);
