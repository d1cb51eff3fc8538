import { checkHovers, type HoverCase } from './checkHover.ts';
import { SMALL_SCHEMAS } from './smallSchemas.ts';
import { route } from './world.ts';

/** Fields and kinds, with schemas whose words are known here. */
const CASES: readonly HoverCase[] = [
  {
    name: "a key: the field's documentation",
    text: route('  host<CURSOR>names: []'),
    expected: `
«hostnames»
**hostnames** · list of strings · at most 16 items

The hosts that requests may have.

Example: \`["a.example.com"]\`, \`["*.example.com"]\`

Since v1.0 · [Documentation](https://example.com/httproute)
`,
  },
  {
    name: 'a key with allowed values: what each means',
    text: route('  rules:\n    - ty<CURSOR>pe: Exact'),
    expected: `
«type»
**type** · string · required · default \`Exact\`

How the path is compared.

- \`Exact\`: The whole path.
- \`PathPrefix\`: A path and what is below it.

Standard since v1.2, experimental since v1.1 · [Documentation](https://example.com/rules)
`,
  },
  {
    name: 'a key without a description: what the schema says',
    text: route('  rules:\n    - po<CURSOR>rt: 1'),
    expected: `
«port»
**port** · integer or string · 1 to 65535

Since v0.8 · [Documentation](https://example.com/rules)
`,
  },
  {
    name: 'a field of the other channel: it is not in the target',
    text: route('  def<CURSOR>aults: All'),
    expected: `
«defaults»
**defaults** · string

⚠ Not in the standard channel of v1.6, which is the target here.

Attaches without parents.

\`All\` \`None\`

Experimental channel only, since v1.4 · [Documentation](https://example.com/httproute)
`,
  },
  {
    name: 'a version that the target does not serve: the field as it is today',
    text: route('  host<CURSOR>names: []').replace('io/v1', 'io/v1alpha2'),
    expected: `
«hostnames»
**hostnames** · list of strings · at most 16 items

The hosts that requests may have.

Example: \`["a.example.com"]\`, \`["*.example.com"]\`

Since v1.0 · [Documentation](https://example.com/httproute)
`,
  },
  {
    name: 'a field that nobody knows',
    text: route('  rou<CURSOR>tes: []'),
    expected: 'nothing',
  },
  {
    name: 'a label has no documentation of its own',
    text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  labels:\n    a<CURSOR>pp: shop\n',
    expected: 'nothing',
  },
  {
    name: 'an enum value: what it means',
    text: route('  rules:\n    - type: Path<CURSOR>Prefix'),
    expected: `
«PathPrefix»
**PathPrefix**

A path and what is below it.

[Documentation](https://example.com/rules)
`,
  },
  {
    name: 'a value that is none of the enum',
    text: route('  rules:\n    - type: Path<CURSOR>prefix'),
    expected: 'nothing',
  },
  {
    name: 'a placeholder in an enum',
    text: route('  rules:\n    - type: ${PA<CURSOR>TH}'),
    expected: 'nothing',
  },
  {
    name: 'a kind',
    text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTP<CURSOR>Route\n',
    expected: `
«HTTPRoute»
**HTTPRoute** · \`gateway.networking.k8s.io\` · namespaced · \`hr\`

Sends HTTP requests to backends.

v1.6, standard channel: \`v1\` (stored), \`v1beta1\` (deprecated), \`v1alpha2\` (not served)

[Documentation](https://example.com/httproute)
`,
  },
  {
    name: 'its apiVersion',
    text: 'apiVer<CURSOR>sion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n',
    expected: `
«apiVersion»
**HTTPRoute** · \`gateway.networking.k8s.io\` · namespaced · \`hr\`

Sends HTTP requests to backends.

v1.6, standard channel: \`v1\` (stored), \`v1beta1\` (deprecated), \`v1alpha2\` (not served)

[Documentation](https://example.com/httproute)
`,
  },
  {
    name: 'a kind that the target does not have',
    text: 'apiVersion: gateway.networking.x-k8s.io/v1alpha1\nki<CURSOR>nd: XMesh\n',
    expected: `
«kind»
**XMesh** · \`gateway.networking.x-k8s.io\` · cluster-scoped

A mesh.

⚠ v1.6, standard channel: not part of it

[Documentation](https://example.com/httproute)
`,
  },
  {
    name: 'a kind of somebody else',
    text: 'apiVersion: apps/v1\nkind: Deploy<CURSOR>ment\nmetadata: {name: d}\n',
    expected: 'nothing',
  },
];

checkHovers(CASES, { schemas: SMALL_SCHEMAS });
