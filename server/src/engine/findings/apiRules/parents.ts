import { allListeners } from '../../attachment/listeners.ts';
import { allServicePorts } from '../../attachment/servicePorts.ts';
import type { IndexedObject, IndexedResource } from '../../index/objects.ts';
import type { Reference } from '../../manifest/references.ts';
import { message } from '../../messages.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { insertEntry } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { PROTOCOLS } from '../listeners.ts';
import { listed, parentPointer } from '../places.ts';
import type { FixContext, View } from '../rule.ts';
import { referenceAt } from '../soundness.ts';
import type { MakeFixes } from './tools.ts';
import { fixOf, mapAt, setEdit } from './tools.ts';

/** The listeners, or ports of a Service, that no twin of this entry names: its object must be here for that. */
export const sectionNameFixes: MakeFixes = (finding, context, root) => {
  const found = referenceAt(context.part, finding);
  const objects = found && context.view.resolve(found.from, found.reference);
  const [object] = objects?.type === 'found' ? objects.objects : [];
  const item = parentPointer(finding.pointer);
  const taken = sectionNamesIn(placeAt(root, parentPointer(item))?.node);
  const protocols = found && PROTOCOLS[found.from.resource.kind];
  const free = (port: number | undefined): readonly string[] =>
    (object ? sectionsOf(context.view, object, protocols, port) : []).filter((name) => !taken.has(name));
  const bare = found ? bareTwins(found.from, found.reference) : [];
  if (bare.length > 1) return nameAll(bare, free, context, root);
  const names = free(found?.reference.port?.value);
  return [...new Set(names)]
    .slice(0, MOST_CHOICES)
    .flatMap((name) =>
      fixOf(
        message('fix.section', { name }),
        [setEdit(context, mapAt(root, item), 'sectionName', name)],
        names.length === 1,
      ),
    );
};

const MOST_CHOICES = 8;

/** The entries for the same object without a `sectionName`: to name a section in one of them alone is a mistake again. */
function bareTwins({ resource }: IndexedResource, wanted: Reference): readonly Reference[] {
  return resource.references.filter(
    (each) =>
      parentPointer(each.pointer) === parentPointer(wanted.pointer) &&
      each.sectionName === undefined &&
      each.group === wanted.group &&
      each.kind === wanted.kind &&
      each.name?.value === wanted.name?.value &&
      each.namespace?.value === wanted.namespace?.value,
  );
}

/** A section for each entry, if its port, or the number of sections that are free, leaves no choice. */
function nameAll(
  entries: readonly Reference[],
  free: (port: number | undefined) => readonly string[],
  context: FixContext,
  root: YamlNode,
): readonly Fix[] {
  const all = free(undefined);
  const isClear = entries.every(({ port }) => port !== undefined);
  const isOpen = entries.every(({ port }) => port === undefined);
  const names = entries.flatMap(({ port }, index) => {
    const [only, ...others] = isClear ? free(port?.value) : all.slice(index, index + 1);
    return only === undefined || others.length > 0 ? [] : [only];
  });
  const isWhole =
    new Set(names).size === entries.length && (isClear || (isOpen && all.length === entries.length));
  if (!isWhole) return [];
  const edits = entries.map(({ pointer }, index) =>
    setEdit(context, mapAt(root, pointer), 'sectionName', names[index] ?? ''),
  );
  return fixOf(message('fix.sections', { names: listed(names) }), edits, isClear);
}

/** Those of all entries: what another parent's entry names can wait. */
function sectionNamesIn(list: YamlNode | undefined): ReadonlySet<string> {
  const items = list?.type === 'sequence' ? list.items : [];
  return new Set(items.flatMap((item) => stringUnder(item, 'sectionName') ?? []));
}

/** The ports of a Service, or the listeners whose protocol carries the Route; on the entry's port, if it names one. */
function sectionsOf(
  view: View,
  object: IndexedObject,
  protocols: readonly string[] | undefined,
  wanted: number | undefined,
): readonly string[] {
  const isOn = (port: number | undefined): boolean => wanted === undefined || port === wanted;
  if (object.resource.kind === 'Service')
    return (allServicePorts(view, object) ?? []).flatMap(({ name, port }) => (isOn(port) && name) || []);
  return (allListeners(view, object) ?? []).flatMap(({ name, port, protocol }) =>
    name !== undefined && isOn(port) && (protocol === undefined || (protocols?.includes(protocol) ?? true))
      ? name
      : [],
  );
}

/** The ports of the Service, if it is here. */
export const portFixes: MakeFixes = (finding, { part, view }, root) => {
  const found = referenceAt(part, finding);
  const map = mapAt(root, parentPointer(finding.pointer));
  const services = found && view.resolve(found.from, found.reference);
  const [service] = services?.type === 'found' ? services.objects : [];
  const ports = (service && map && allServicePorts(view, service)) || [];
  return ports.flatMap(({ port }) =>
    port !== undefined && map
      ? fixOf(
          message('fix.add-value', { field: 'port', value: port }),
          [insertEntry(part, map, 'port', port)],
          ports.length === 1,
        )
      : [],
  );
};
