import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { openFixture, pathOf, uriOf } from '../support/fixture.ts';
import { renderPlace } from './render.ts';

const KUSTOMIZATION = `# file: app/overlay/kustomization.yaml
resources:
  - ../base
  - "route.yaml"
  - https://example.com/all.yaml
  - ../nowhere
  - \${WHERE}/x.yaml
components: &c
  - ../part
patches:
  - path: patch.yaml
  - patch: |-
      - op: remove
  - path: values.properties
patchesStrategicMerge:
  - |-
    kind: Service
  - patch.yaml
bases: *c
# file: app/overlay/route.yaml
a: 1
# file: app/base/kustomization.yml
resources: []
# file: app/part/kustomization.yaml
kind: Component
`;

test('files, and folders with a kustomization in them', () => {
  const fixture = openFixture(KUSTOMIZATION);
  const uri = uriOf('app/overlay/kustomization.yaml');
  assert.deepEqual(
    documentLinks(fixture.snapshot, uri).map(
      ({ range, target }) => `${renderPlace(fixture, uri, range)} -> ${pathOf(target ?? '')}`,
    ),
    [
      'app/overlay/kustomization.yaml:2:5 «../base» -> app/base/kustomization.yml',
      'app/overlay/kustomization.yaml:3:6 «route.yaml» -> app/overlay/route.yaml',
      'app/overlay/kustomization.yaml:8:5 «../part» -> app/part/kustomization.yaml',
      'app/overlay/kustomization.yaml:17:5 «patch.yaml» -> app/overlay/patch.yaml',
      'app/overlay/kustomization.yaml:10:11 «patch.yaml» -> app/overlay/patch.yaml',
    ],
  );
});

test('other files have none', () => {
  const { snapshot } = openFixture('kind: Service\napiVersion: v1\nresources:\n  - a.yaml\n');
  assert.deepEqual(documentLinks(snapshot, uriOf('main.yaml')), []);
});
