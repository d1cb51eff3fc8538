import { checkHovers, type HoverCase } from './checkHover.ts';
import { inWorld, route } from './world.ts';

/** Names of a resource's own, weights, selectors. */
const CASES: readonly HoverCase[] = [
  {
    name: 'a weight: its share of the rule',
    text: inWorld(
      route(
        '  rules:\n    - backendRefs:\n        - name: cart\n          weight: <CURSOR>2\n        - name: cart\n          port: 9000',
      ),
    ),
    expected: `
«2»
**66.7%** of this rule’s requests (2 of 3)
`,
  },
  {
    name: 'weights that are all zero',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: cart\n          weight: <CURSOR>0')),
    expected: `
«0»
All weights of this rule are 0, so no backend has a share.
`,
  },
  {
    name: 'a weight beside a placeholder',
    text: inWorld(
      route(
        '  rules:\n    - backendRefs:\n        - name: cart\n          weight: <CURSOR>2\n        - name: cart\n          weight: ${W}',
      ),
    ),
    expected: 'nothing',
  },
  {
    name: "a listener's own name: the Routes that name it",
    text: inWorld(
      route('  parentRefs:\n    - name: edge\n      namespace: infra\n      sectionName: web', 'a') +
        '---\n' +
        route('  parentRefs:\n    - name: edge\n      namespace: infra', 'b'),
    ).replace('- name: https', '- name: ht<CURSOR>tps'),
    expected: `
«https»
✓ **Accepted** · 2 Routes attached · takes \`HTTPRoute\`

? \`ResolvedRefs\` · The Secret has no certificate with its key under \`tls.crt\` and \`tls.key\`\\.

Status: \`Accepted=True\` · \`ResolvedRefs=Unknown\` (not known here)

Routes that name this listener: HTTPRoute \`shop/other\`

Routes that name Gateway \`infra/edge\` without choosing a listener: 1
`,
  },
  {
    name: 'a listener that no Route names',
    text: inWorld('').replace('- name: http\n      port: 80', '- name: ht<CURSOR>tp\n      port: 80'),
    expected: `
«http»
✓ **Accepted** · No Route attached · takes \`HTTPRoute\`, \`GRPCRoute\`

Status: \`Accepted=True\` · \`ResolvedRefs=True\`

No Route of this workspace names this listener.
`,
  },
  {
    name: "a resource's own name: who refers to it",
    text: inWorld(route('  rules: []')).replace('name: cart', 'name: ca<CURSOR>rt'),
    expected: `
«cart»
Referred to by HTTPRoute \`shop/other\`
`,
  },
  {
    name: 'a name that nobody refers to',
    text: inWorld(route('  rules: []', 'qu<CURSOR>iet')),
    expected: 'nothing',
  },
  {
    name: "a ReferenceGrant's name: what it permits",
    text: inWorld('').replace('name: certificates', 'name: certi<CURSOR>ficates'),
    expected: `
«certificates»
Lets Gateway in \`infra\` refer to Secret \`shop-tls\`, every Service here.
`,
  },
  {
    name: 'a label selector: the Namespaces that it matches',
    text: inWorld('').replace('team: web\n# file: platform/cert', 'team: we<CURSOR>b\n# file: platform/cert'),
    expected: `
«web»
Matches these Namespaces of the workspace: \`shop\`
`,
  },
  {
    name: 'the namespace of a resource: its labels',
    text: inWorld(route('  rules: []').replace('namespace: shop', 'namespace: sh<CURSOR>op')),
    expected: `
«shop»
**Namespace** \`shop\` · labels \`team=web\`
`,
  },
  {
    name: 'backticks in a name cannot end the code',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: "a`b<CURSOR> **c**"')),
    expected: `
«"a\`b **c**"»
? **Not known here** · \`ResolvedRefs\`

Service \`\` shop/a\`b **c** \`\` is not in this workspace. It may come from a Helm chart or another repository.
`,
  },
  {
    name: 'in Chinese',
    text: inWorld(route('  rules:\n    - backendRefs:\n        - name: st<CURSOR>ock')),
    locale: 'zh-cn',
    expected: `
«stock»
? **此处未知** · \`ResolvedRefs\`

Service \`shop/stock\` 不在此工作区中。它可能来自 Helm chart 或其他仓库。
`,
  },
  {
    name: 'outside of resources',
    text: inWorld('# a comm<CURSOR>ent\n'),
    expected: 'nothing',
  },
];

checkHovers(CASES);
