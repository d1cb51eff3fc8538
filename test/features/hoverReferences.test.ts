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
✓ **Attached** · \`https\`

- Not to \`http\`: Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`\\.

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

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
✓ **Attached** · \`https\`

- Not to \`http\`: Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`\\.

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

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
✓ **Attached** · \`https\`

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

**Listener** \`https\` of Gateway \`infra/edge\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a listener by its port',
    text: inWorld(route('  parentRefs:\n    - name: edge\n      namespace: infra\n      port: 4<CURSOR>43')),
    expected: `
«443»
✓ **Attached** · \`https\`

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

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
✗ **Not attached** · Gateway infra/edge has no listener \`admin\`\\.

Status: \`Accepted=False\` \`NoMatchingParent\` · \`ResolvedRefs=True\`

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
✓ **Resolves** · \`ResolvedRefs=True\`

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
✓ **Resolves** · \`ResolvedRefs=True\`

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
? **Not known here** · \`ResolvedRefs\` · The Secret has no certificate with its key under \`tls.crt\` and \`tls.key\`\\.

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
✓ **Resolves** · \`ResolvedRefs=True\`

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
? **Not known here** · \`ResolvedRefs\`

Service \`shop/stock\` is not in this workspace. It may come from a Helm chart or another repository.
`,
  },
  {
    name: 'absent in a closed world',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: sto<CURSOR>ck')),
    config: { world: 'closed' },
    expected: `
«stock»
✗ **Does not resolve** · \`ResolvedRefs=False\` \`BackendNotFound\`

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
? **Not known here** · \`ResolvedRefs\` · Which Service cart is meant depends on a namespace or an environment that is not known here\\.

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
✓ **Resolves** · \`ResolvedRefs=True\`

Several are equally near:

- **Service** \`shop/stock\` · in \`dev/stock.yaml\`
- **Service** \`shop/stock\` · in \`prod/stock.yaml\`
`,
  },
];

checkHovers(CASES);
