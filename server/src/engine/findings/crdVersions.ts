import { isGatewayApiGroup } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { FindingCode } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { firstLine, listed } from './places.ts';
import type { ManifestContext, Rule } from './rule.ts';
import { isCheckedDocument } from './subject.ts';

/** Versions that the workspace's own definition of a kind lacks, does not serve, or deprecates. */
export const crdVersions: Rule = {
  codes: ['unknown-version', 'unserved-version', 'deprecated-version'],
  checkManifest: (manifest, context) =>
    manifest.custom && isCheckedDocument(manifest)
      ? manifest.resources.flatMap((resource) => checkVersion(manifest, resource, context) ?? [])
      : [],
};

function checkVersion(
  manifest: Manifest,
  resource: Resource,
  { schemas, target }: ManifestContext,
): Finding | undefined {
  const { group, kind, version } = resource;
  const info = schemas.kind(target, group, kind);
  if (info?.origin !== 'workspace' || isGatewayApiGroup(group)) return undefined;
  const written = info.versions.find((candidate) => candidate.version === version);
  if (written?.served && !written.deprecated) return undefined;
  const usable = info.versions.filter(({ served, deprecated }) => served && !deprecated);
  const [newest] = usable;
  const served = listed(usable.map((each) => each.version));
  if (written?.served)
    return newest
      ? findingAt(
          manifest,
          resource,
          'deprecated-version',
          message('deprecated-version', { version, kind, served }),
          newest.version,
        )
      : undefined;
  return written
    ? findingAt(
        manifest,
        resource,
        'unserved-version',
        message('unserved-version.custom', { kind, version, served }),
        newest?.version,
      )
    : findingAt(
        manifest,
        resource,
        'unknown-version',
        message('unknown-version.custom', { kind, version, served }),
        newest?.version,
      );
}

function findingAt(
  manifest: Manifest,
  resource: Resource,
  code: FindingCode,
  said: Message,
  better: string | undefined,
): Finding {
  const pointer = `${resource.pointer}/apiVersion`;
  const { root } = manifest.yaml();
  const node = root && placeAt(root, pointer)?.node;
  return {
    code,
    // The cluster may have a newer definition than the workspace.
    severity: code === 'unknown-version' ? 'warning' : CATALOGUE[code].severity,
    message: said,
    span: firstLine(manifest.text, node?.span ?? resource.nameSpan),
    pointer,
    resource: resource.pointer,
    ...(code === 'deprecated-version' && { tag: 'deprecated' }),
    ...(better !== undefined && { data: { apiVersion: `${resource.group}/${better}` } }),
  };
}
