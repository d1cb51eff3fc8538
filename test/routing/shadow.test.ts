import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { builtInSchemas, createWorkspace } from '../../server/src/engine/index.ts';
import { shadowedMatches } from '../../server/src/engine/routing/shadow.ts';

/** Which matches are hidden by which, as `RULE.MATCH < RULE.MATCH`. */
function shadows(kind: 'HTTPRoute' | 'GRPCRoute', rules: string): string[] {
  const workspace = createWorkspace(builtInSchemas());
  const text = `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: web }
spec:
  rules: ${rules}
`;
  const snapshot = workspace.apply([{ type: 'stored', uri: 'file:///w/route.yaml', text }]);
  const [route] = snapshot.index.objectsOfKind(`gateway.networking.k8s.io/${kind}`);
  if (!route) throw new Error('no Route');
  return shadowedMatches(route.resource).map(
    ({ match, winner }) =>
      `${match.ruleIndex}.${match.matchIndex} < ${winner.ruleIndex}.${winner.matchIndex}`,
  );
}

const PATH = 'path: { type: PathPrefix, value: /a }';

test('a match that an earlier one of the Route repeats never wins', () => {
  deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${PATH} }, { ${PATH} }] }, { matches: [{ ${PATH} }] }]`), [
    '0.1 < 0.0',
    '1.0 < 0.0',
  ]);
  deepEqual(
    shadows(
      'GRPCRoute',
      '[{ matches: [{ method: { service: a.B } }] }, { matches: [{ method: { type: Exact, service: a.B } }] }]',
    ),
    ['1.0 < 0.0'],
  );
});

test('defaults, the order of headers and their case make no difference', () => {
  deepEqual(shadows('HTTPRoute', '[{}, { matches: [{ path: { type: PathPrefix, value: / } }] }]'), [
    '1.0 < 0.0',
  ]);
  deepEqual(
    shadows(
      'HTTPRoute',
      '[{ matches: [{ headers: [{ name: A, value: x }, { name: b, value: z }] }] }, { matches: [{ headers: [{ name: B, value: z }, { name: a, value: x }] }] }]',
    ),
    ['1.0 < 0.0'],
  );
});

test('the slash at the end of a prefix makes it no other prefix, but may make it the longer one', () => {
  const slash = 'path: { type: PathPrefix, value: /a/ }';
  deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${slash} }] }, { matches: [{ ${PATH} }] }]`), ['1.0 < 0.0']);
  deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${PATH} }] }, { matches: [{ ${slash} }] }]`), []);
  deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${PATH} }, { ${slash} }, { ${PATH} }, { ${slash} }] }]`), [
    '0.2 < 0.1',
    '0.3 < 0.1',
  ]);
});

test('what is written in another type than it should be is not compared', () => {
  for (const match of ['{ path: / }', '{ headers: a }', '{ queryParams: {} }', '{ headers: [{ name: a }] }'])
    deepEqual(shadows('HTTPRoute', `[{}, { matches: [${match}, ${match}] }]`), []);
  deepEqual(shadows('GRPCRoute', '[{}, { matches: [{ method: a.B }] }]'), []);
});

test('what asks for more, for less, for something else or for what is not known is not hidden', () => {
  for (const other of [
    'method: GET',
    'headers: [{ name: a, value: x }]',
    'queryParams: [{ name: a, value: x }]',
  ])
    deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${PATH} }] }, { matches: [{ ${PATH}, ${other} }] }]`), []);
  const exact = 'path: { type: Exact, value: /a }';
  deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${PATH} }] }, { matches: [{ ${exact} }] }]`), []);
  const open = 'headers: [{ name: a, value: "${VALUE}" }]';
  deepEqual(shadows('HTTPRoute', `[{ matches: [{ ${open} }] }, { matches: [{ ${open} }] }]`), []);
});
