import type { AcceptedCase } from './checkAccepted.ts';
import { checkAccepted } from './checkAccepted.ts';
import { route } from './platform.ts';

const SNIPPETS = { snippets: true };

const CASES: readonly AcceptedCase[] = [
  {
    name: 'a word is replaced as a whole',
    text: route('  rules:\n  - matches:\n    - path:\n        type: Pa<CURSOR>thPrefix\n'),
    choose: 'Exact',
    expected: route('  rules:\n  - matches:\n    - path:\n        type: Exact\n'),
  },
  {
    name: 'double quotes stay',
    text: route('  parentRefs:\n  - name: "pu<CURSOR>"\n'),
    choose: 'public',
    expected: route('  parentRefs:\n  - name: "public"\n    namespace: infra\n'),
  },
  {
    name: 'single quotes are closed',
    text: route('  rules:\n  - matches:\n    - path:\n        type: \'E<CURSOR>\n        value: "/"\n'),
    choose: 'Exact',
    expected: route('  rules:\n  - matches:\n    - path:\n        type: \'Exact\'\n        value: "/"\n'),
  },
  {
    name: 'no quotes around a number',
    text: route('  rules:\n  - backendRefs:\n    - name: cart\n      port: "<CURSOR>"\n'),
    choose: '8080',
    expected: route('  rules:\n  - backendRefs:\n    - name: cart\n      port: 8080\n'),
  },
  {
    name: 'a wildcard needs quotes',
    text: route('  parentRefs: [{name: public, namespace: infra}]\n  hostnames:\n  - <CURSOR>\n'),
    choose: '*.example.com',
    expected: route('  parentRefs: [{name: public, namespace: infra}]\n  hostnames:\n  - "*.example.com"\n'),
  },
  {
    name: 'a name below a wildcard',
    text: route('  parentRefs: [{name: public, namespace: infra}]\n  hostnames: [<CURSOR>]\n'),
    choose: 'r.example.com',
    expected: route('  parentRefs: [{name: public, namespace: infra}]\n  hostnames: [r.example.com]\n'),
    ask: SNIPPETS,
  },
  {
    name: 'a kind brings its apiVersion, above',
    text: 'kind: <CURSOR>\nmetadata: {}\n',
    choose: 'HTTPRoute',
    expected: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {}\n',
  },
  {
    name: 'a kind puts the apiVersion right',
    text: 'apiVersion: v1\nkind: <CURSOR>\n',
    choose: 'HTTPRoute',
    expected: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n',
  },
  {
    name: 'a kind in an item of a list',
    text: 'apiVersion: v1\nkind: List\nitems:\n  - kind: <CURSOR>\n',
    choose: 'Gateway',
    expected:
      'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: gateway.networking.k8s.io/v1\n    kind: Gateway\n',
  },
  {
    name: 'an apiVersion asks for the kind',
    text: 'apiVersion: gate<CURSOR>',
    choose: 'gateway.networking.k8s.io/v1',
    expected: 'apiVersion: gateway.networking.k8s.io/v1\nkind: ',
  },
  {
    name: 'line breaks as in the document',
    text: 'kind: HTTPRoute\r\nmetadata: {name: a, namespace: shop}\r\nspec:\r\n  parentRefs:\r\n  - name: <CURSOR>\r\n',
    choose: 'public',
    expected:
      'kind: HTTPRoute\r\nmetadata: {name: a, namespace: shop}\r\nspec:\r\n  parentRefs:\r\n  - name: public\r\n    namespace: infra\r\n',
  },
  {
    name: 'JSON',
    text: '{"kind": "HTTPRoute", "metadata": {"namespace": "shop"}, "spec": {"parentRefs": [{"name": "<CURSOR>"}]}}',
    choose: 'public',
    expected:
      '{"kind": "HTTPRoute", "metadata": {"namespace": "shop"}, "spec": {"parentRefs": [{"name": "public"}]}}',
  },
];

checkAccepted(CASES);
