import type {
  Condition,
  Count,
  IndexedObject,
  IndexedResource,
  ListenerVerdict,
  Range,
  RouteVerdict,
} from '../../engine/index.ts';
import {
  asObject,
  GATEWAY_GROUP,
  gatewayVerdict,
  isRouteKind,
  kindKey,
  listenerSetVerdict,
  locateRelated,
  message,
  namespaceName,
  namespaceOf,
  policyVerdicts,
  renderMessage,
  routeVerdicts,
} from '../../engine/index.ts';
import type { Inputs } from '../inputs.ts';
import type { ReportResource } from './model.ts';

/**
 * One predicted entry of a status; its JSON is a contract (README, "Command line"): keys are only added. Lines and
 * characters are zero-based UTF-16, `path` is relative to the working directory.
 */
export type StatusEntry = {
  readonly resource: ReportResource;
  readonly path: string;
  /** Of the parentRef or listener, else of the resource's name. */
  readonly range: Range;
  readonly parentRef?: ReportReference;
  readonly ancestorRef?: ReportReference;
  readonly listener?: string;
  readonly conditions: readonly ReportCondition[];
  /** False where no controller would write this entry. */
  readonly statusWritten?: false;
  /** Absent where it is not certain. */
  readonly attachedRoutes?: number;
  readonly attachedListenerSets?: number;
  readonly supportedKinds?: readonly { readonly group: string; readonly kind: string }[];
};

export type ReportReference = {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string | null;
  readonly name: string;
  readonly sectionName?: string;
  readonly port?: number;
};

export type ReportCondition = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
  readonly message: string;
};

/** What is predicted for every resource of the inputs that has a status, in the order of paths and places. */
export function createStatus(inputs: Inputs): readonly StatusEntry[] {
  const { snapshot, uris } = inputs;
  return uris.flatMap((uri) => {
    if (snapshot.namespaces.kustomizations.isPatch(uri)) return [];
    return (snapshot.file(uri)?.parts ?? []).flatMap(({ manifest }) =>
      manifest.reading === 'full'
        ? manifest.resources.flatMap((resource) => entriesOf(inputs, { uri, manifest, resource }))
        : [],
    );
  });
}

function entriesOf(inputs: Inputs, indexed: IndexedResource): StatusEntry[] {
  const { group, kind, references } = indexed.resource;
  if (isRouteKind(group, kind)) return ofRoute(inputs, indexed);
  const object = asObject(indexed);
  const key = kindKey(group, kind);
  if (key === `${GATEWAY_GROUP}/Gateway`) return ofGateway(inputs, object);
  if (key === `${GATEWAY_GROUP}/GatewayClass`) return [ofClass(inputs, object)];
  if (references.some(({ field }) => field.role === 'listener-set-parent')) return ofSet(inputs, object);
  if (references.some(({ field }) => field.role === 'target')) return ofPolicy(inputs, indexed);
  return [];
}

function ofRoute(inputs: Inputs, route: IndexedResource): StatusEntry[] {
  return routeVerdicts(inputs.snapshot, route).map((verdict) => ({
    ...entry(inputs, route, verdict.pointer, verdict.conditions),
    parentRef: parentRefOf(inputs, verdict),
    ...(!verdict.statusWritten && { statusWritten: false as const }),
  }));
}

/** As written, with the API's defaults filled in. */
function parentRefOf(inputs: Inputs, { route, reference, parents }: RouteVerdict): ReportReference {
  const [parent] = parents;
  if (!reference)
    return parent ? nameOf(inputs, parent) : { group: GATEWAY_GROUP, kind: 'Gateway', name: '' };
  const { group, kind, name, sectionName, port } = reference;
  const own = namespaceName(namespaceOf(inputs.snapshot.namespaces, route));
  const namespace = reference.namespaceUnknown ? null : (reference.namespace?.value ?? own ?? null);
  return {
    group,
    kind,
    namespace,
    name: name?.value ?? '',
    ...(sectionName && { sectionName: sectionName.value }),
    ...(port && { port: port.value }),
  };
}

function nameOf({ snapshot }: Inputs, object: IndexedObject): ReportReference {
  const { group, kind } = object.resource;
  const namespace = namespaceOf(snapshot.namespaces, object);
  return {
    group,
    kind,
    ...(namespace.type !== 'cluster' && { namespace: namespaceName(namespace) ?? null }),
    name: object.name,
  };
}

function ofGateway(inputs: Inputs, gateway: IndexedObject): StatusEntry[] {
  const verdict = gatewayVerdict(inputs.snapshot, gateway);
  const written = verdict.statusWritten ? {} : { statusWritten: false as const };
  return [
    {
      ...entry(inputs, gateway, '', verdict.conditions),
      ...written,
      ...counted('attachedListenerSets', verdict.attachedListenerSets),
    },
    ...verdict.listeners.map((listener) => ({ ...ofListener(inputs, gateway, listener), ...written })),
  ];
}

function ofSet(inputs: Inputs, set: IndexedObject): StatusEntry[] {
  const { conditions, statusWritten, listeners } = listenerSetVerdict(inputs.snapshot, set);
  const written = statusWritten ? {} : { statusWritten: false as const };
  return [
    { ...entry(inputs, set, '', conditions), ...written },
    ...listeners.map((listener) => ({ ...ofListener(inputs, set, listener), ...written })),
  ];
}

function ofListener(inputs: Inputs, owner: IndexedObject, verdict: ListenerVerdict): StatusEntry {
  const { name, pointer, conditions, attachedRoutes, supportedKinds } = verdict;
  return {
    ...entry(inputs, owner, pointer, conditions),
    listener: name ?? '',
    ...counted('attachedRoutes', attachedRoutes),
    ...(supportedKinds && { supportedKinds }),
  };
}

function counted<Key extends string>(
  key: Key,
  { sure, possible }: Count,
): { readonly [key in Key]?: number } {
  return sure === possible ? ({ [key]: sure } as { readonly [key in Key]: number }) : {};
}

function ofPolicy(inputs: Inputs, policy: IndexedResource): StatusEntry[] {
  return policyVerdicts(inputs.snapshot, policy).map(({ ancestor, conditions }) => ({
    ...entry(inputs, policy, '', conditions),
    ancestorRef: nameOf(inputs, ancestor),
  }));
}

/** Whether a GatewayClass is accepted is never told by manifests: it is for a controller to claim it. */
function ofClass(inputs: Inputs, object: IndexedObject): StatusEntry {
  const because = [{ message: message('attachment.runtime'), pointer: '' }];
  return entry(inputs, object, '', [{ type: 'Accepted', status: 'Unknown', reason: 'Runtime', because }]);
}

function entry(
  inputs: Inputs,
  indexed: IndexedResource,
  pointer: string,
  conditions: readonly Condition[],
): Pick<StatusEntry, 'resource' | 'path' | 'range' | 'conditions'> {
  const { snapshot, pathOf } = inputs;
  const { apiVersion, kind, name } = indexed.resource;
  const namespace = namespaceOf(snapshot.namespaces, indexed);
  return {
    resource: {
      apiVersion,
      kind,
      ...(namespace.type !== 'cluster' && { namespace: namespaceName(namespace) ?? null }),
      ...(name !== undefined && { name }),
    },
    path: pathOf(indexed.uri),
    range: rangeOf(inputs, indexed, pointer),
    conditions: conditions.map(({ type, status, reason, because }) => ({
      type,
      status,
      reason,
      message: [...new Set(because.map((each) => renderMessage(each.message)))].join(' '),
    })),
  };
}

function rangeOf({ snapshot }: Inputs, { uri, manifest, resource }: IndexedResource, pointer: string): Range {
  const part = snapshot.partOf(uri, manifest);
  const { group, kind, name = '', namespace } = resource;
  const place = { uri, group, kind, name, ...(namespace !== undefined && { namespace }), pointer };
  const at = pointer === '' ? undefined : locateRelated(snapshot, { ...place, message: NOTHING });
  const offset = part?.offset ?? 0;
  const span = at?.span ?? {
    start: resource.nameSpan.start + offset,
    end: resource.nameSpan.end + offset,
  };
  const zero = { line: 0, character: 0 };
  return snapshot.file(uri)?.lines().rangeOf(span) ?? { start: zero, end: zero };
}

/** Only the place is wanted. */
const NOTHING = message('attachment.runtime');
