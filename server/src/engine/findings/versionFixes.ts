import type { FilePart } from '../manifest/file.ts';
import { isGatewayApiGroup, parseApiVersion } from '../manifest/kinds.ts';
import type { KindSet } from '../manifest/manifest.ts';
import { readManifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import type { YamlScalar } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import { replaceString } from './edits.ts';
import type { Finding, Fix, TextEdit } from './finding.ts';
import { lineEdits } from './lineEdits.ts';
import type { Successor } from './migrations/migrate.ts';
import { isReshaped, migrate, untranslatedIn } from './migrations/migrate.ts';
import type { FixContext, View } from './rule.ts';
import { targetFixes } from './targetFixes.ts';

/** Another version or kind, with the document rewritten where its shape differs; or another target. */
export function versionFixes(finding: Finding, context: FixContext): readonly Fix[] {
  return [...successorFixes(finding, context), ...targetFixes(finding, context)];
}

function successorFixes(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const { data, resource: pointer } = finding;
  const resource = part.manifest.resources.find((candidate) => candidate.pointer === pointer);
  if (!resource || !data || data.manual !== undefined) return [];
  const apiVersion = typeof data.apiVersion === 'string' ? data.apiVersion : resource.apiVersion;
  const kind = typeof data.kind === 'string' ? data.kind : resource.kind;
  const successor = { apiVersion, kind };
  if (apiVersion === resource.apiVersion && kind === resource.kind) return [];

  const text = migrate(part.manifest, resource, successor);
  const { group, version } = parseApiVersion(apiVersion);
  if (isGatewayApiGroup(group) && !view.schemas.schema(view.target, group, version, kind)) return [];
  const edits = isReshaped(resource)
    ? text === undefined
      ? []
      : lineEdits(part.uri, part.manifest.text, text, part.offset)
    : bump(part, resource, successor);
  if (edits.length === 0) return [];
  const isSound = text !== undefined && isSoundAt(text, resource.pointer, view);
  // A guess, or away from something that works: only where it works as well.
  const isGuess = finding.code !== 'unserved-version';
  const isDown = data.down !== undefined; // the target may be what is wrong
  if ((isGuess || isDown) && !isSound) return [];
  const isSame = kind === resource.kind && group === resource.group;
  const isWhole = untranslatedIn(part.manifest, resource).length === 0;
  const safe = isSame && isSound && isWhole && !isDown;
  return [{ title: titleOf(resource, successor), safe, preferred: true, edits }];
}

/** Whether the API server would take the resource as it then is. */
function isSoundAt(text: string, pointer: string, { schemas, target }: View): boolean {
  const resource = readManifest(text, EVERY_KIND).resources.find(
    (candidate) => candidate.pointer === pointer,
  );
  if (!resource) return false;
  const { group, version, kind, value } = resource;
  return (
    schemas.validate(target, group, version, kind, value).length === 0 &&
    schemas.violations(target, group, version, kind, value).length === 0
  );
}

/** Whatever defines it: here the resource as a whole counts. */
const EVERY_KIND: KindSet = { has: () => true };

function titleOf(resource: Resource, { apiVersion, kind }: Successor): Message {
  if (isReshaped(resource)) return message('fix.migrate', { kind, apiVersion });
  if (kind === resource.kind) return message('fix.api-version', { apiVersion });
  return apiVersion === resource.apiVersion
    ? message('fix.kind', { kind })
    : message('fix.api-version-and-kind', { kind, apiVersion });
}

/** The two words alone, where the shape stays. */
function bump(part: FilePart, resource: Resource, { apiVersion, kind }: Successor): readonly TextEdit[] {
  return [
    { field: 'apiVersion', from: resource.apiVersion, to: apiVersion },
    { field: 'kind', from: resource.kind, to: kind },
  ].flatMap(({ field, from, to }) => {
    const scalar = from === to ? undefined : scalarAt(part, `${resource.pointer}/${field}`);
    return scalar ? [replaceString(part, scalar, to)] : [];
  });
}

function scalarAt({ manifest }: FilePart, pointer: string): YamlScalar | undefined {
  const { root } = manifest.yaml();
  const node = root && placeAt(root, pointer)?.node;
  return node?.type === 'scalar' && node.alias === undefined ? node : undefined;
}
