import { checkHovers, type HoverCase } from './checkHover.ts';
import { inWorld, route } from './world.ts';

/** References, in the world. */
const CASES: readonly HoverCase[] = [
  {
    name: 'a value that says everything itself',
    text: inWorld(route('  hostnames:\n    - shop.exa<CURSOR>mple.com')),
    expected: 'nothing',
  },
  {
    name: 'a Gateway: class, listeners, who may attach',
    text: inWorld(route('  parentRefs:\n    - name: ed<CURSOR>ge\n      namespace: infra')),
    expected: `
«edge»
**Gateway** \`infra/edge\` · class \`edge\`

- \`http\` · \`HTTP:80\` · Routes of its own namespace
- \`https\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'the namespace of a reference shows the same',
    text: inWorld(route('  parentRefs:\n    - name: edge\n      namespace: in<CURSOR>fra')),
    expected: `
«infra»
**Gateway** \`infra/edge\` · class \`edge\`

- \`http\` · \`HTTP:80\` · Routes of its own namespace
- \`https\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a listener',
    text: inWorld(
      route('  parentRefs:\n    - name: edge\n      namespace: infra\n      sectionName: ht<CURSOR>tps'),
    ),
    expected: `
«https»
**Listener** \`https\` of Gateway \`infra/edge\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a listener by its port',
    text: inWorld(route('  parentRefs:\n    - name: edge\n      namespace: infra\n      port: 4<CURSOR>43')),
    expected: `
«443»
**Listener** \`https\` of Gateway \`infra/edge\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a listener that the Gateway does not have: those that it has',
    text: inWorld(
      route('  parentRefs:\n    - name: edge\n      namespace: infra\n      sectionName: ad<CURSOR>min'),
    ),
    expected: `
«admin»
Gateway \`infra/edge\` has none of that name or port. It has:

- \`http\` · \`HTTP:80\` · Routes of its own namespace
- \`https\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a Service: its ports',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: ca<CURSOR>rt\n          port: 8080')),
    expected: `
«cart»
**Service** \`shop/cart\`

- \`8080\` · \`http\` · → \`3000\`
- \`9000\` · \`admin\`
`,
  },
  {
    name: 'a port',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: cart\n          port: 80<CURSOR>80')),
    expected: `
«8080»
**Port** \`8080\` of Service \`shop/cart\` · \`http\` · → \`3000\`
`,
  },
  {
    name: 'a Secret that a line scan read: its type',
    text: inWorld(
      'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: shop}\nspec:\n  listeners:\n    - tls:\n        certificateRefs:\n          - name: shop-<CURSOR>tls\n',
    ),
    expected: `
«shop-tls»
**Secret** \`shop/shop-tls\` · type \`kubernetes.io/tls\`
`,
  },
  {
    name: 'a Secret that does not exist yet: who makes it',
    text: inWorld(
      'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: infra}\nspec:\n  listeners:\n    - tls:\n        certificateRefs:\n          - name: wild-<CURSOR>tls\n',
    ),
    expected: `
«wild-tls»
**Secret** \`infra/wild-tls\` · made by Certificate \`infra/wild\`
`,
  },
  {
    name: 'a GatewayClass: its controller; text from the workspace is no markup',
    text: inWorld(
      'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec:\n  gatewayClassName: ed<CURSOR>ge\n',
    ),
    expected: `
«edge»
**GatewayClass** \`edge\` · controller \`example.com/edge\` · Shared \\[edge\\]
`,
  },
  {
    name: 'absent in an open world: why that may be fine',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: sto<CURSOR>ck')),
    expected: `
«stock»
Service \`shop/stock\` is not in this workspace. It may come from a Helm chart or another repository.
`,
  },
  {
    name: 'absent in a closed world',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: sto<CURSOR>ck')),
    config: { world: 'closed' },
    expected: `
«stock»
There is no Service \`shop/stock\`: the workspace is said to be complete.
`,
  },
  {
    name: 'a namespace that is not written: perhaps',
    text: inWorld(
      'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r}\nspec:\n  rules:\n    - backendRefs:\n        - name: ca<CURSOR>rt\n',
    ),
    expected: `
«cart»
**Service** \`shop/cart\`

- \`8080\` · \`http\` · → \`3000\`
- \`9000\` · \`admin\`

Perhaps this one: a namespace is not written here, so nobody can be sure.
`,
  },
  {
    name: 'several candidates',
    text: inWorld(
      route('  rules:\n    - backendRefs:\n        - name: st<CURSOR>ock') +
        ['dev', 'prod']
          .map(
            (overlay) =>
              `# file: shop/${overlay}/stock.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: stock\n  namespace: shop\n`,
          )
          .join(''),
    ),
    expected: `
«stock»
Several are equally near:

- **Service** \`shop/stock\` · in \`dev/stock.yaml\`
- **Service** \`shop/stock\` · in \`prod/stock.yaml\`
`,
  },
];

checkHovers(CASES);
