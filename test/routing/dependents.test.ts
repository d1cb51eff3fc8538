import { deepEqual, ok } from 'node:assert/strict';
import { test } from 'node:test';
import { openFiles, renderFindings, uriOf } from '../support/fixture.ts';
import { seededRandom } from '../support/random.ts';
import { manifestOf } from './naive.ts';
import { LISTENERS, openTable, randomRoute } from './random.ts';

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  gatewayClassName: example
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`;

function route(name: string, rule: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  hostnames: [a.example.com]
  rules: [${rule}]
`;
}

const CART = '{ matches: [{ path: { value: /cart } }] }';
const ITEMS = '{ matches: [{ path: { value: /items } }] }';

/** Which of the Routes b and c are looked at again when a is edited, and what is said of b then. */
function edit(from: string, to: string, other: string): { affected: string[]; said: boolean } {
  const files = new Map([
    ['edge.yaml', GATEWAY],
    ['a.yaml', route('a', from)],
    ['b.yaml', route('b', CART)],
    ['c.yaml', route('c', other)],
  ]);
  const fixture = openFiles({ files });
  renderFindings(fixture);
  const snapshot = fixture.workspace.apply([
    { type: 'opened', uri: uriOf('a.yaml'), text: route('a', to), version: 2 },
  ]);
  const said = renderFindings({ ...fixture, snapshot }, 'b.yaml');
  return {
    affected: ['b.yaml', 'c.yaml'].filter((path) => snapshot.affected.has(uriOf(path))),
    said: said.includes('shadowed-rule'),
  };
}

test('an edit that lets a Route ask for the same as another, or no longer, has the other looked at again', () => {
  deepEqual(edit(ITEMS, CART, '{}'), { affected: ['b.yaml'], said: true });
  deepEqual(edit(CART, ITEMS, '{}'), { affected: ['b.yaml'], said: false });
  deepEqual(edit(CART, '{ matches: [{ path: { value: /cart }, method: GET }] }', '{}'), {
    affected: ['b.yaml'],
    said: false,
  });
});

test('Routes that ask for something else are left alone, but for those that redirect', () => {
  deepEqual(edit(ITEMS, '{}', ITEMS.replace('items', 'other')), { affected: [], said: false });
  const redirect = '{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }] }';
  deepEqual(edit(ITEMS, '{ matches: [{ path: { value: /other } }] }', redirect), {
    affected: ['c.yaml'],
    said: false,
  });
});

test('a redirect through a ListenerSet is looked at again when the other half of its circle comes or goes', () => {
  const to = (port: number): string =>
    `{ filters: [{ type: RequestRedirect, requestRedirect: { port: ${port} } }] }`;
  const gateway = GATEWAY.replace(
    '  listeners: [{ name: http, port: 80,',
    '  allowedListeners: { namespaces: { from: Same } }\n  listeners: [{ name: http, port: 8080,',
  );
  const set = `apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: more, namespace: shop }
spec:
  parentRef: { name: edge }
  listeners: [{ name: http, port: 80, protocol: HTTP }]
`;
  const through = route('a', to(8080)).replace('{ name: edge }', '{ kind: ListenerSet, name: more }');
  const fixture = openFiles({
    files: new Map([
      ['edge.yaml', gateway],
      ['more.yaml', set],
      ['a.yaml', through],
      ['b.yaml', route('b', CART)],
    ]),
  });
  const saysLoop = (text: string, version: number): boolean => {
    const snapshot = fixture.workspace.apply([{ type: 'opened', uri: uriOf('b.yaml'), text, version }]);
    return renderFindings({ ...fixture, snapshot }, 'a.yaml').includes('redirect-loop');
  };
  deepEqual([route('b', CART), route('b', to(80)), route('b', CART)].map(saysLoop), [false, true, false]);
  // And seen from the other side.
  saysLoop(route('b', to(80)), 9);
  const changed = fixture.workspace.apply([
    { type: 'opened', uri: uriOf('a.yaml'), text: through.replace('8080', '8081'), version: 10 },
  ]);
  ok(!renderFindings({ ...fixture, snapshot: changed }, 'b.yaml').includes('redirect-loop'));
});

test('after edits in Routes that share a Gateway, the same is said as in a fresh workspace', () => {
  const random = seededRandom(5);
  const routes = Array.from({ length: 12 }, (_, index) => randomRoute(random, index));
  const fixture = openTable(LISTENERS, routes);
  renderFindings(fixture);
  let shadowed = 0;
  for (let step = 0; step < 60; step++) {
    const index = random.below(routes.length);
    const route = { ...randomRoute(random, index), name: routes[index]?.name ?? '' };
    routes[index] = route;
    const text = JSON.stringify(manifestOf(route));
    const uri = uriOf(`${index + 1}.json`); // the Gateway is the first file
    const snapshot = fixture.workspace.apply([{ type: 'opened', uri, text, version: step + 2 }]);
    const said = renderFindings({ ...fixture, snapshot });
    deepEqual(said.split('\n').sort(), renderFindings(openTable(LISTENERS, routes)).split('\n').sort());
    shadowed += said.split('shadowed-rule').length - 1;
  }
  ok(shadowed > 100, `${shadowed}`);
});
