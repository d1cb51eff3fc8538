import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixture } from '../support/fixture.ts';

const crd = (version: string, channel = 'standard'): string => `# file: ${version}-${channel}.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: gateways.gateway.networking.k8s.io
  annotations:
    gateway.networking.k8s.io/bundle-version: ${version}
    gateway.networking.k8s.io/channel: ${channel}
`;

const CASES: readonly (readonly [files: string, release: string | undefined, expected: string])[] = [
  ['', undefined, 'v1.6 standard default'],
  [crd('v1.4.1'), undefined, 'v1.4 standard workspace'],
  [crd('v1.4.0', 'experimental'), undefined, 'v1.4 experimental workspace'],
  [crd('v1.2.1') + crd('v1.5.1', 'experimental'), undefined, 'v1.5 experimental workspace'],
  // CRDs of a release that nothing is known of: the nearest one stands in.
  [crd('v1.99.0'), undefined, 'v1.6 standard workspace for v1.99'],
  [crd('v2.0.0-rc.1'), undefined, 'v1.6 standard workspace for v2.0'],
  [crd('v0.8.1', 'experimental'), undefined, 'v1.0 experimental workspace for v0.8'],
  [crd('main'), undefined, 'v1.6 standard default'],
  // What is configured needs no CRDs.
  [crd('v1.99.0'), 'v1.3', 'v1.3 standard configuration'],
  ['', 'v9.9', 'v1.6 standard configuration'],
];

for (const [files, release, expected] of CASES)
  test(`${files.replaceAll(/\n[^#]*/g, ' ').trim() || 'nothing'}, ${release ?? 'not configured'}: ${expected}`, () => {
    const { snapshot } = openFixture(files, { config: release === undefined ? {} : { release } });
    const { target, targetSource, unknownRelease } = snapshot;
    const instead = unknownRelease === undefined ? '' : ` for ${unknownRelease}`;
    assert.equal(`${target.release} ${target.channel} ${targetSource}${instead}`, expected);
  });
