import type { Fit } from '../attachment/fit.ts';
import { attaches } from '../attachment/fit.ts';
import { gatewayVerdict } from '../attachment/gatewayVerdicts.ts';
import { listenerSetVerdict } from '../attachment/listenerSetVerdicts.ts';
import { referenceVerdict } from '../attachment/referenceVerdict.ts';
import type { Condition, RouteVerdict } from '../attachment/verdict.ts';
import { condition } from '../attachment/verdict.ts';
import type { IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { GraphEdge, GraphSource, Render, State } from './model.ts';

/** What a line or a box says of a condition. */
export type Standing = Pick<GraphEdge, 'state' | 'problem' | 'verdict'>;

/** A condition in the graph's words. */
export function standing({ type, status, reason, because }: Condition, render: Render): Standing {
  const problem = [...new Set(because.map(({ message }) => render(message)))].join(' ');
  return {
    state: stateOf(status, reason),
    ...(status !== 'True' && problem !== '' && { problem }),
    verdict: { type, status, reason },
  };
}

function stateOf(status: Condition['status'], reason: string): State {
  if (status === 'True') return 'ok';
  if (status === 'False') return 'invalid';
  return reason === 'ImplementationSpecific' ? 'specific' : 'unknown';
}

/** Accepted of a Route at its parent, whichever listener it is about. */
export function acceptedOf({ conditions }: RouteVerdict): Condition | undefined {
  return conditions.find(({ type }) => type === 'Accepted');
}

/** Accepted of a Route as far as one listener is concerned. */
export function acceptedAt(verdict: RouteVerdict, fit: Fit): Condition {
  const whole = acceptedOf(verdict);
  const here = condition('Accepted', attaches(fit));
  return whole && (whole.status === 'False' || here.status === 'True') ? whole : here;
}

/** Whether a reference resolves, for those that a condition speaks of. */
export function resolvedStanding(
  source: GraphSource,
  from: IndexedResource,
  reference: Reference,
  render: Render,
): Standing | undefined {
  const resolved = referenceVerdict(source, from, reference);
  return resolved && standing(resolved, render);
}

/**
 * Which listeners of a Gateway or ListenerSet are refused, by pointer. One that is fine, or of which too little is known,
 * is drawn as any other: what is not known is said at its lines.
 */
export function refusedListeners(
  source: GraphSource,
  owner: IndexedResource,
  render: Render,
): ReadonlyMap<string, Standing> {
  const { group, kind } = owner.resource;
  const object = asObject(owner);
  const { listeners } =
    group === GATEWAY_GROUP && kind === 'Gateway'
      ? gatewayVerdict(source, object)
      : listenerSetVerdict(source, object);
  return new Map(
    listeners.flatMap(({ pointer, conditions }) => {
      const accepted = conditions.find(({ type }) => type === 'Accepted');
      return accepted?.status === 'False' ? [[pointer, standing(accepted, render)] as const] : [];
    }),
  );
}
