import type { JsonObject, Reference, Resource } from '../../engine/index.ts';
import { isObject, isRouteKind, listAt, numberAt, objectAt, stringAt } from '../../engine/index.ts';

/**
 * A part of a resource that references name by `sectionName` or `port`: a listener, a port of a Service, a rule of a
 * Route (Gateway API, LocalPolicyTargetReferenceWithSectionName and ParentReference).
 */
export type Section = {
  readonly type: 'listener' | 'service-port' | 'rule';
  readonly name?: string;
  readonly port?: number;
  /** From the document's root. */
  readonly pointer: string;
  readonly value: JsonObject;
};

/** The sections of a resource, in written order; none for kinds that have none or are not read in full. */
export function sectionsOf(resource: Resource): Section[] {
  const form = formOf(resource);
  if (!form) return [];
  const { type, list } = form;
  return listAt(objectAt(resource.value, 'spec'), list).flatMap((value, index): Section[] => {
    if (!isObject(value)) return [];
    const name = stringAt(value, 'name');
    const port = type === 'rule' ? undefined : numberAt(value, 'port');
    return [
      {
        type,
        ...(name !== undefined && { name }),
        ...(port !== undefined && { port }),
        pointer: `${resource.pointer}/spec/${list}/${index}`,
        value,
      },
    ];
  });
}

/** Whether a reference to the owner of a section means this section; one without `sectionName` and `port` means none. */
export function meansSection({ sectionName, port }: Reference, section: Section): boolean {
  if (sectionName && sectionName.value !== section.name) return false;
  if (port && port.value !== section.port) return false;
  return sectionName !== undefined || port !== undefined;
}

type Form = { readonly type: Section['type']; readonly list: string };

function formOf({ group, kind }: Resource): Form | undefined {
  if (LISTENER_OWNERS.has(kind)) return { type: 'listener', list: 'listeners' };
  if (kind === 'Service' || kind === 'ServiceImport') return { type: 'service-port', list: 'ports' };
  return isRouteKind(group, kind) ? { type: 'rule', list: 'rules' } : undefined;
}

const LISTENER_OWNERS: ReadonlySet<string> = new Set(['Gateway', 'ListenerSet', 'XListenerSet']);
