import type {
  FilePart,
  IndexedResource,
  Manifest,
  Path,
  Position,
  Reference,
  Schema,
  Snapshot,
  Span,
  YamlMap,
  YamlNode,
} from '../../engine/index.ts';
import {
  CURSOR,
  markCursor,
  partAt,
  pointerOf,
  readManifest,
  schemaAt,
  stepsOf,
} from '../../engine/index.ts';

/** Where a completion is asked for. Offsets of `text` and of spans are relative to the document. */
export type CompletionPlace = {
  readonly snapshot: Snapshot;
  readonly uri: string;
  readonly part: FilePart;
  readonly text: string;
  /** What is replaced. */
  readonly word: Span;
  readonly quote?: '"' | "'";
  /** The document as it reads with a marker at the cursor. */
  readonly manifest: Manifest;
  /** From the document's root to the map in which a key is being written, or to the value. */
  readonly path: Path;
  readonly expects: 'key' | 'value';
  /** A key may be a plain item of a list instead: `- |`. */
  readonly mayBeItem: boolean;
  /** For a key: the map around it, the marker included. For a value: the map that holds its key. */
  readonly map?: YamlMap;
  /** The column at which that map's keys stand. */
  readonly column: number;
  readonly flow: boolean;
  readonly from?: IndexedResource;
  /** The schema of what `path` leads to. */
  readonly schema?: Schema;
  /** The reference that the cursor is in. */
  readonly reference?: Reference;
};

/** Looks at the cursor. Undefined where nothing can be offered. */
export function completionPlace(
  snapshot: Snapshot,
  uri: string,
  position: Position,
): CompletionPlace | undefined {
  const file = snapshot.file(uri);
  const offset = file?.lines().offsetAt(position) ?? 0;
  const part = file && partAt(file, offset);
  if (!part || part.manifest.reading === 'too-large') return undefined;
  const { text } = part.manifest;
  const marked = markCursor(text, offset - part.offset);
  if (!marked) return undefined;
  const manifest = readManifest(marked.text);
  const { root } = manifest.yaml();
  const found = root && findMarker(root, [], undefined);
  if (!found) return undefined;

  const resource =
    manifest.resources.find((each) => isAtOrBelow(pointerOf(found.path), each.pointer)) ??
    manifest.resources[0];
  const from = resource && { uri, manifest, resource };
  const steps = resource ? found.path.slice(stepsOf(resource.pointer).length) : found.path;
  const schema = resource && rootSchema(snapshot, resource);
  const at = schema && schemaAt(schema, steps);
  const reference = resource && innermost(resource.references, pointerOf(found.path));
  return {
    snapshot,
    uri,
    part,
    text,
    word: marked.word,
    ...(marked.quote && { quote: marked.quote }),
    manifest,
    path: found.path,
    expects: found.expects,
    mayBeItem: found.expects === 'key' && marked.expects === 'either' && isAfterDash(text, marked.word.start),
    ...(found.map && { map: found.map }),
    column: columnOf(marked.text, found.keyStart),
    flow: found.map?.flow === true,
    ...(from && { from }),
    ...(at && { schema: at }),
    ...(reference && { reference }),
  };
}

function rootSchema(
  { schemas, target }: Snapshot,
  resource: IndexedResource['resource'],
): Schema | undefined {
  const { group, version, kind } = resource;
  const served = schemas.kind(target, group, kind)?.versions.find((each) => each.served)?.version ?? version;
  return schemas.schema(target, group, version, kind) ?? schemas.schema(target, group, served, kind);
}

type Found = {
  readonly expects: 'key' | 'value';
  readonly path: Path;
  readonly map?: YamlMap | undefined;
  /** Where the key at or before the cursor starts. */
  readonly keyStart: number;
};

/** Finds the marker: as a key, as the value of a key, or as an item. */
function findMarker(node: YamlNode, path: Path, map: YamlMap | undefined): Found | undefined {
  if (node.alias !== undefined) return undefined;
  if (node.type === 'map')
    for (const { key, value, merged } of node.entries) {
      if (merged) continue;
      const keyStart = key.span.start;
      if (key.text === CURSOR) return { expects: 'key', path, map: node, keyStart };
      if (isMarker(value)) return { expects: 'value', path: [...path, key.text], map: node, keyStart };
      const found = findMarker(value, [...path, key.text], node);
      if (found) return found;
    }
  if (node.type === 'sequence')
    for (const [index, item] of node.items.entries()) {
      if (isMarker(item)) return { expects: 'value', path: [...path, index], map, keyStart: item.span.start };
      const found = findMarker(item, [...path, index], map);
      if (found) return found;
    }
  return undefined;
}

function isMarker(node: YamlNode): boolean {
  return node.type === 'scalar' && node.text === CURSOR;
}

function isAtOrBelow(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

function innermost(references: readonly Reference[], pointer: string): Reference | undefined {
  let best: Reference | undefined;
  for (const reference of references)
    if (isAtOrBelow(pointer, reference.pointer) && reference.pointer.length > (best?.pointer.length ?? -1))
      best = reference;
  return best;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

function isAfterDash(text: string, offset: number): boolean {
  return /(?:^|\n)[ \t]*(?:- +)+$/.test(text.slice(Math.max(0, offset - 200), offset));
}
