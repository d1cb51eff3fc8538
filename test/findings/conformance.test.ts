import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { FileFinding, FindingCode } from '../../server/src/engine/index.ts';
import { findingsOf, openFiles, renderFinding } from '../support/fixture.ts';
import { missingReference, REFERENCE, readReference } from '../support/reference.ts';

type Expectation = {
  readonly workspace: string;
  readonly resource: { readonly kind: string; readonly namespace?: string; readonly name: string };
  readonly conditions: readonly { readonly status: string; readonly reason?: string }[];
};

const CASES = 'cases/conformance';

/** What a controller says where Gatelens has this finding. */
const REASONS: Partial<Record<FindingCode, readonly string[]>> = {
  'no-matching-listener': ['NoMatchingParent'],
  'not-allowed-by-listeners': ['NotAllowedByListeners'],
  'listener-set-not-allowed': ['NotAllowed'],
  'conflicting-listeners': ['HostnameConflict', 'ProtocolConflict'],
  'unsupported-protocol': ['UnsupportedProtocol'],
  'invalid-route-kinds': ['InvalidRouteKinds'],
  'ref-not-permitted': ['RefNotPermitted'],
  'invalid-ref-kind': ['InvalidKind', 'InvalidClientCertificateRef', 'InvalidCACertificateKind'],
  'invalid-certificate': ['InvalidCACertificateRef', 'InvalidClientCertificateRef', 'InvalidCertificateRef'],
  'backend-not-found': ['BackendNotFound'],
  'certificate-not-found': ['InvalidCertificateRef', 'InvalidClientCertificateRef'],
  'ca-certificate-not-found': ['InvalidCACertificateRef', 'InvalidKind', 'NoValidCACertificate'],
};

/** Right as well: two Services are not there and a grant is gone, and the suite does not look at that condition. */
const UNTESTED = [
  'MeshGRPCRouteWeight echo-v3',
  'TCPRouteInvalidNonTCPListener tcp-echo-backend',
  'HTTPRouteReferenceGrant__grant-deleted web-backend',
];

test('every error in the conformance suite is one that controllers report', {
  skip: missingReference(CASES),
}, () => {
  const expectations: readonly Expectation[] = JSON.parse(readReference(`${CASES}/status.json`));
  const workspaces: Record<string, { readonly base: string }> = JSON.parse(
    readReference(`${CASES}/workspaces.json`),
  );
  const reported = new Set<string>();
  const wrong: string[] = [];
  for (const [workspace, { base }] of Object.entries(workspaces)) {
    const fixture = openFiles(
      { files: new Map([...manifestsOf(base), ...manifestsOf(workspace)]) },
      { config: { world: 'closed', channel: 'experimental', release: 'v1.6' } },
    );
    for (const finding of findingsOf(fixture)) {
      if (finding.severity !== 'error') continue;
      reported.add(finding.code);
      const line = renderFinding(fixture, finding);
      const isUntested = UNTESTED.some((each) => {
        const [name, object = ''] = each.split(' ');
        return name === workspace && line.includes(object);
      });
      const here = expectations.filter((expectation) => expectation.workspace === workspace);
      if (!isUntested && !isExpected(finding, here)) wrong.push(`${workspace}: ${line}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual([...reported].sort(), Object.keys(REASONS).sort());
});

function manifestsOf(folder: string): [string, string][] {
  const names = readdirSync(path.join(REFERENCE, CASES, 'manifests'));
  if (!names.includes(folder)) return [];
  return readdirSync(path.join(REFERENCE, CASES, 'manifests', folder)).map((name) => [
    `${folder}/${name}`,
    readReference(`${CASES}/manifests/${folder}/${name}`),
  ]);
}

/** Whether the suite expects such a condition of the resource that the finding is in. */
function isExpected({ code, resource, part }: FileFinding, here: readonly Expectation[]): boolean {
  const owner = part.manifest.resources.find(({ pointer }) => pointer === resource);
  return here.some(
    (expectation) =>
      expectation.resource.kind === owner?.kind &&
      expectation.resource.name === owner.name &&
      expectation.conditions.some(({ reason }) => reason !== undefined && REASONS[code]?.includes(reason)),
  );
}
