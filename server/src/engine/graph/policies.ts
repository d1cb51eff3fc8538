import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { isRouteKind } from '../manifest/kinds.ts';
import { drawBackend } from './backends.ts';
import type { Builder } from './builder.ts';
import {
  addResource,
  drawClass,
  drawGateway,
  drawListenerSet,
  link,
  namespaceText,
  referencesOf,
} from './gateways.ts';
import { nodeId } from './nodeIds.ts';
import { drawRoute } from './routes.ts';

/** Draws a policy and what its targetRefs name. */
export function drawPolicy(builder: Builder, indexed: IndexedResource): void {
  const id = addResource(builder, indexed, 'Policy', namespaceText(builder, indexed));
  for (const reference of referencesOf(indexed, 'target'))
    link(
      builder,
      indexed,
      reference,
      'Backend',
      (target) => drawTarget(builder, target),
      (from) => ({ from, to: id }),
    );
}

function drawTarget(builder: Builder, target: IndexedObject): string {
  const { group, kind } = target.resource;
  if (kind === 'Gateway') return drawGateway(builder, target);
  if (kind === 'ListenerSet') return drawListenerSet(builder, target);
  if (kind === 'GatewayClass') return drawClass(builder, target);
  if (!isRouteKind(group, kind)) return drawBackend(builder, target);
  drawRoute(builder, target);
  return nodeId(builder.source, target);
}
