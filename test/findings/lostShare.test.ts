import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../server/src/engine/index.ts';
import { findingsOf, openFixture } from '../support/fixture.ts';

/** What findings about the backends of a rule say beside their message. */
function shares(backends: string, world: 'open' | 'closed', route = 'HTTPRoute'): string[] {
  const text = `apiVersion: gateway.networking.k8s.io/v1
kind: ${route}
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules: [{ backendRefs: ${backends} }]
---
apiVersion: v1
kind: Service
metadata: { name: here, namespace: shop }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: other, namespace: team }
spec: { ports: [{ port: 80 }] }
`;
  return findingsOf(openFixture(text, { config: { world } })).flatMap(({ code, related = [] }) =>
    related.flatMap((each) =>
      each.message.id.startsWith('backend.share')
        ? [`${code} ${each.pointer} ${renderMessage(each.message)}`]
        : [],
    ),
  );
}

const HERE = '{ name: here, port: 80, weight: 80 }';
const SENTENCE = 'By its weight, 20 % of the requests to this rule are for this backend, and';

test('a backend that is not there beside others: its share of the requests fails', () => {
  const gone = `[${HERE}, { name: gone, port: 80, weight: 20 }]`;
  deepEqual(shares(gone, 'closed'), [
    `backend-not-found /spec/rules/0/backendRefs/1/weight ${SENTENCE} get 500.`,
  ]);
  deepEqual(shares(gone, 'closed', 'GRPCRoute'), [
    `backend-not-found /spec/rules/0/backendRefs/1/weight ${SENTENCE} fail.`,
  ]);
  deepEqual(shares('[{ name: here, port: 80, weight: 4 }, { name: gone, port: 80 }]', 'closed'), [
    `backend-not-found /spec/rules/0/backendRefs/1 ${SENTENCE} get 500.`,
  ]);
  deepEqual(shares(`[${HERE}, { name: other, namespace: team, port: 80, weight: 20 }]`, 'closed'), [
    `ref-not-permitted /spec/rules/0/backendRefs/1/weight ${SENTENCE} get 500.`,
  ]);
});

test('nothing is said of what may be elsewhere, of weight 0, of the only backend, or of weights filled in later', () => {
  deepEqual(shares(`[${HERE}, { name: gone, port: 80, weight: 20 }]`, 'open'), []);
  deepEqual(shares(`[${HERE}, { name: gone, port: 80, weight: 0 }]`, 'closed'), []);
  deepEqual(shares('[{ name: gone, port: 80, weight: 20 }]', 'closed'), []);
  deepEqual(shares('[{ name: here, port: 80, weight: 0 }, { name: gone, port: 80 }]', 'closed'), []);
  deepEqual(shares(`[${HERE}, { name: gone, port: 80, weight: "\${WEIGHT}" }]`, 'closed'), []);
});
