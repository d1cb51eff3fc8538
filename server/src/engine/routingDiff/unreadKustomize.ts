import { isKustomizationFile, type Kustomization, readKustomization } from '../index/kustomization.ts';
import {
  ANY_KIND,
  fieldsOfPatch,
  type Patch,
  patchesIn,
  replacementsIn,
  touches,
  withFile,
} from '../index/patches.ts';
import { isGatewayApiGroup, ROUTE_KINDS } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Steps } from '../steps.ts';
import { folderOf, isWithin, resolvePath } from '../text/uri.ts';
import { type Json, listAt, objectAt, stringAt, toJson } from '../yaml/value.ts';
import { jsonText } from './jsonText.ts';
import type { VersionWithFiles } from './unread.ts';

/** The fields of a kustomization that differ and may decide over requests, as far as they are not applied here. */
export function* changedFields(
  base: VersionWithFiles,
  head: VersionWithFiles,
  uri: string,
): Steps<readonly string[]> {
  const [was, is] = [valueIn(base, uri), valueIn(head, uri)];
  const texts = (field: string): readonly [string, string] => [
    textOfField(base, uri, was, field),
    textOfField(head, uri, is, field),
  ];
  const isOther = (field: string): boolean => {
    const [before, after] = texts(field);
    return before !== after;
  };
  const renamed = RENAMING.filter(isOther);
  const isRouting =
    renamed.length > 0 &&
    ((yield* holdsRouting(base, folderOf(uri))) || (yield* holdsRouting(head, folderOf(uri))));
  const taken: string[] = [];
  for (const field of RESOURCES)
    if (yield* takesOther(base, head, uri, { base: was, head: is, field })) taken.push(field);
  return [...(isRouting ? renamed : []), ...taken, ...MAKING.filter(isOther), ...PATCHES.filter(isOther)];
}

/** Of files that are in both versions and differ, those with a patch of something that decides over requests. */
export function* changedPatches(
  base: VersionWithFiles,
  head: VersionWithFiles,
  uris: readonly string[],
): Steps<readonly string[]> {
  if (uris.length === 0) return [];
  const operations = new Set<string>();
  for (const version of [base, head])
    for (const uri of version.uris()) {
      if (!isKustomizationFile(uri)) continue;
      yield;
      const read = readKustomization(uri, valueIn(version, uri) ?? null);
      for (const patch of read.otherPatches) {
        const { file } = patch;
        if (file !== undefined && isOfInterest(withFile(patch, (each) => version.file(each)?.text)))
          operations.add(file);
      }
    }
  return uris.filter(
    (uri) =>
      operations.has(uri) ||
      [base, head].some(
        (version) =>
          version.namespaces.kustomizations.isPatch(uri) && resourcesIn(version, uri).some(isPatchOfInterest),
      ),
  );
}

const RENAMING = ['namePrefix', 'nameSuffix', 'transformers'];
const RESOURCES = ['resources', 'bases', 'components'];
const MAKING = ['generators', 'helmCharts', 'helmChartInflationGenerator'];
const PATCHES = ['patches', 'patchesJson6902', 'patchesStrategicMerge', 'replacements'];

function valueIn(version: VersionWithFiles, uri: string): Json | undefined {
  const root = version.file(uri)?.parts[0]?.manifest.yaml().root;
  return root && toJson(root);
}

function textOfField(version: VersionWithFiles, uri: string, value: Json | undefined, field: string): string {
  if (!PATCHES.includes(field)) return jsonText(objectAt({ value: value ?? null }, 'value')?.[field] ?? null);
  return jsonText(
    listAt(value, field).flatMap((entry) => textsOfPatch(version, folderOf(uri), field, entry)),
  );
}

/** What one entry changes in objects that decide over requests; nothing if it changes others. */
function textsOfPatch(
  version: VersionWithFiles,
  folder: string,
  field: string,
  entry: Json,
): readonly string[] {
  const patches = field === 'replacements' ? replacementsIn(entry) : patchesIn(entry, folder);
  const path = typeof entry === 'string' ? entry : stringAt(entry, 'path');
  const file = path === undefined || path.includes('\n') ? undefined : resolvePath(folder, path);
  const isPartial = file !== undefined && objectAt(entry, 'target') === undefined;
  return [
    ...patches.filter(isOfInterest).map((patch) => jsonText([patch.kind, patch.name, patch.text])),
    ...(isPartial && resourcesIn(version, file).some(isPatchOfInterest) ? [file] : []),
  ];
}

function resourcesIn(version: VersionWithFiles, uri: string): readonly Resource[] {
  return version.file(uri)?.parts.flatMap(({ manifest }) => manifest.resources) ?? [];
}

function isPatchOfInterest({ kind, value }: Resource): boolean {
  return isOfInterest({ kind, fields: fieldsOfPatch(value), text: '' });
}

/** Patches of Routes are told where their matches are compared. */
function isOfInterest({ kind, fields }: Patch): boolean {
  const pointers = POINTERS.get(kind) ?? [];
  return fields.some((field) => pointers.some((pointer) => touches(field, pointer)));
}

const IDENTITY = ['/metadata/name', '/metadata/namespace'];
const OBJECT = [...IDENTITY, '/spec'];
const POINTERS: ReadonlyMap<string, readonly string[]> = new Map([
  ...['Gateway', 'GatewayClass', 'ListenerSet', 'XListenerSet'].map((kind) => [kind, OBJECT] as const),
  ...['ReferenceGrant', 'BackendTLSPolicy', 'XBackend', ANY_KIND].map((kind) => [kind, OBJECT] as const),
  ...ROUTE_KINDS.map((kind) => [kind, IDENTITY] as const),
  ['Service', [...IDENTITY, '/spec/ports']],
  ['Namespace', ['/metadata/name', '/metadata/labels']],
]);

type Both = { readonly base: Json | undefined; readonly head: Json | undefined; readonly field: string };

/**
 * Whether a list takes over something that the other version has and does not take over there, or something from
 * elsewhere. Files that come or go with their entry are compared as they are.
 */
function* takesOther(
  base: VersionWithFiles,
  head: VersionWithFiles,
  uri: string,
  { base: was, head: is, field }: Both,
): Steps<boolean> {
  const [before, after] = [listAt(was, field), listAt(is, field)];
  const dropped = before.filter((entry) => !after.includes(entry));
  const added = after.filter((entry) => !before.includes(entry));
  for (const entry of dropped) if (yield* isOfRouting(head, folderOf(uri), entry)) return true;
  for (const entry of added) if (yield* isOfRouting(base, folderOf(uri), entry)) return true;
  return false;
}

/** Whether an entry means something of interest that the version has, or something from elsewhere. */
function* isOfRouting(version: VersionWithFiles, folder: string, entry: Json): Steps<boolean> {
  if (typeof entry !== 'string') return false;
  if (REMOTE.test(entry)) return !/crd|gateway-api/i.test(entry);
  const place = resolvePath(folder, entry);
  return place !== undefined && (yield* holdsRouting(version, place));
}

const REMOTE = /:\/\/|^git@|^(?:github|gitlab)\.com\/|\?ref=/;

/** Whether a file or folder holds something that decides over requests, or takes such a thing over. */
function* holdsRouting(version: VersionWithFiles, place: string, seen = new Set<string>()): Steps<boolean> {
  if (seen.has(place)) return false;
  seen.add(place);
  yield;
  for (const uri of version.uris()) {
    if (!isWithin(uri, place)) continue;
    if (resourcesIn(version, uri).some(decides)) return true;
    if (!isKustomizationFile(uri)) continue;
    const read: Kustomization = readKustomization(uri, valueIn(version, uri) ?? null);
    for (const each of read.resources) if (yield* holdsRouting(version, each, seen)) return true;
  }
  return false;
}

function decides({ group, kind }: Resource): boolean {
  return isGatewayApiGroup(group) || (group === '' && kind === 'Service');
}
