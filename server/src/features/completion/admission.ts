import type { Fit, IndexedResource, JsonObject, Judgement, Snapshot } from '../../engine/index.ts';
import { admits, asObject, attaches, fitsWithAny } from '../../engine/index.ts';

/**
 * Whether a parent would take a Route, as far as both are written here. It ranks and explains what is offered; nothing
 * is kept back because of it.
 */
export type Admission = {
  readonly verdict: 'yes' | 'unknown' | 'no';
  /** Names of the listeners that would, or may, take it. */
  readonly listeners: readonly string[];
  /** For a `no`: the first thing that no listener grants. */
  readonly lacks?: Lack;
};

type Lack = 'kind' | 'namespace' | 'hostname';
type Answer = 'yes' | 'unknown' | 'no';

const LACKS: readonly Lack[] = ['kind', 'namespace', 'hostname'];

/** Looks at every listener of `parent`. */
export function admission(snapshot: Snapshot, route: IndexedResource, parent: IndexedResource): Admission {
  const fits = fitsWithAny(snapshot, route, asObject(parent));
  for (const verdict of ['yes', 'unknown'] as const) {
    const listeners = fits.flatMap((fit) =>
      answerOf(attaches(fit)) === verdict ? [fit.listener.name ?? ''] : [],
    );
    if (listeners.length > 0) return { verdict, listeners };
  }
  if (fits.length === 0) return { verdict: 'unknown', listeners: [] };
  const lacks = LACKS.find((lack) => fits.every((fit) => lacksUpTo(fit, lack)));
  return { verdict: 'no', listeners: [], ...(lacks && { lacks }) };
}

function lacksUpTo(fit: Fit, lack: Lack): boolean {
  return LACKS.slice(0, LACKS.indexOf(lack) + 1).some((each) => fit[each].certainty === 'no');
}

/** Whether one listener would take a Route. */
export function listenerAdmits(
  snapshot: Snapshot,
  route: IndexedResource,
  parent: IndexedResource,
  listener: JsonObject,
): Answer {
  const fit = fitsWithAny(snapshot, route, asObject(parent)).find((each) => each.listener.value === listener);
  return fit ? answerOf(attaches(fit)) : 'unknown';
}

/** Whether a Gateway would take the listeners of a ListenerSet (GatewaySpec.allowedListeners). */
export function takesListeners(snapshot: Snapshot, set: IndexedResource, gateway: IndexedResource): Answer {
  return answerOf(admits(snapshot, asObject(gateway), asObject(set), '/spec/parentRef'));
}

/** Which Routes each protocol carries (Gateway API, ProtocolType). */
const ROUTES_BY_PROTOCOL: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']],
  ['HTTPS', ['HTTPRoute', 'GRPCRoute']],
  ['TLS', ['TLSRoute', 'TCPRoute']],
  ['TCP', ['TCPRoute']],
  ['UDP', ['UDPRoute']],
]);

/** The kinds of Route that a protocol carries; undefined for those of an implementation's own. */
export function routesOn(protocol: string | undefined): readonly string[] | undefined {
  return ROUTES_BY_PROTOCOL.get(protocol ?? '');
}

function answerOf({ certainty }: Judgement): Answer {
  return certainty === 'yes' || certainty === 'no' ? certainty : 'unknown';
}
