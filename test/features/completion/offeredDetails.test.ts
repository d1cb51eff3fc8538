import { linesOf } from './ask.ts';
import { checkOffered, inMatch } from './checkOffered.ts';
import { gateway, route } from './platform.ts';

checkOffered(
  [
    {
      name: 'parents: who admits the Route comes first, and why another does not',
      text: route('  parentRefs:\n  - name: <CURSOR>'),
      expected: `
public (infra) admits this Route: http, api
own (shop) admits this Route: extra
private (infra) admits no HTTPRoute of shop`,
    },
    {
      name: 'parents: the kind of Route counts',
      text: route('  parentRefs:\n  - name: <CURSOR>', 'TCPRoute'),
      expected: `
public (infra) admits this Route: db
private (infra) has no listener for TCPRoute
own (shop) has no listener for TCPRoute`,
    },
    {
      name: 'parents: hostnames count',
      text: route('  hostnames: [shop.example.org]\n  parentRefs:\n  - kind: Gateway\n    name: <CURSOR>'),
      expected: `
private (infra) admits no HTTPRoute of shop
public (infra) has no listener for these hostnames`,
    },
    {
      name: 'parents: a namespace that is not known',
      text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nspec:\n  parentRefs:\n  - kind: Gateway\n    name: <CURSOR>',
      expected: `
public (infra) admits this Route: http
private (infra) may admit this Route: http`,
    },
    {
      name: 'listeners, those that would take the Route first',
      text: route('  parentRefs:\n  - name: public\n    namespace: infra\n    sectionName: <CURSOR>'),
      expected: `
http HTTP:80 · *.example.com · Routes of all namespaces
api HTTPS:443 · api.example.com
db does not admit this Route · TCP:5432 · Routes of all namespaces`,
    },
    {
      name: 'ports of listeners',
      text: route('  parentRefs: [{name: public, namespace: infra, port: <CURSOR>}]\n'),
      expected: `
80 http · HTTP:80 · *.example.com · Routes of all namespaces
443 api · HTTPS:443 · api.example.com
5432 does not admit this Route · db · TCP:5432 · Routes of all namespaces`,
    },
    {
      name: 'backends: the own namespace first, then what a grant permits',
      text: route('  rules:\n  - backendRefs:\n    - name: <CURSOR>'),
      expected: `
cart (shop) 8080 web
stock (shop) 80 web, 9090 grpc
login (identity) permitted by ReferenceGrant shop · 8080
mail (office) needs a ReferenceGrant in office · 25`,
    },
    {
      name: 'ports of a Service',
      text: route('  rules:\n  - backendRefs:\n    - name: cart\n      port: <CURSOR>'),
      expected: '8080 web · → 3000',
    },
    {
      name: 'certificates: Secrets of the right type first, those that are made from something too',
      text: gateway('  listeners:\n  - tls:\n      certificateRefs:\n      - name: <CURSOR>'),
      expected: `
tls (infra) kubernetes.io/tls
wildcard-tls (infra) made by Certificate wildcard
password (infra) Opaque`,
    },
    {
      name: 'the parent of a ListenerSet',
      text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: ListenerSet\nmetadata: {name: l, namespace: shop}\nspec:\n  parentRef:\n    name: <CURSOR>',
      expected: `
public (infra)
private (infra) admits no ListenerSet of this namespace`,
    },
    {
      name: 'fields with their type',
      text: route('  rules:\n  - matches:\n    - headers:\n      - name: a\n        <CURSOR>'),
      expected: 'value string · required\ntype string',
    },
    {
      name: 'an enum',
      text: inMatch('').replace('type: Exact', 'type: <CURSOR>'),
      expected: 'PathPrefix default\nExact\nRegularExpression',
    },
    {
      name: 'a group, and what it has',
      text: route('  rules:\n  - backendRefs:\n    - group: <CURSOR>'),
      expected: `
"" Service
multicluster.x-k8s.io ServiceImport
gateway.networking.x-k8s.io XBackend`,
    },
    {
      name: 'in Chinese',
      text: route('  parentRefs:\n  - name: <CURSOR>'),
      ask: { locale: 'zh-cn' },
      expected: `
public (infra) 允许此路由：http, api
own (shop) 允许此路由：extra
private (infra) 不允许 shop 中的 HTTPRoute`,
    },
  ],
  linesOf,
);
