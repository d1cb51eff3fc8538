import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import type { Json } from '../yaml/value.ts';
import { listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import type { Builder } from './builder.ts';
import type { GraphNode, NodeKind } from './model.ts';
import { absentNodeId, namespaceTextOf, nodeId } from './nodeIds.ts';
import type { Standing } from './verdicts.ts';
import { refusedListeners } from './verdicts.ts';

export function drawClass(builder: Builder, indexed: IndexedResource): string {
  return addResource(builder, indexed, 'GatewayClass', stringAt(specOf(indexed), 'controllerName') ?? '');
}

/** Draws a Gateway, its class and its listeners; returns the Gateway's node. */
export function drawGateway(builder: Builder, indexed: IndexedResource): string {
  const known = nodeId(builder.source, indexed);
  if (builder.has(known)) return known;
  const id = addResource(builder, indexed, 'Gateway', namespaceText(builder, indexed));
  for (const reference of referencesOf(indexed, 'gateway-class'))
    link(
      builder,
      indexed,
      reference,
      'GatewayClass',
      (target) => drawClass(builder, target),
      (from) => ({ from, to: id }),
    );
  drawListeners(builder, indexed, id);
  return id;
}

/** Draws a ListenerSet, its Gateway and its listeners; returns the ListenerSet's node. */
export function drawListenerSet(builder: Builder, indexed: IndexedResource): string {
  const known = nodeId(builder.source, indexed);
  if (builder.has(known)) return known;
  const id = addResource(builder, indexed, 'ListenerSet', namespaceText(builder, indexed));
  for (const reference of referencesOf(indexed, 'listener-set-parent'))
    link(
      builder,
      indexed,
      reference,
      'Gateway',
      (target) => drawGateway(builder, target),
      (from) => ({ from, to: id }),
    );
  drawListeners(builder, indexed, id);
  return id;
}

/** Joins a resource with the targets of one of its references, drawing what is not in the workspace as absent. */
export function link(
  builder: Builder,
  from: IndexedResource,
  reference: Reference,
  kind: NodeKind,
  drawTarget: (target: IndexedObject) => string,
  ends: (target: string) => { readonly from: string; readonly to: string },
  label?: string,
  said?: Standing,
): void {
  const verdict = builder.verdict(from, reference, said);
  const resolution = builder.source.resolve(from, reference);
  const objects = resolution.type === 'absent' ? [] : resolution.objects;
  const nodes = objects.length > 0 ? objects.map(drawTarget) : [addAbsent(builder, from, reference, kind)];
  for (const node of nodes)
    if (node !== undefined)
      builder.connect({ ...ends(node), ...verdict, ...(label !== undefined && { label }) });
}

/** A node for something that a reference names and the workspace does not have; undefined without a name. */
export function addAbsent(
  builder: Builder,
  from: IndexedResource,
  reference: Reference,
  kind: NodeKind,
): string | undefined {
  const name = reference.name?.value;
  if (name === undefined) return undefined;
  const own = reference.field.scope === 'cluster' ? undefined : namespaceOf(builder.source.namespaces, from);
  const namespace = reference.namespace?.value ?? (own ? namespaceName(own) : undefined) ?? '';
  const { problem } = builder.verdict(from, reference);
  return builder.add({
    id: absentNodeId(reference.group, reference.kind, namespace, name),
    kind,
    apiKind: reference.kind,
    label: name,
    detail: namespace,
    state: 'absent',
    ...(problem !== undefined && { problem }),
  });
}

/** Adds the node of a resource that is written in the workspace. */
export function addResource(
  builder: Builder,
  indexed: IndexedResource,
  kind: NodeKind,
  detail: string,
  more: Pick<GraphNode, 'hostnames'> = {},
): string {
  const { resource, uri, manifest } = indexed;
  return builder.add({
    ...more,
    id: nodeId(builder.source, indexed),
    kind,
    apiKind: resource.kind,
    label: resource.name ?? resource.kind,
    detail,
    state: 'ok',
    source: { uri, manifest, pointer: resource.pointer },
  });
}

export function namespaceText(builder: Builder, indexed: IndexedResource): string {
  return namespaceTextOf(builder.source, indexed);
}

export function referencesOf({ resource }: IndexedResource, ...roles: readonly string[]): Reference[] {
  return resource.references.filter(({ field }) => roles.includes(field.role));
}

function drawListeners(builder: Builder, indexed: IndexedResource, owner: string): void {
  const refused = refusedListeners(builder.source, indexed, builder.render);
  for (const [index, listener] of listAt(specOf(indexed), 'listeners').entries()) {
    const pointer = listenerPointer(index);
    const id = builder.add({
      id: nodeId(builder.source, indexed, pointer),
      kind: 'Listener',
      apiKind: stringAt(listener, 'protocol') ?? '',
      label: stringAt(listener, 'name') ?? `listeners[${index}]`,
      detail: listenerDetail(listener),
      state: 'ok',
      ...refused.get(pointer),
      source: { uri: indexed.uri, manifest: indexed.manifest, pointer: indexed.resource.pointer + pointer },
    });
    builder.connect({ from: owner, to: id, state: 'ok' });
  }
}

function listenerPointer(index: number): string {
  return `/spec/listeners/${index}`;
}

function listenerDetail(listener: Json): string {
  const port = numberAt(listener, 'port');
  const parts = [
    stringAt(listener, 'protocol'),
    port === undefined ? undefined : `:${port}`,
    stringAt(listener, 'hostname'),
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

function specOf({ resource }: IndexedResource): Json | undefined {
  return objectAt(resource.value, 'spec');
}
