import { checkHovers, type HoverCase } from './checkHover.ts';
import { inWorld, route } from './world.ts';

const parent = (section = 'http') =>
  `  parentRefs:\n    - name: edge\n      namespace: infra\n      sectionName: ${section}<CURSOR>`;
const set = (name: string, listeners = '[{name: extra, port: 8080, protocol: HTTP}]') => `
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: ${name}, namespace: shop}
spec:
  parentRef: {name: edge, namespace: infra}
  listeners: ${listeners}
`;
const policy = (target: string) => `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: tls, namespace: shop}
spec:
  targetRefs: [{group: "", kind: Service, name: ${target}}]
  validation: {hostname: cart.shop, wellKnownCACertificates: System}
`;

/** What a controller will say, and why. */
const CASES: readonly HoverCase[] = [
  {
    name: 'a parentRef that is refused by all: the reason that a cluster shows',
    text: inWorld(route(parent('http'))),
    expected: `
«http»
✗ **Not attached** · Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`\\.

Status: \`Accepted=False\` \`NotAllowedByListeners\` · \`ResolvedRefs=True\`

**Listener** \`http\` of Gateway \`infra/edge\` · \`HTTP:80\` · Routes of its own namespace
`,
  },
  {
    name: 'hostnames without one in common',
    text: inWorld(route(`${parent('https')}\n  hostnames: [shop.test]`)),
    expected: `
«https»
✗ **Not attached** · The listener \`https\` serves \`*.example.com\`, and the Route shop\\.test\\: they have no hostname in common\\.

Status: \`Accepted=False\` \`NoMatchingListenerHostname\` · \`ResolvedRefs=True\`

**Listener** \`https\` of Gateway \`infra/edge\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'labels that do not match the selector',
    text: inWorld(route(parent())).replace(
      'team: web\n# file: platform/gateway',
      'x: y\n# file: platform/gateway',
    ),
    expected: `
«http»
✗ **Not attached** · Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`\\.

Status: \`Accepted=False\` \`NotAllowedByListeners\` · \`ResolvedRefs=True\`

**Listener** \`http\` of Gateway \`infra/edge\` · \`HTTP:80\` · Routes of its own namespace
`,
  },
  {
    name: 'labels of a Namespace that is not here',
    text: inWorld(route(parent('https')).replace('namespace: shop', 'namespace: else')),
    expected: `
«https»
? **Not known here** · Whether the selector matches depends on the labels of the namespace \`else\`\\.

Status: \`Accepted=Unknown\` (not known here) · \`ResolvedRefs=True\`

**Listener** \`https\` of Gateway \`infra/edge\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a parent that does not exist has nobody to report',
    text: inWorld(route('  parentRefs: [{name: ga<CURSOR>te}]')),
    config: { world: 'closed' },
    expected: `
«gate»
✗ **Not attached** · Gateway shop/gate does not exist, so no controller will report here\\.

There is no Gateway \`shop/gate\`: the workspace is said to be complete.
`,
  },
  {
    name: 'a Service of a mesh',
    text: inWorld(route('  parentRefs: [{group: "", kind: Service, name: ca<CURSOR>rt}]')),
    expected: `
«cart»
✓ **Attached** · Service \`shop/cart\`

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

**Service** \`shop/cart\`

- \`8080\` · \`http\` · → \`3000\`
- \`9000\` · \`admin\`
`,
  },
  {
    name: 'a rule that cannot be used beside one that can',
    text: inWorld(
      route(
        `${parent('https')}\n  rules:\n    - backendRefs: [{name: cart, port: 8080}]\n    - filters: [{type: RequestRedirect, requestRedirect: {}}, {type: URLRewrite, urlRewrite: {}}]`,
      ),
    ),
    expected: `
«https»
✓ **Attached** · \`https\`

✗ \`PartiallyInvalid\` · A rule cannot both redirect a request and rewrite it\\.

Status: \`Accepted=True\` · \`ResolvedRefs=True\` · \`PartiallyInvalid=True\` \`UnsupportedValue\`

**Listener** \`https\` of Gateway \`infra/edge\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a backendRef without a grant',
    text: inWorld(
      route('  rules:\n    - backendRefs: [{name: st<CURSOR>ock, namespace: infra, port: 1}]') +
        '---\napiVersion: v1\nkind: Service\nmetadata: {name: stock, namespace: infra}\nspec: {ports: [{port: 1}]}\n',
    ),
    config: { world: 'closed' },
    expected: `
«stock»
✗ **Does not resolve** · \`ResolvedRefs=False\` \`RefNotPermitted\` · No ReferenceGrant in \`infra\` lets HTTPRoute of \`shop\` use Service infra/stock\\.

**Service** \`infra/stock\`

- \`1\`
`,
  },
  {
    name: 'a port that the Service lacks is left to implementations',
    text: inWorld(route('  rules:\n    - backendRefs: [{name: cart, port: 8<CURSOR>1}]')),
    expected: `
«81»
◇ **Left to implementations** · \`ResolvedRefs\` · Service shop/cart has no port 81\\. What a controller says then is left to implementations\\.

Service \`shop/cart\` has none of that name or port. It has:

- \`8080\` · \`http\` · → \`3000\`
- \`9000\` · \`admin\`
`,
  },
  {
    name: 'a kind of backend that implementations decide about',
    text: inWorld(
      route('  rules:\n    - backendRefs: [{group: example.com, kind: Bucket, name: b<CURSOR>1}]'),
    ),
    expected: `
«b1»
? **Not known here** · \`ResolvedRefs\`

Bucket \`shop/b1\` is not in this workspace. It may come from a chart, another repository or a controller.
`,
  },
  {
    name: 'a ListenerSet that the Gateway does not take',
    text: inWorld(set('more').replace('name: edge', 'name: ed<CURSOR>ge')),
    expected: `
«edge»
✗ **Not accepted** · No ListenerSet is let in\\.

Status: \`Accepted=False\` \`NotAllowed\` · \`Programmed=False\` \`NotAllowed\`

**Gateway** \`infra/edge\` · class \`edge\`

- \`http\` · \`HTTP:80\` · Routes of its own namespace
- \`https\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'a listener of a ListenerSet that loses against the Gateway',
    text: inWorld(set('more', '[{name: ext<CURSOR>ra, port: 80, protocol: HTTP}]')).replace(
      'gatewayClassName: edge',
      'gatewayClassName: edge\n  allowedListeners: {namespaces: {from: All}}',
    ),
    expected: `
«extra»
✗ **Not accepted** · No Route attached · takes \`HTTPRoute\`, \`GRPCRoute\` · The listener \`http\` of Gateway infra/edge has the same protocol and hostname on port 80\\.

Status: \`Accepted=False\` \`HostnameConflict\` · \`Conflicted=True\` \`HostnameConflict\` · \`ResolvedRefs=True\` · \`Programmed=False\` \`HostnameConflict\`

No Route of this workspace names this listener.
`,
  },
  {
    name: "a policy's target: a word for each Gateway that leads to it",
    text: inWorld(policy('ca<CURSOR>rt')),
    expected: `
«cart»
✓ **Accepted** · for Gateway \`infra/edge\`

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

**Service** \`shop/cart\`

- \`8080\` · \`http\` · → \`3000\`
- \`9000\` · \`admin\`
`,
  },
  {
    name: "a policy's target that no Route uses",
    text: inWorld(
      `${policy('id<CURSOR>le')}---\napiVersion: v1\nkind: Service\nmetadata: {name: idle, namespace: shop}\nspec: {ports: [{port: 1}]}\n`,
    ),
    expected: `
«idle»
No Gateway of this workspace has a Route to the target, so no controller will report here.

**Service** \`shop/idle\`

- \`1\`
`,
  },
  {
    name: "a Route's own name: each of its parents",
    text: inWorld(
      route(
        '  parentRefs:\n    - {name: edge, namespace: infra, sectionName: http}\n    - {name: gate}',
        'r<CURSOR>r',
      ),
    ),
    expected: `
«rr»
✗ **Not attached** · Gateway \`infra/edge\` · Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`\\.

Status: \`Accepted=False\` \`NotAllowedByListeners\` · \`ResolvedRefs=True\`

? **Not known here** · Gateway \`shop/gate\` · Gateway shop/gate is not in this workspace\\.

Status: \`Accepted=Unknown\` (not known here) · \`ResolvedRefs=True\`
`,
  },
  {
    name: "a Gateway's own name",
    text: inWorld('').replace('name: edge\n  namespace: infra', 'name: ed<CURSOR>ge\n  namespace: infra'),
    expected: `
«edge»
✓ **Accepted**

? \`ResolvedRefs\` · The Secret has no certificate with its key under \`tls.crt\` and \`tls.key\`\\.

Status: \`Accepted=True\` · \`ResolvedRefs=Unknown\` (not known here)

Referred to by HTTPRoute \`shop/other\`
`,
  },
  {
    name: 'values from the workspace are no markup',
    text: inWorld(
      route(`  parentRefs: [{name: edge, namespace: infra, sectionName: "**a**[x](y)<CURSOR>"}]`),
    ),
    expected: `
«"**a**[x](y)"»
✗ **Not attached** · Gateway infra/edge has no listener \`**a**[x](y)\`\\.

Status: \`Accepted=False\` \`NoMatchingParent\` · \`ResolvedRefs=True\`

Gateway \`infra/edge\` has none of that name or port. It has:

- \`http\` · \`HTTP:80\` · Routes of its own namespace
- \`https\` · \`HTTPS:443\` · \`*.example.com\` · Routes of namespaces with \`team=web\`, only HTTPRoute
`,
  },
  {
    name: 'in Chinese',
    locale: 'zh-cn',
    text: inWorld(route(parent('https'))),
    expected: `
«https»
✓ **已附加** · \`https\`

状态：\`Accepted=True\` · \`ResolvedRefs=True\`

Gateway \`infra/edge\` 的**监听器** \`https\` · \`HTTPS:443\` · \`*.example.com\` · 接受带有标签 \`team=web\` 的命名空间的 Route，仅限 HTTPRoute
`,
  },
  {
    name: 'a Kustomize patch is not judged',
    text: `${inWorld(route(parent()))}# file: shop/kustomization.yaml\npatches: [{path: main.yaml}]\n`,
    expected: `
«http»
**Listener** \`http\` of Gateway \`infra/edge\` · \`HTTP:80\` · Routes of its own namespace
`,
  },
];

checkHovers(CASES);
