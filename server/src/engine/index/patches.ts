import { resolvePath } from '../text/uri.ts';
import { pointerOf, stepsOf } from '../yaml/pointer.ts';
import { readDocument } from '../yaml/read.ts';
import type { Json } from '../yaml/value.ts';
import { isList, isObject, listAt, objectAt, stringAt, toJson } from '../yaml/value.ts';

/** What one entry of a list of patches changes, which is no file of its own with a partial object. */
export type Patch = {
  /** ANY_KIND if its target names none. */
  readonly kind: string;
  /** Absent if it is for every name, or a pattern tells which. */
  readonly name?: string;
  /** JSON pointers into the object; empty for the whole of it. */
  readonly fields: readonly string[];
  /** As it is written: another text may do another thing. */
  readonly text: string;
  /** The URI of the file that holds it, of which `fields` and `text` know nothing yet. */
  readonly file?: string;
};

export const ANY_KIND = '*';

const WHOLE = [''];

/**
 * Reads one entry of `patches`, `patchesJson6902` or `patchesStrategicMerge`; paths count from `folder`, a URI. None for
 * a file that is a partial object itself: that one is in the index.
 */
export function patchesIn(entry: Json, folder?: string): readonly Patch[] {
  const inline = typeof entry === 'string' ? entry : stringAt(entry, 'patch');
  const target = objectAt(entry, 'target');
  if (target === undefined && !inline?.includes('\n')) return [];
  const text = inline ?? stringAt(entry, 'path') ?? '';
  const values = inline === undefined ? [] : valuesIn(inline);
  if (target !== undefined) {
    const fields = values.length === 0 ? WHOLE : values.flatMap(fieldsOfPatch);
    const file = inline === undefined && folder !== undefined ? resolvePath(folder, text) : undefined;
    const subject = targetOf(stringAt(target, 'kind'), stringAt(target, 'name'));
    return [{ ...subject, fields, text, ...(file !== undefined && { file }) }];
  }
  return values.length === 0
    ? [...text.matchAll(KIND)].map(([, kind]) => ({ kind: kind ?? ANY_KIND, fields: WHOLE, text }))
    : values.map((value) => ({
        ...targetOf(stringAt(value, 'kind'), stringAt(objectAt(value, 'metadata'), 'name')),
        fields: fieldsOfPatch(value),
        text,
      }));
}

/** The patch with what its file says, if it has one; without the file, all of the object may change. */
export function withFile(patch: Patch, fileText: (uri: string) => string | undefined): Patch {
  const text = patch.file === undefined ? undefined : fileText(patch.file);
  if (text === undefined) return patch;
  const values = valuesIn(text);
  return { ...patch, text, fields: values.length === 0 ? WHOLE : values.flatMap(fieldsOfPatch) };
}

/** One entry of `replacements`: it puts a value of another object into fields. */
export function replacementsIn(entry: Json): readonly Patch[] {
  return listAt(entry, 'targets').map((target) => {
    const select = objectAt(target, 'select');
    const paths = listAt(target, 'fieldPaths').filter((path) => typeof path === 'string');
    return {
      ...targetOf(stringAt(select, 'kind'), stringAt(select, 'name')),
      fields: paths.length === 0 ? ['/metadata/name'] : paths.map(fieldAtPath),
      text: JSON.stringify(target, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
    };
  });
}

/** `spec.rules.0.backendRefs.[name=web].port`: up to where an item is looked for. */
function fieldAtPath(path: string): string {
  const steps = path.split('.');
  const search = steps.findIndex((step) => /[[*\\]/.test(step));
  return pointerOf(search === -1 ? steps : steps.slice(0, search));
}

/** A partial object, or the operations of a JSON patch (RFC 6902). */
export function fieldsOfPatch(value: Json): readonly string[] {
  if (isList(value)) return value.flatMap(fieldsOfOperation);
  return isObject(value) ? fieldsOfMerge(value, '') : WHOLE;
}

/** Whether a change of `field` may change what stands at or below `pointer`, or what that stands in. */
export function touches(field: string, pointer: string): boolean {
  return isAtOrBelow(field, pointer) || isAtOrBelow(pointer, field);
}

function isAtOrBelow(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** A target's fields are regular expressions. */
function targetOf(kind: string | undefined, name: string | undefined): Pick<Patch, 'kind' | 'name'> {
  return {
    kind: kind !== undefined && /^\w+$/.test(kind) ? kind : ANY_KIND,
    ...(name !== undefined && /^[\w-]+$/.test(name) && { name }),
  };
}

const KIND = /^[ \t]{0,40}kind[ \t]*:[ \t]*["']?(\w+)/gm;

/** None where a text is not one patch: several documents, too long, or broken. */
function valuesIn(text: string): readonly Json[] {
  if (text.length > MOST_READ || /^---[ \t\r]*$/m.test(text.replace(/^\s*---/, ''))) return [];
  const { root, problems } = readDocument(text.replace(/^\s*---[ \t]*\r?\n/, ''));
  return root && problems.length === 0 ? [toJson(root)] : [];
}

const MOST_READ = 64 * 1024;

function fieldsOfOperation(operation: Json): readonly string[] {
  const op = stringAt(operation, 'op');
  const path = stringAt(operation, 'path');
  if (op === 'test') return [];
  if (path === undefined) return WHOLE;
  const from = stringAt(operation, 'from');
  return [path, ...(from === undefined ? [] : [from])].map((each) =>
    op === 'replace' ? each : listOf(each),
  );
}

/** What comes into a list or goes has the others change their places. */
function listOf(path: string): string {
  const steps = stepsOf(path);
  const last = steps.at(-1) ?? '';
  return /^(?:\d+|-)$/.test(last) ? pointerOf(steps.slice(0, -1)) : path;
}

/** Lists are replaced as a whole, since Kustomize knows no keys of custom resources. */
function fieldsOfMerge(value: Json, pointer: string): readonly string[] {
  if (!isObject(value) || value.$patch !== undefined) return [pointer];
  const fields = Object.entries(value).filter(([key]) => !IDENTITY.has(pointer + pointerOf([key])));
  return fields.flatMap(([key, member]) => fieldsOfMerge(member, pointer + pointerOf([key])));
}

/** Says which object it is. */
const IDENTITY = new Set(['/apiVersion', '/kind', '/metadata/name', '/metadata/namespace']);
