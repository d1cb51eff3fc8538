import { isGatewayApiGroup, LEGACY_GROUP } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { kindHistory, servedHistory } from '../schema/history.ts';
import type { KindInfo } from '../schema/model.ts';
import type { YamlScalar } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { FindingCode } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import { replaceString } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { everServed, formerKind, homeOf } from './formerKinds.ts';
import { firstLine, listed } from './places.ts';
import type { FixContext, ManifestContext, Rule } from './rule.ts';
import { closest } from './spelling.ts';
import { isGatewayApiDocument } from './subject.ts';
import { absence } from './target.ts';
import { targetFixes } from './targetFixes.ts';

/** Kinds and versions that the target's API server does not know, or will not for long. */
export const versions: Rule = {
  codes: ['unknown-kind', 'unknown-version', 'unserved-version', 'deprecated-version'],
  checkManifest: (manifest, context) =>
    isGatewayApiDocument(manifest)
      ? manifest.resources.flatMap((resource) => checkVersion(manifest, resource, context) ?? [])
      : [],
  fixes: (finding, context) => [...versionFixes(finding, context), ...targetFixes(finding, context)],
};

/** What should stand there instead. */
type Better = {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly targets?: readonly string[];
};

function checkVersion(manifest: Manifest, resource: Resource, context: ManifestContext): Finding | undefined {
  const { group, kind, version } = resource;
  if (!isGatewayApiGroup(group) || context.schemas.kinds(context.target).length === 0) return undefined;
  const report = (
    code: FindingCode,
    field: 'apiVersion' | 'kind',
    said: Message,
    better?: Better,
  ): Finding => ({
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
  const newest = info.versions.find((candidate) => candidate.served && !candidate.deprecated);
  const better = newest && { apiVersion: `${group}/${newest.version}` };
  const served = listed(newest ? [newest.version] : servedVersions(info));
  if (written?.served)
    return written.deprecated && newest
      ? report(
          'deprecated-version',
          'apiVersion',
          message('deprecated-version', { version, kind, served }),
          better,
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
  const said = targets.includes(`${release} experimental`)
    ? message('unserved-version.experimental', named)
    : isLater && elsewhen
      ? elsewhen.message
      : message('unserved-version', { ...named, channel });
  return report('unserved-version', 'apiVersion', said, {
    ...better,
    ...(targets.length > 0 && { targets }),
  });
}

type Report = (code: FindingCode, field: 'apiVersion' | 'kind', said: Message, better?: Better) => Finding;

/** Why the target has no such kind: another channel or release, its past, its group, its spelling. */
function unknownKind(
  { group, kind }: Resource,
  { schemas, target }: ManifestContext,
  report: Report,
): Finding {
  const { release } = target;
  const elsewhen = absence(kind, kindHistory(schemas, group, kind), target);
  if (elsewhen && elsewhen.targets.length > 0)
    return report('unserved-version', 'kind', elsewhen.message, { targets: elsewhen.targets });

  const former = formerKind(group, kind);
  if (former && group === LEGACY_GROUP) {
    const { apiVersion: successor } = former.successor;
    const said = message('unserved-version.legacy', { group, kind: former.successor.kind, successor });
    return report('unserved-version', 'apiVersion', said);
  }
  if (former) {
    const { apiVersion, kind: next } = former.successor;
    const successor = `${next} (${apiVersion})`;
    const said = message('unserved-version.replaced', { kind, release, successor });
    return report('unserved-version', 'kind', said, former.successor);
  }
  if (elsewhen) return report('unserved-version', 'kind', elsewhen.message);

  const kinds = schemas.kinds({ release, channel: 'experimental' });
  const elsewhere = kinds.find((info) => info.kind === kind);
  const home = elsewhere ? apiVersionOf(elsewhere) : homeOf(kind);
  if (home !== undefined)
    return report(
      'unknown-kind',
      'apiVersion',
      message('unknown-kind.other-group', { kind, apiVersion: home, group }),
      {
        apiVersion: home,
      },
    );
  const near = closest(
    kind,
    kinds.flatMap((info) => (info.group === group ? [info.kind] : [])),
  );
  return near === undefined
    ? report('unknown-kind', 'kind', message('unknown-kind', { group, kind }))
    : report('unknown-kind', 'kind', message('unknown-kind.near', { group, kind, near }), { kind: near });
}

function apiVersionOf({ group, versions: all }: KindInfo): string | undefined {
  const newest = all.find(({ served }) => served);
  return newest && `${group}/${newest.version}`;
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

/** Another version or kind, where the resource then is as well-formed as it was. */
function versionFixes({ data, resource: pointer }: Finding, { part, view }: FixContext): readonly Fix[] {
  const resource = part.manifest.resources.find((candidate) => candidate.pointer === pointer);
  if (!resource || !data) return [];
  const apiVersion = typeof data.apiVersion === 'string' ? data.apiVersion : resource.apiVersion;
  const kind = typeof data.kind === 'string' ? data.kind : resource.kind;
  const slash = apiVersion.indexOf('/');
  const [group, version] = [apiVersion.slice(0, Math.max(slash, 0)), apiVersion.slice(slash + 1)];
  const value = { ...resource.value, apiVersion, kind };
  if (isGatewayApiGroup(group) && !view.schemas.schema(view.target, group, version, kind)) return [];
  if (view.schemas.validate(view.target, group, version, kind, value).length > 0) return [];
  const edits = [
    { pointer: `${pointer}/apiVersion`, from: resource.apiVersion, to: apiVersion },
    { pointer: `${pointer}/kind`, from: resource.kind, to: kind },
  ].flatMap(({ pointer: at, from, to }) => {
    const scalar = from === to ? undefined : scalarAt(part.manifest, at);
    return scalar ? [replaceString(part, scalar, to)] : [];
  });
  const title =
    kind === resource.kind
      ? message('fix.api-version', { apiVersion })
      : apiVersion === resource.apiVersion
        ? message('fix.kind', { kind })
        : message('fix.api-version-and-kind', { kind, apiVersion });
  const safe = kind === resource.kind && group === resource.group;
  return edits.length > 0 ? [{ title, safe, preferred: true, edits }] : [];
}
