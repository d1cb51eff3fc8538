import { allListeners } from '../../attachment/listeners.ts';
import { allServicePorts } from '../../attachment/servicePorts.ts';
import type { IndexedObject } from '../../index/objects.ts';
import { message } from '../../messages.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { insertEntry } from '../edits.ts';
import { PROTOCOLS } from '../listeners.ts';
import { parentPointer } from '../places.ts';
import type { View } from '../rule.ts';
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
  const port = found?.reference.port?.value;
  const sections = object ? sectionsOf(context.view, object, protocols, port) : [];
  const names = sections.filter((name) => !taken.has(name));
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
