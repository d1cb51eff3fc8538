import { CompletionItemKind } from 'vscode-languageserver-types';
import type { KindInfo, Schema, Snapshot, Target, ValueSlot } from '../../engine/index.ts';
import {
  columnAt,
  entryUnder,
  GATEWAY_GROUP,
  isGatewayApiGroup,
  parseApiVersion,
  stringUnder,
} from '../../engine/index.ts';
import { plain } from '../markdown.ts';
import type { Template } from '../yamlText/template.ts';
import { blank, scalar } from '../yamlText/template.ts';
import type { Place, Scene } from './scene.ts';
import { mapAround, siblingText } from './siblings.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/** The schema of a kind, and where it is from. */
export type KindSchema = { readonly group: string; readonly apiVersion: string; readonly schema: Schema };

/**
 * The schema of what a document says it is, in the version it says or else the newest; of a kind alone that of the
 * Gateway API's kind. A kind that the target does not have is still described, as the newest release has it.
 */
export function schemaOfKind(
  { schemas, target }: Snapshot,
  apiVersion: string | undefined,
  kind: string | undefined,
): KindSchema | undefined {
  if (kind === undefined) return undefined;
  const said = apiVersion === undefined ? undefined : parseApiVersion(apiVersion);
  const [newest = target.release] = schemas.releases;
  const wider: readonly Target[] = [
    target,
    { ...target, channel: 'experimental' },
    { release: newest, channel: 'experimental' },
  ];
  for (const each of wider) {
    const info = schemas.kinds(each).find((one) => one.kind === kind && (!said || one.group === said.group));
    if (!info) continue;
    for (const version of new Set([said?.version ?? newestVersion(info), newestVersion(info)])) {
      const schema = schemas.schema(each, info.group, version, kind);
      if (schema) return { group: info.group, apiVersion: `${info.group}/${version}`, schema };
    }
  }
  return undefined;
}

/** The newest version that the API server answers in, else the newest of all. */
export function newestVersion({ versions }: KindInfo): string {
  return (versions.find(({ served }) => served) ?? versions[0])?.version ?? 'v1';
}

/** The kinds of the target that are served in some version. */
export function servedKinds({ schemas, target }: Snapshot): readonly KindInfo[] {
  return schemas.kinds(target).filter(({ versions }) => versions.some(({ served }) => served));
}

/** Kinds outside the Gateway API that its references point at. */
export const CORE_KINDS = ['Service', 'Secret', 'ConfigMap', 'Namespace'] as const;

/** Values of `apiVersion`: those that serve the written kind, newest first; choosing one asks for the kind. */
export function apiVersionSuggestions(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const { kind } = place;
  const versions = new Map<string, { readonly kinds: string[]; readonly deprecated: boolean }>();
  for (const info of servedKinds(scene.snapshot)) {
    if (kind !== undefined && kind !== info.kind) continue;
    for (const { version, served, deprecated } of info.versions) {
      const id = `${info.group}/${version}`;
      const known = versions.get(id) ?? { kinds: [], deprecated };
      if (served)
        versions.set(id, { kinds: [...known.kinds, info.kind], deprecated: known.deprecated && deprecated });
    }
  }
  if (kind === undefined || (CORE_KINDS as readonly string[]).includes(kind))
    versions.set('v1', { kinds: kind === undefined ? [...CORE_KINDS] : [kind], deprecated: false });
  const next = kind === undefined ? [{ key: 'kind', template: blank(), keep: true }] : [];
  return [...versions].map(([label, { kinds, deprecated }]) => ({
    label,
    kind: CompletionItemKind.Module,
    detail: kinds.join(', '),
    rank: rankOfVersion(label, deprecated),
    ...(deprecated && { deprecated }),
    ...siblingText(scene, place, [place.slot.lead + written(place.slot, label)], next),
  }));
}

function rankOfVersion(apiVersion: string, deprecated: boolean): number {
  const { group, version } = parseApiVersion(apiVersion);
  const isStable = group === GATEWAY_GROUP && /^v\d+$/.test(version);
  return (isStable ? 0 : isGatewayApiGroup(group) ? 1 : 2) + (deprecated ? 3 : 0);
}

/** Values of `kind`: those of the written apiVersion first; choosing one writes an apiVersion that serves it. */
export function kindSuggestions(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const said = place.apiVersion;
  const served = servedKinds(scene.snapshot).map((info) => ({
    kind: info.kind,
    apiVersion: apiVersionFor(info, said),
    description: isGatewayApiGroup(info.group) ? info.description : plain(info.description ?? ''),
  }));
  const core = CORE_KINDS.map((kind) => ({ kind, apiVersion: 'v1', description: undefined }));
  return [...served, ...core].map(({ kind, apiVersion, description }) => ({
    label: kind,
    kind: CompletionItemKind.Class,
    detail: apiVersion,
    ...(description !== undefined && { documentation: description }),
    rank: (said === undefined || said === apiVersion ? 0 : 4) + (apiVersion === 'v1' ? 1 : 0),
    ...withApiVersion(scene, place, kind, apiVersion),
  }));
}

/** The written apiVersion, if it serves the kind; else the newest that does. */
function apiVersionFor(info: KindInfo, said: string | undefined): string {
  const isServed = info.versions.some(({ version, served }) => served && `${info.group}/${version}` === said);
  return isServed && said !== undefined ? said : `${info.group}/${newestVersion(info)}`;
}

/** People write apiVersion above kind, so a missing one goes there. */
function withApiVersion(
  scene: Scene,
  place: Place<ValueSlot>,
  kind: string,
  apiVersion: string,
): Pick<Suggestion, 'text' | 'edits'> {
  const { slot } = place;
  const own = [slot.lead + written(slot, kind)];
  const map = mapAround(scene, place);
  const template: Template = scalar(apiVersion);
  const entry = map && entryUnder(map, 'kind');
  if (!map || !entry || map.flow || entryUnder(map, 'apiVersion'))
    return stringUnder(map, 'apiVersion') === apiVersion
      ? { text: own }
      : siblingText(scene, place, own, [{ key: 'apiVersion', template }]);
  const { start } = entry.key.span;
  const indent = ' '.repeat(columnAt(scene.text, start));
  const newText = `apiVersion: ${apiVersion}${scene.style.lineBreak}${indent}`;
  return { text: own, edits: [{ span: { start, end: start }, newText }] };
}
