import type {
  CursorReading,
  FilePart,
  IndexedResource,
  Path,
  Position,
  Schema,
  Slot,
  Snapshot,
  YamlMap,
  YamlNode,
} from '../../engine/index.ts';
import {
  isClusterScoped,
  parseApiVersion,
  partAt,
  placeAt,
  pointerOf,
  readAtCursor,
  resourcesIn,
  schemaAt,
  stringUnder,
} from '../../engine/index.ts';
import type { Words } from '../strings.ts';
import type { YamlStyle } from '../yamlText/template.ts';
import { schemaOfKind } from './kinds.ts';
import { styleOf } from './style.ts';

export type CompletionOptions = {
  /** A BCP 47 language; English by default. */
  readonly locale?: string;
  /** The client understands tab stops. */
  readonly snippets?: boolean;
  /** The client shows Markdown, which is the default. */
  readonly markdown?: boolean;
  /** The client knows VS Code's command that asks for completions again. */
  readonly asksAgain?: boolean;
  /** The character whose typing asks, where nobody asked by hand. */
  readonly trigger?: string;
};

/** What a completion is asked about. Offsets are relative to the document. */
export type Scene = {
  readonly snapshot: Snapshot;
  readonly part: FilePart;
  /** The document as a whole. */
  readonly text: string;
  readonly reading: CursorReading;
  readonly style: YamlStyle;
  /** The document is JSON: every string has quotes, and only values are offered. */
  readonly isJson: boolean;
  readonly options: CompletionOptions;
  readonly words: Words;
};

/** One place where the cursor may write, and the resource around it. */
export type Place<AnySlot extends Slot = Slot> = {
  readonly slot: AnySlot;
  /** The resource's own map; absent at the start of a document. */
  readonly root?: YamlMap;
  /** The way to the resource, empty but in a `kind: List`. */
  readonly base: Path;
  /** The way from the resource to the slot's map, list or value. */
  readonly steps: Path;
  /** As far as they are written, or follow from what is. */
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly group?: string;
  /** The resource as it is written now; absent while its kind is not known. */
  readonly from?: IndexedResource;
  /** Schema of the resource. */
  readonly schema?: Schema;
  /** Schema of what `steps` lead to. */
  readonly here?: Schema;
  readonly isClusterScoped?: boolean;
};

/** Looks at the document around a position; undefined for files that are not in the workspace and for empty ones. */
export function sceneAt(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: CompletionOptions,
  words: Words,
): Scene | undefined {
  const file = snapshot.file(uri);
  const at = file?.lines().offsetAt(position) ?? 0;
  const part = file && partAt(file, at);
  if (!part) return undefined;
  const { text } = part.manifest;
  const reading = readAtCursor(text, at - part.offset);
  const isJson = JSON_START.test(text);
  return { snapshot, part, text, reading, style: styleOf(text, reading.root), isJson, options, words };
}

const JSON_START = /^\s*[{[]\s*["{[]/;

/**
 * The resource around a slot, and what its schema says of it.
 * @param fixed the schema of files that are no resources
 */
export function placeOf<AnySlot extends Slot>(scene: Scene, slot: AnySlot, fixed?: Schema): Place<AnySlot> {
  const { snapshot, reading, part } = scene;
  if (fixed) {
    const at = schemaAt(fixed, slot.path);
    return { slot, base: [], steps: slot.path, schema: fixed, ...(at && { here: at }) };
  }
  const { base, root } = resourceAround(reading.root, slot.path);
  const steps = slot.path.slice(base.length);
  const apiVersion = stringUnder(root, 'apiVersion');
  const kind = stringUnder(root, 'kind');
  const found = schemaOfKind(snapshot, apiVersion, kind);
  const group = found?.group ?? (apiVersion === undefined ? undefined : parseApiVersion(apiVersion).group);
  const known = found && { apiVersion: apiVersion ?? found.apiVersion };
  const from = root && kind !== undefined && known ? fromOf(part, root, base, known.apiVersion) : undefined;
  const written =
    from ?? (root && apiVersion !== undefined ? fromOf(part, root, base, apiVersion) : undefined);
  const here = found && schemaAt(found.schema, steps);
  return {
    slot,
    base,
    steps,
    ...(root && { root }),
    ...(apiVersion !== undefined && { apiVersion }),
    ...(kind !== undefined && { kind }),
    ...(group !== undefined && { group }),
    ...(written && { from: written }),
    ...(found && { schema: found.schema }),
    ...(here && { here }),
    ...(group !== undefined &&
      kind !== undefined && { isClusterScoped: isOutsideNamespaces(snapshot, group, kind) }),
  };
}

/** CRDs of the workspace say it of their kinds. */
function isOutsideNamespaces({ schemas, target }: Snapshot, group: string, kind: string): boolean {
  const info = schemas.kind(target, group, kind);
  return info ? !info.namespaced : isClusterScoped(group, kind);
}

function resourceAround(
  root: YamlNode | undefined,
  path: Path,
): { readonly base: Path; readonly root?: YamlMap } {
  if (root?.type !== 'map') return { base: [] };
  const isList = stringUnder(root, 'kind')?.endsWith('List') === true;
  if (!isList || path[0] !== 'items' || path.length < 2) return { base: [], root };
  const base = path.slice(0, 2);
  const item = placeAt(root, pointerOf(base))?.node;
  return { base, ...(item?.type === 'map' && { root: item }) };
}

/** The resource as it is read at the cursor; with the apiVersion that its kind implies where it says none. */
function fromOf(
  { uri, manifest }: FilePart,
  root: YamlMap,
  base: Path,
  apiVersion: string,
): IndexedResource | undefined {
  const [resource] = resourcesIn(withApiVersion(root, apiVersion), pointerOf(base));
  return resource && { uri, manifest, resource };
}

function withApiVersion(root: YamlMap, apiVersion: string): YamlMap {
  if (stringUnder(root, 'apiVersion') !== undefined) return root;
  const span = { start: root.span.start, end: root.span.start };
  const text = (written: string) =>
    ({ type: 'scalar', span, value: written, style: 'plain', text: written }) as const;
  return { ...root, entries: [...root.entries, { key: text('apiVersion'), value: text(apiVersion), span }] };
}
