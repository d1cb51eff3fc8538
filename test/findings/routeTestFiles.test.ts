/** RouteTests that Kustomize would send to the cluster. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyFix, findingsOf, fixesOf, openFixture, renderFindings } from '../support/fixture.ts';

const of = (metadata: string, listed = 'a.routetest.yaml'): string => `# file: kustomization.yaml
resources: [${listed}]
# file: a.routetest.yaml
apiVersion: gatelens.dev/v1alpha1
kind: RouteTest
metadata:
  name: a
${metadata}spec:
  gateway: {name: edge}
  cases: [{name: a, request: {url: "http://a/"}, expect: {status: 404}}]
`;
const LOCAL = '  annotations:\n    config.kubernetes.io/local-config: "true"\n';

test('listed without the annotation: a warning, and a fix that adds it', () => {
  const fixture = openFixture(of(''));
  assert.match(
    renderFindings(fixture, 'a.routetest.yaml'),
    /^a\.routetest\.yaml:4:9-4:10 warning route-test-not-local /,
  );
  const [finding] = findingsOf(fixture, 'a.routetest.yaml');
  const [fix] = finding ? fixesOf(fixture, finding) : [];
  assert.ok(fix);
  assert.equal(
    applyFix(fixture, fix).get('a.routetest.yaml'),
    openFixture(of(LOCAL)).files.get('a.routetest.yaml'),
  );
});

test('annotated, or listed nowhere: nothing', () => {
  for (const text of [of(LOCAL), of('', 'b.yaml'), of(LOCAL.replace('"true"', '""'))])
    assert.equal(renderFindings(openFixture(text), 'a.routetest.yaml'), '');
});

test('an annotation that says no is left to its author', () => {
  const fixture = openFixture(of(LOCAL.replace('true', 'false')));
  const [finding] = findingsOf(fixture, 'a.routetest.yaml');
  assert.equal(finding?.code, 'route-test-not-local');
  assert.deepEqual(finding && fixesOf(fixture, finding), []);
});

test('mistakes of a RouteTest are found as those of other kinds', () => {
  const broken = of(LOCAL).replace('status: 404', 'statuz: 404').replace('{url:', '{port: 80, url:');
  assert.deepEqual(
    findingsOf(openFixture(broken), 'a.routetest.yaml').map(
      ({ code, data }) => `${code} ${data?.near ?? ''}`,
    ),
    ['unknown-field ', 'unknown-field status'],
  );
});
