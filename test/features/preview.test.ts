import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineTable } from '../../server/src/engine/index.ts';
import { nodeAt, preview, previewInSteps } from '../../server/src/features/preview.ts';
import { openFixture, uriOf } from '../support/fixture.ts';

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: a}
spec:
  gatewayClassName: c
  listeners: [{name: http, protocol: HTTP, port: 80}, {name: https, protocol: HTTPS, port: 443}]
`;
const route = (name: string): string => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: ${name}, namespace: a}
spec: {parentRefs: [{name: edge, sectionName: https}]}
`;

test('a section name leads to its listener, the name beside it to the Gateway', () => {
  const text = route('r');
  const { snapshot } = openFixture(`# file: g.yaml\n${GATEWAY}# file: r.yaml\n${text}`);
  const at = (word: string): string | null =>
    nodeAt(snapshot, uriOf('r.yaml'), lineTable(text).positionAt(text.indexOf(word) + 1)).id;
  const gateway = at('edge');
  assert.ok(gateway?.includes('edge'));
  assert.ok(at('https')?.endsWith('/spec/listeners/1'), `${at('https')}`);
  assert.ok(at('https')?.startsWith(gateway ?? '?'));
});

test('a large graph is made in steps', () => {
  const routes = Array.from({ length: 120 }, (_, i) => `# file: r${i}.yaml\n${route(`r${i}`)}`).join('');
  const { snapshot } = openFixture(`# file: g.yaml\n${GATEWAY}${routes}`);
  const steps = previewInSteps(snapshot, { type: 'workspace' }, ({ id }) => id);
  let count = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) {
      assert.equal(value.folded.filter(({ kind }) => kind === 'Route').length, 120);
      break;
    }
    count++;
  }
  assert.equal(count, 4);
});

test('columns where they can be read, an outline where the window is too narrow for them', () => {
  const { snapshot } = openFixture(`# file: g.yaml\n${GATEWAY}# file: r.yaml\n${route('r')}`);
  const shapeIn = (width?: number): string =>
    preview(snapshot, { type: 'workspace' }, ({ id }) => id, width).shape;
  const { width } = preview(snapshot, { type: 'workspace' }, ({ id }) => id);
  assert.equal(shapeIn(), 'columns');
  assert.equal(shapeIn(width), 'columns');
  assert.equal(shapeIn(width * 0.7), 'columns');
  assert.equal(shapeIn(width * 0.5), 'outline');
});
