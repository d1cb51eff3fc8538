import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileFinding, FindingCode } from '../../server/src/engine/index.ts';
import { CORPUS, openWorkspace, workspaces } from '../conformance/corpus.ts';
import { findingsOf, renderFinding } from '../support/fixture.ts';
import { missingReference, readReference } from '../support/reference.ts';

type Expectation = {
  readonly workspace: string;
  readonly resource: { readonly kind: string; readonly namespace?: string; readonly name: string };
  readonly conditions: readonly { readonly status: string; readonly reason?: string }[];
};

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

for (const world of ['closed', 'open'] as const)
  test(`every error in the conformance suite is one that controllers report, in ${world === 'open' ? 'an open' : 'a closed'} world`, {
    skip: missingReference(CORPUS),
  }, () => {
    const expectations: readonly Expectation[] = JSON.parse(readReference(`${CORPUS}/status.json`));
    const reported = new Set<string>();
    const wrong: string[] = [];
    for (const workspace of Object.keys(workspaces())) {
      const fixture = openWorkspace(workspace, world);
      const here = expectations.filter((expectation) => expectation.workspace === workspace);
      for (const finding of findingsOf(fixture)) {
        if (finding.severity !== 'error') continue;
        reported.add(finding.code);
        const line = renderFinding(fixture, finding);
        const isUntested = UNTESTED.some((each) => {
          const [name, object = ''] = each.split(' ');
          return name === workspace && line.includes(object);
        });
        if (!isUntested && !isExpected(finding, here)) wrong.push(`${workspace}: ${line}`);
      }
    }
    assert.deepEqual(wrong, []);
    const known = Object.keys(REASONS).filter((code) => world === 'closed' || !ABSENCE.includes(code));
    assert.deepEqual([...reported].sort(), known.sort());
  });

/** No errors where what is missing may be elsewhere. */
const ABSENCE: readonly string[] = [
  'backend-not-found',
  'ca-certificate-not-found',
  'certificate-not-found',
  'invalid-certificate',
  'ref-not-permitted',
];

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
