import { isGatewayApiGroup } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { servedHistory } from '../schema/history.ts';
import type { KindInfo } from '../schema/model.ts';
import type { YamlScalar } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { everServed } from './formerKinds.ts';
import { firstLine, listed } from './places.ts';
import type { ManifestContext, Rule } from './rule.ts';
import { isGatewayApiDocument } from './subject.ts';
import { absence } from './target.ts';
import { versionFixes } from './versionFixes.ts';
import type { Better, Report } from './versionsOfKinds.ts';
import { unknownKind } from './versionsOfKinds.ts';
import { newestServed, rulesToSplit } from './versionsSuccessor.ts';

/** Kinds and versions that the target's API server does not know, or will not for long. */
export const versions: Rule = {
  codes: ['unknown-kind', 'unknown-version', 'unserved-version', 'deprecated-version'],
  checkManifest: (manifest, context) =>
    isGatewayApiDocument(manifest)
      ? manifest.resources.flatMap((resource) => checkVersion(manifest, resource, context) ?? [])
      : [],
  fixes: versionFixes,
};

function checkVersion(manifest: Manifest, resource: Resource, context: ManifestContext): Finding | undefined {
  const { group, kind, version } = resource;
  if (!isGatewayApiGroup(group) || context.schemas.kinds(context.target).length === 0) return undefined;
  const report: Report = (code, field, said, better?: Better) => ({
    code,
    severity: CATALOGUE[code].severity,
    message: said,
    span: fieldSpan(manifest, resource, field),
    pointer: `${resource.pointer}/${field}`,
    resource: resource.pointer,
    ...(code === 'deprecated-version' && { tag: 'deprecated' }),
    ...(better && { data: better }),
  });

  const info = context.schemas.kind(context.target, group, kind);
  if (!info) return unknownKind(resource, context, report);
  const { release, channel } = context.target;
  const written = info.versions.find((candidate) => candidate.version === version);
  const newest = newestServed(info);
  const better = newest && { apiVersion: `${group}/${newest.version}` };
  const served = listed(newest ? [newest.version] : servedVersions(info));
  const rules = better && rulesToSplit(resource, { ...better, kind }, context);
  const manual = rules === undefined ? {} : { manual: 'rules' };
  if (written?.served)
    return written.deprecated && newest
      ? report(
          'deprecated-version',
          'apiVersion',
          rules === undefined
            ? message('deprecated-version', { version, kind, served })
            : message('deprecated-version.rules', { version, kind, served, rules }),
          { ...better, ...manual },
        )
      : undefined;
  const history = servedHistory(context.schemas, resource);
  const elsewhen = absence(`${kind} \`${version}\``, history, context.target);
  if (!written && !elsewhen && !everServed(group, kind, version))
    return report(
      'unknown-version',
      'apiVersion',
      message('unknown-version', { kind, version, release, served: listed(servedVersions(info)) }),
      better,
    );
  const targets = elsewhen?.targets ?? [];
  const isLater = targets.some((each) => !each.startsWith(`${release} `));
  const named = { version, kind, release, served };
  const said =
    rules !== undefined
      ? message('unserved-version.rules', { ...named, channel, rules })
      : targets.includes(`${release} experimental`)
        ? message('unserved-version.experimental', named)
        : isLater && elsewhen
          ? elsewhen.message
          : message('unserved-version', { ...named, channel });
  return report('unserved-version', 'apiVersion', said, {
    ...better,
    ...manual,
    ...(isLater && { down: 'target' }),
    ...(targets.length > 0 && { targets }),
  });
}

function servedVersions({ versions: all }: KindInfo): readonly string[] {
  return all.flatMap(({ version, served, deprecated }) => (served && !deprecated ? [version] : []));
}

function fieldSpan(manifest: Manifest, resource: Resource, field: string): Finding['span'] {
  const { text } = manifest;
  return firstLine(text, scalarAt(manifest, `${resource.pointer}/${field}`)?.span ?? resource.nameSpan);
}

function scalarAt(manifest: Manifest, pointer: string): YamlScalar | undefined {
  const { root } = manifest.yaml();
  const node = root && placeAt(root, pointer)?.node;
  return node?.type === 'scalar' ? node : undefined;
}
