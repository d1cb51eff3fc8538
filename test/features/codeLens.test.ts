import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeLenses, resolveCodeLens } from '../../server/src/features/codeLens.ts';
import type { FixtureOptions, OpenFixture } from '../support/fixture.ts';
import { openFixture, pathOf, uriOf } from '../support/fixture.ts';
import { textIn } from './render.ts';

type LensCase = FixtureOptions & {
  readonly name: string;
  readonly text: string;
  /** `file:line title -> what it leads to`; lines count from one. */
  readonly expected: string;
  readonly locale?: string;
};

const GATEWAY = `# file: infra/gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: example
  listeners:
    - name: http
      port: 80
      protocol: HTTP
      allowedRoutes: {namespaces: {from: All}}
    - name: https
      port: 443
      protocol: HTTPS
      hostname: "*.example.com"
      tls: {certificateRefs: [{name: tls}]}
`;

const route = (name: string, spec: string, kind = 'HTTPRoute'): string => `
# file: ${name.includes('/') ? name : `shop/${name}`}.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name.split('/').at(-1)}, namespace: ${name.includes('/') ? name.split('/')[0] : 'shop'}}
spec: ${spec}
`;

const SERVICE = `
# file: shop/service.yaml
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 8080}]}
`;

const CASES: readonly LensCase[] = [
  {
    name: 'a Gateway counts Routes, not parentRefs; a listener those that mean it',
    text:
      GATEWAY +
      route('cart', '{parentRefs: [{name: edge, namespace: infra, sectionName: http}]}') +
      route('infra/both', '{hostnames: [a.example.com], parentRefs: [{name: edge}]}'),
    expected: `
infra/gateway.yaml:1 2 Routes attached -> shop/cart.yaml «edge», infra/both.yaml «edge»
infra/gateway.yaml:7 2 Routes attached -> shop/cart.yaml «edge», infra/both.yaml «edge»
infra/gateway.yaml:11 1 Route attached -> infra/both.yaml «edge»
shop/cart.yaml:1 Attached to 1 listener -> infra/gateway.yaml «http»
infra/both.yaml:1 Attached to 2 listeners -> infra/gateway.yaml «http», infra/gateway.yaml «https»
`,
  },
  {
    name: 'Routes that mean a listener and are refused',
    text:
      GATEWAY +
      route('cart', '{parentRefs: [{name: edge, namespace: infra}]}') +
      route('wrong', '{parentRefs: [{name: edge, namespace: infra, sectionName: https}]}'),
    expected: `
infra/gateway.yaml:1 1 of 2 Routes attached -> shop/cart.yaml «edge», shop/wrong.yaml «edge»
infra/gateway.yaml:7 1 Route attached -> shop/cart.yaml «edge»
infra/gateway.yaml:11 0 of 1 Routes attached -> shop/wrong.yaml «edge»
shop/cart.yaml:1 Attached to 1 of 2 listeners -> infra/gateway.yaml «http»
shop/wrong.yaml:1 Attached to 0 of 1 listeners -> infra/gateway.yaml «https»
`,
  },
  {
    name: 'a section that the Gateway does not have',
    text: GATEWAY + route('typo', '{parentRefs: [{name: edge, namespace: infra, sectionName: htttp}]}'),
    expected: `
infra/gateway.yaml:1 0 of 1 Routes attached -> shop/typo.yaml «edge»
infra/gateway.yaml:7 No Route attached
infra/gateway.yaml:11 No Route attached
shop/typo.yaml:1 Attached to no listener -> shop/typo.yaml «edge»
`,
  },
  {
    name: 'no Route, no parent, a parent that is not here',
    text: GATEWAY + route('lost', '{}') + route('away', '{parentRefs: [{name: other}]}'),
    expected: `
infra/gateway.yaml:1 No Route attached
infra/gateway.yaml:7 No Route attached
infra/gateway.yaml:11 No Route attached
shop/lost.yaml:1 Names no parent
shop/away.yaml:1 Parent not in this workspace -> shop/away.yaml «other»
`,
  },
  {
    name: 'what is not certain is said to be so',
    text:
      GATEWAY.replace('from: All', 'from: Selector, selector: {matchLabels: {team: web}}') +
      route('cart', '{parentRefs: [{name: edge, namespace: infra, sectionName: http}]}'),
    expected: `
infra/gateway.yaml:1 Perhaps 1 Route attached -> shop/cart.yaml «edge»
infra/gateway.yaml:7 Perhaps 1 Route attached -> shop/cart.yaml «edge»
infra/gateway.yaml:11 No Route attached
shop/cart.yaml:1 Perhaps attached to 1 of 1 listeners -> infra/gateway.yaml «http»
`,
  },
  {
    name: 'references that lead nowhere for all that is known; nothing is said where all is well',
    text:
      SERVICE +
      route('good', '{rules: [{backendRefs: [{name: cart, port: 8080}]}]}') +
      route(
        'bad',
        '{rules: [{backendRefs: [{name: cart, port: 8080}, {name: gone, port: 1}, {name: x, port: 1}]}]}',
      ) +
      route('one', '{rules: [{backendRefs: [{name: cart, namespace: other, port: 8080}]}]}') +
      route('own', '{rules: [{backendRefs: [{name: cart, namespace: shop, port: 8080}]}]}'),
    expected: `
shop/good.yaml:1 Names no parent
shop/bad.yaml:1 Names no parent
shop/bad.yaml:1 2 references unresolved -> shop/bad.yaml «gone», shop/bad.yaml «x»
shop/one.yaml:1 Names no parent
shop/one.yaml:1 1 reference unresolved -> shop/one.yaml «cart»
shop/own.yaml:1 Names no parent
shop/own.yaml:1 References resolve
`,
  },
  {
    name: 'a Route of a mesh',
    text: SERVICE + route('cart', '{parentRefs: [{group: "", kind: Service, name: cart}]}'),
    expected: `
shop/cart.yaml:1 Attached to 1 Service -> shop/service.yaml «cart»
`,
  },
  {
    name: 'a ListenerSet has its own, and its Gateway counts them, too',
    text: `${GATEWAY.replace('spec:\n', 'spec:\n  allowedListeners: {namespaces: {from: All}}\n')}
# file: shop/set.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: more, namespace: shop}
spec:
  parentRef: {name: edge, namespace: infra}
  listeners:
    - name: extra
      port: 8080
      protocol: HTTP
${route('cart', '{parentRefs: [{kind: ListenerSet, name: more}]}')}`,
    expected: `
infra/gateway.yaml:1 1 Route attached -> shop/cart.yaml «more»
infra/gateway.yaml:8 No Route attached
infra/gateway.yaml:12 No Route attached
shop/set.yaml:1 1 Route attached -> shop/cart.yaml «more»
shop/set.yaml:7 1 Route attached -> shop/cart.yaml «more»
shop/cart.yaml:1 Attached to 1 listener -> shop/set.yaml «extra»
`,
  },
  {
    name: 'listeners on one line could not be told apart',
    text: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  listeners: [{name: a, port: 80, protocol: HTTP}, {name: b, port: 81, protocol: HTTP}]
`,
    expected: 'main.yaml:1 No Route attached',
  },
  {
    name: 'in Chinese',
    locale: 'zh-cn',
    text: route('lost', '{}'),
    expected: 'shop/lost.yaml:1 没有指定父资源',
  },
  {
    name: 'nothing above templates, patches and resources without a name',
    text: `
# file: chart/route.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart}
spec:
  {{- if .Values.x }}
  hostnames: [a]
  {{- end }}
# file: k/kustomization.yaml
patches: [{path: patch.yaml}]
# file: k/patch.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart}
spec: {}
# file: half.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
`,
    expected: '',
  },
];

for (const { name, text, expected, locale, ...options } of CASES)
  test(name, () => {
    assert.equal(lensesIn(openFixture(text, options), locale), expected.trim());
  });

/** All lenses of all files, resolved, without "Try a request". */
function lensesIn(fixture: OpenFixture, locale = 'en'): string {
  const { snapshot } = fixture;
  const options = { locale, isOurClient: false };
  const lines = [...fixture.files.keys()].flatMap((path) =>
    codeLenses(snapshot, uriOf(path), options).map((lens) => {
      assert.equal(lens.command, undefined, 'resolved lazily');
      const { command, range } = resolveCodeLens(snapshot, JSON.parse(JSON.stringify(lens)), options);
      const [uri, start, places = []] = command?.arguments ?? [];
      assert.equal(command?.command, places.length > 0 ? 'editor.action.showReferences' : '');
      if (places.length > 0) assert.deepEqual([uri, start], [uriOf(path), range.start]);
      const shown = places.map(
        (place: { uri: string; range: typeof range }) =>
          `${pathOf(place.uri)} «${textIn(fixture, place.uri, place.range)}»`,
      );
      const to = shown.length > 0 ? ` -> ${shown.join(', ')}` : '';
      return `${path}:${range.start.line + 1} ${command?.title}${to}`;
    }),
  );
  return lines.join('\n');
}

test('a lens whose resource is gone, or that is not ours, says nothing', () => {
  const { snapshot } = openFixture(GATEWAY);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const data = {
    uri: uriOf('infra/gateway.yaml'),
    id: 'gateway.networking.k8s.io/Gateway/a/b#',
    about: 'owner',
  };
  for (const each of [data, { ...data, about: 'else' }, 7, null, undefined])
    assert.deepEqual(resolveCodeLens(snapshot, { range, data: each }, { isOurClient: false }).command, {
      title: '',
      command: '',
    });
});
