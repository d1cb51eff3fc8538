import type {
  Cause,
  Condition,
  IndexedObject,
  IndexedResource,
  Snapshot,
} from '../../server/src/engine/index.ts';
import {
  displayName,
  gatewayVerdict,
  isRouteKind,
  kindKey,
  listenerSetVerdict,
  policyVerdicts,
  renderMessage,
  routeVerdicts,
} from '../../server/src/engine/index.ts';

/** Everything that is predicted for the resources of a workspace: a line each entry, a line each condition. */
export function renderStatus(snapshot: Snapshot): string {
  return [...snapshot.uris()]
    .map((uri) => renderFile(snapshot, uri))
    .filter((text) => text !== '')
    .join('\n');
}

/** As `renderStatus`, for one file. */
export function renderFile(snapshot: Snapshot, uri: string): string {
  if (snapshot.namespaces.kustomizations.isPatch(uri)) return '';
  return (snapshot.file(uri)?.parts ?? [])
    .flatMap(({ manifest }) =>
      manifest.resources.flatMap((resource) => entriesOf(snapshot, { uri, manifest, resource })),
    )
    .join('\n');
}

function entriesOf(snapshot: Snapshot, indexed: IndexedResource): string[] {
  const { group, kind, name = '', references } = indexed.resource;
  const object: IndexedObject = { ...indexed, key: kindKey(group, kind), name };
  const title = displayName(indexed.resource);
  if (isRouteKind(group, kind))
    return routeVerdicts(snapshot, indexed).flatMap(({ pointer, conditions, statusWritten }) => [
      `${title} ${pointer}${statusWritten ? '' : ' (not written)'}`,
      ...conditionLines(conditions),
    ]);
  const isSet = references.some(({ field }) => field.role === 'listener-set-parent');
  if (kind === 'Gateway' || isSet) {
    const verdict = isSet ? listenerSetVerdict(snapshot, object) : gatewayVerdict(snapshot, object);
    const sets = 'attachedListenerSets' in verdict ? verdict.attachedListenerSets : { sure: 0, possible: 0 };
    return [
      `${title}${verdict.statusWritten ? '' : ' (not written)'}${sets.possible > 0 ? ` sets ${countText(sets)}` : ''}`,
      ...conditionLines(verdict.conditions),
      ...verdict.listeners.flatMap((listener) => [
        `${title} listener ${listener.name ?? '?'} routes ${countText(listener.attachedRoutes)} kinds ${listener.supportedKinds?.map((each) => each.kind).join(' ') ?? '?'}`,
        ...conditionLines(listener.conditions),
      ]),
    ];
  }
  if (!references.some(({ field }) => field.role === 'target')) return [];
  return policyVerdicts(snapshot, indexed).flatMap(({ ancestor, conditions }) => [
    `${title} for ${displayName(ancestor.resource)}`,
    ...conditionLines(conditions),
  ]);
}

function countText({ sure, possible }: { readonly sure: number; readonly possible: number }): string {
  return sure === possible ? String(sure) : `${sure} to ${possible}`;
}

/** What is as it should be is left out. */
function conditionLines(conditions: readonly Condition[]): string[] {
  return conditions
    .filter(({ reason }) => !['Runtime', 'NoConflicts'].includes(reason))
    .filter(({ type, status, reason }) => status !== 'True' || type !== reason)
    .flatMap(({ type, status, reason, because }) => [
      `  ${type}=${status} ${reason}`,
      ...[...new Set(because.map(causeLine))],
    ]);
}

function causeLine({ message, pointer, other }: Cause): string {
  const there = other ? ` <- ${displayName(other.resource.resource)} ${other.pointer}` : '';
  return `    ${pointer}${there}: ${renderMessage(message)}`;
}
