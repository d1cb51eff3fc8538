import type { Index } from '../index/index.ts';
import type { NamespaceRules } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject } from '../yaml/value.ts';

/** A listener of a Gateway or ListenerSet. What is absent here is missing there, or a placeholder. */
export type Listener = {
  readonly name?: string;
  readonly port?: number;
  readonly protocol?: string;
  readonly hostname?: string;
  /** From the resource's root: `/spec/listeners/0`. */
  readonly pointer: string;
};

/** What a Route asks of a parent's listeners; both at once if both are given. */
export type ListenerChoice = {
  readonly sectionName?: string | undefined;
  readonly port?: number | undefined;
};

/** The listeners that a resource writes, in their order. */
export function listenersOf(resource: Resource): readonly Listener[] {
  let listeners = read.get(resource);
  if (!listeners) {
    listeners = readListeners(resource);
    read.set(resource, listeners);
  }
  return listeners;
}

/** A resource never changes, and hundreds of Routes may ask one Gateway. */
const read = new WeakMap<Resource, readonly Listener[]>();

function readListeners(resource: Resource): readonly Listener[] {
  const listeners = listInSpec(resource, 'listeners');
  if (typeof listeners === 'string') return [];
  return listeners.flatMap((listener, index) =>
    isObject(listener)
      ? [
          {
            ...known('name', listener.name),
            ...known('protocol', listener.protocol),
            ...known('hostname', listener.hostname),
            ...(typeof listener.port === 'number' && { port: listener.port }),
            pointer: `/spec/listeners/${index}`,
          },
        ]
      : [],
  );
}

/**
 * All listeners that an object can have: its own and those that Kustomize patches of it write. Undefined where there
 * may be more than can be read here.
 */
export function allListeners(
  context: { readonly index: Index; readonly namespaces: NamespaceRules },
  object: IndexedObject,
): readonly Listener[] | undefined {
  const versions = [object, ...patchesOf(context, object)];
  if (context.namespaces.kustomizations.mayPatch(object.resource.kind)) return undefined;
  if (!versions.every((version) => isReadWhole(version, 'listeners'))) return undefined;
  return versions.flatMap(({ resource }) => listenersOf(resource));
}

/** Whether a listener is one that the choice means; unknown where the listener's own name or port is. */
export function isChosen(
  listener: Listener,
  { sectionName, port }: ListenerChoice,
): 'yes' | 'no' | 'unknown' {
  if (sectionName !== undefined && listener.name !== undefined && listener.name !== sectionName) return 'no';
  if (port !== undefined && listener.port !== undefined && listener.port !== port) return 'no';
  const isOpen =
    (sectionName !== undefined && listener.name === undefined) ||
    (port !== undefined && listener.port === undefined);
  return isOpen ? 'unknown' : 'yes';
}

/** Partial documents of the same kind and name, in any namespace: a patch may leave its own away. */
export function patchesOf(
  { index, namespaces }: { readonly index: Index; readonly namespaces: NamespaceRules },
  { resource, name }: IndexedObject,
): readonly IndexedObject[] {
  return index
    .objects(kindKey(resource.group, resource.kind), name)
    .filter(({ uri }) => namespaces.kustomizations.isPatch(uri));
}

/** Whether a list of the spec is here as it will be applied: read in full, unbroken, without placeholders around it. */
export function isReadWhole({ manifest, resource }: IndexedObject, list: string): boolean {
  const { reading, template, brokenAt } = manifest;
  return reading === 'full' && !template && brokenAt === undefined && isListOrAbsent(resource, list);
}

function isListOrAbsent(resource: Resource, list: string): boolean {
  const items = listInSpec(resource, list);
  return typeof items !== 'string' && items.every(isObject);
}

/** A list of the spec; a text stands for anything else that is written there. */
export function listInSpec({ value }: Resource, list: string): readonly Json[] | string {
  const spec = value.spec;
  if (spec === undefined || spec === null) return [];
  if (!isObject(spec)) return 'not a map';
  const items = spec[list];
  if (items === undefined || items === null) return [];
  return Array.isArray(items) ? items : 'not a list';
}

function known<Key extends string>(key: Key, value: Json | undefined): { readonly [key in Key]?: string } {
  return typeof value === 'string' && value !== '' && !isUnknownText(value)
    ? ({ [key]: value } as { readonly [key in Key]: string })
    : {};
}
