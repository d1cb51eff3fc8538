import { labelsOf } from './ask.ts';
import { checkOffered } from './checkOffered.ts';
import { gateway, route } from './platform.ts';

checkOffered(
  [
    {
      name: 'kinds of a reference',
      text: route('  rules:\n  - backendRefs:\n    - kind: <CURSOR>'),
      expected: 'Service ServiceImport XBackend',
    },
    {
      name: 'kinds that only the workspace knows',
      text: route(
        '  rules:\n  - filters:\n    - type: ExtensionRef\n      extensionRef:\n        kind: <CURSOR>',
      ),
      expected: 'Certificate RateLimit',
    },
    {
      name: 'objects of a kind that only the workspace knows',
      text: route(
        '  rules:\n  - filters:\n    - type: ExtensionRef\n      extensionRef:\n        group: example.net\n        kind: RateLimit\n        name: <CURSOR>',
      ),
      expected: 'slow',
    },
    {
      name: 'Services as parents only where the kind says so',
      text: route('  parentRefs:\n  - group: ""\n    kind: Service\n    name: <CURSOR>'),
      expected: 'cart stock login mail',
    },
    {
      name: 'hostnames of the listeners, not those that are listed',
      text: route(
        '  parentRefs: [{name: public, namespace: infra}]\n  hostnames:\n  - api.example.com\n  - <CURSOR>',
      ),
      expected: 'r.example.com *.example.com',
    },
    {
      name: 'hostnames of the listener that is named',
      text: route(
        '  parentRefs: [{name: public, namespace: infra, sectionName: api}]\n  hostnames: [<CURSOR>]',
      ),
      expected: 'api.example.com',
    },
    {
      name: 'namespaces, one with such a Gateway first',
      text: route('  parentRefs:\n  - name: private\n    namespace: <CURSOR>'),
      expected: 'infra shop identity office',
    },
    {
      name: 'namespaces of a resource; what is being typed is none',
      text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  namespace: inf<CURSOR>',
      expected: 'infra shop identity office',
    },
    { name: 'classes', text: gateway('  gatewayClassName: <CURSOR>'), expected: 'edge' },
    {
      name: 'protocols',
      text: gateway('  listeners:\n  - protocol: <CURSOR>'),
      expected: 'HTTP HTTPS TLS TCP UDP',
    },
    {
      name: 'the usual port of a protocol',
      text: gateway('  listeners:\n  - protocol: HTTPS\n    port: <CURSOR>'),
      expected: '443',
    },
    {
      name: 'Route kinds for a protocol',
      text: gateway(
        '  listeners:\n  - protocol: TCP\n    allowedRoutes:\n      kinds:\n      - kind: <CURSOR>',
      ),
      expected: 'TCPRoute',
    },
    {
      name: 'labels of Namespaces in a selector',
      text: gateway(
        '  listeners:\n  - allowedRoutes:\n      namespaces:\n        selector:\n          matchLabels:\n            <CURSOR>',
      ),
      expected: 'team tier kubernetes.io/metadata.name',
    },
    {
      name: 'values of a label',
      text: gateway(
        '  listeners:\n  - allowedRoutes:\n      namespaces:\n        selector:\n          matchLabels:\n            team: <CURSOR>',
      ),
      expected: 'platform web',
    },
    {
      name: 'values in an expression',
      text: gateway(
        '  listeners:\n  - allowedRoutes:\n      namespaces:\n        selector:\n          matchExpressions:\n          - key: team\n            operator: In\n            values: [web, <CURSOR>]',
      ),
      expected: 'platform',
    },
    {
      name: 'operators of an expression',
      text: gateway(
        '  listeners:\n  - allowedRoutes:\n      namespaces:\n        selector:\n          matchExpressions:\n          - operator: <CURSOR>',
      ),
      expected: 'In NotIn Exists DoesNotExist',
    },
    {
      name: 'ConfigMaps of the own namespace',
      text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {namespace: shop}\nspec:\n  validation:\n    caCertificateRefs:\n    - name: <CURSOR>',
      expected: 'ca',
    },
    {
      name: 'targets of a policy, in its own namespace',
      text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {namespace: shop}\nspec:\n  targetRefs:\n  - name: <CURSOR>',
      expected: 'cart stock',
    },
    {
      name: 'a policy of another group',
      text: 'apiVersion: example.org/v1\nkind: TimeoutPolicy\nmetadata: {namespace: infra, name: t}\nspec:\n  targetRefs:\n  - kind: Gateway\n    group: gateway.networking.k8s.io\n    name: <CURSOR>',
      expected: 'private public',
    },
  ],
  labelsOf,
);
