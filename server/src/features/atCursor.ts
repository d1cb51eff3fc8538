import type {
  FilePart,
  Hit,
  IndexedResource,
  ManifestFile,
  Position,
  Reference,
  Snapshot,
} from '../engine/index.ts';
import { hitAt, partAt, pointerOf } from '../engine/index.ts';

/** What stands at a position of a file, as far as it is known. Offsets and spans are relative to the document. */
export type AtCursor = {
  readonly file: ManifestFile;
  readonly part: FilePart;
  readonly offset: number;
  /** The innermost key or value; absent beside all of them and in documents too large to be parsed. */
  readonly hit?: Hit;
  /** The pointer of the hit from the document's root. */
  readonly pointer: string;
  /** The resource that the position lies in. */
  readonly from?: IndexedResource;
  /** The pointer of the hit from the resource's root; empty outside of resources. */
  readonly own: string;
  readonly reference?: ReferenceAt;
};

/** A reference and which part of it the cursor is on. */
export type ReferenceAt = { readonly reference: Reference; readonly part: ReferencePart };

/** `whole` is a bare name, or a place in a reference between its fields. `selector` is anything in a label selector. */
export type ReferencePart =
  | 'whole'
  | 'name'
  | 'namespace'
  | 'sectionName'
  | 'port'
  | 'group'
  | 'kind'
  | 'selector';

/** Looks at a position. Undefined for files that are not in the workspace and for empty ones. */
export function atCursor(snapshot: Snapshot, uri: string, position: Position): AtCursor | undefined {
  const file = snapshot.file(uri);
  const at = file?.lines().offsetAt(position) ?? 0;
  const part = file && partAt(file, at);
  if (!file || !part) return undefined;
  const { manifest } = part;
  const offset = at - part.offset;
  const root = manifest.reading === 'too-large' ? undefined : manifest.yaml().root;
  const hit = root && hitAt(root, offset);
  const pointer = hit ? pointerOf(hit.path) : '';
  const resource =
    manifest.resources.find(({ span }) => span.start <= offset && offset <= span.end) ??
    manifest.resources.find((each) => each.pointer === '');
  const from = resource && { uri, manifest, resource };
  const reference = hit && resource && referenceAt(resource.references, pointer);
  return {
    file,
    part,
    offset,
    pointer,
    own: resource && hit ? pointer.slice(resource.pointer.length) : '',
    ...(hit && { hit }),
    ...(from && { from }),
    ...(reference && { reference }),
  };
}

/** The innermost reference that has the place as one of its own fields. */
function referenceAt(references: readonly Reference[], pointer: string): ReferenceAt | undefined {
  let found: ReferenceAt | undefined;
  for (const reference of references) {
    if (found && reference.pointer.length <= found.reference.pointer.length) continue;
    const part = partOfReference(reference, pointer);
    if (part) found = { reference, part };
  }
  return found;
}

const FIELDS: ReadonlySet<string> = new Set(['name', 'namespace', 'sectionName', 'port', 'group', 'kind']);

function partOfReference(reference: Reference, pointer: string): ReferencePart | undefined {
  const isBelow = pointer.startsWith(`${reference.pointer}/`);
  if (reference.field.shape === 'selector')
    return isBelow || pointer === reference.pointer ? 'selector' : undefined;
  if (pointer === reference.pointer) return 'whole';
  const field = isBelow ? pointer.slice(reference.pointer.length + 1) : '';
  return FIELDS.has(field) ? (field as ReferencePart) : undefined;
}
