import {
  absentNodeId,
  type BackendObject,
  type BackendShare,
  displayName,
  type Effect,
  type IndexedResource,
  listAt,
  type Mirror,
  namespaceName,
  nodeId,
  objectAt,
  type RankedMatch,
  type Render,
  type ServedListener,
  type Snapshot,
} from '../../engine/index.ts';
import type {
  SimulatedBackend,
  SimulatedEffect,
  SimulatedMatch,
  SimulatedMirror,
  SimulatedOutcome,
} from '../../protocol.ts';
import { namedResource } from './target.ts';

export type EffectContext = { readonly snapshot: Snapshot; readonly render: Render };

/** What becomes of a request, in the page's words: names instead of objects, and where each of them is written. */
export function effectData(
  context: EffectContext,
  effect: Omit<Effect, 'outcome'> & { readonly outcome: SimulatedOutcome },
): SimulatedEffect {
  const { outcome, status, grpcStatus, because, listener, match, request, responseHeaders } = effect;
  const { redirect, timeouts, retry } = effect;
  const route = match?.route;
  return {
    outcome,
    ...(status !== undefined && { status }),
    ...(grpcStatus !== undefined && { grpcStatus }),
    ...(because && { because: context.render(because) }),
    ...(listener && { listener: listenerData(context.snapshot, listener) }),
    ...(match && { match: matchData(context.snapshot, match) }),
    backends: effect.backends.map((backend) => backendData(context, backend, route)),
    ...(request && { request }),
    ...(responseHeaders && { responseHeaders }),
    mirrors: effect.mirrors.map(mirrorData),
    ...(redirect && { redirect }),
    ...(timeouts && { timeouts }),
    ...(retry && { retry }),
    notes: effect.notes.map(context.render),
  };
}

/** A match of a rule; rules and matches count from one. */
export function matchData(snapshot: Snapshot, { route, namespace, rule }: RankedMatch): SimulatedMatch {
  const { kind, name } = route.resource;
  const title = displayName({ kind, namespace: namespaceName(namespace), name });
  const written = listAt(objectAt(route.resource.value, 'spec'), 'rules')[rule.ruleIndex];
  return {
    id: nodeId(snapshot, route, rule.pointer),
    route: { title, id: nodeId(snapshot, route) },
    rule: rule.ruleIndex + 1,
    ...(rule.ruleName !== undefined && { ruleName: rule.ruleName }),
    ...(listAt(written, 'matches').length > 1 && { match: rule.matchIndex + 1 }),
  };
}

/** The graph's nodes that a request goes through, from the Gateway to its backends. */
export function pathOf(
  snapshot: Snapshot,
  { outcome, listener, match, backends }: Omit<Effect, 'outcome'> & { readonly outcome: string },
): string[] {
  const ids: string[] = [];
  if (listener)
    ids.push(nodeId(snapshot, listener.owner), nodeId(snapshot, listener.owner, listener.pointer));
  if (!match) return ids;
  const { route, rule, parentPointer } = match;
  const mesh = route.resource.references.find(
    ({ pointer, kind }) => kind === 'Service' && pointer === route.resource.pointer + parentPointer,
  );
  const service = mesh && snapshot.resolve(route, mesh);
  const [object] = service && service.type !== 'absent' ? service.objects : [];
  if (object) ids.push(nodeId(snapshot, object, '/spec'));
  ids.push(nodeId(snapshot, route), nodeId(snapshot, route, `/spec/rules/${rule.ruleIndex}`));
  if (outcome !== 'forward' && outcome !== 'unknown' && outcome !== 'implementation-specific') return ids;
  return [
    ...ids,
    ...backends.flatMap((backend) => {
      if (backend.share === 0) return [];
      const target = targetOf(snapshot, backend, route);
      const { group, kind, namespace = '', name } = backend;
      return [target ? nodeId(snapshot, target) : absentNodeId(group, kind, namespace, name)];
    }),
  ];
}

function listenerData(
  snapshot: Snapshot,
  { owner, pointer, name }: ServedListener,
): NonNullable<SimulatedEffect['listener']> {
  return {
    title: name ?? '?',
    id: nodeId(snapshot, owner, pointer),
    owner: namedResource(snapshot, owner),
  };
}

function backendData(
  { snapshot, render }: EffectContext,
  backend: BackendShare,
  route: IndexedResource | undefined,
): SimulatedBackend {
  const { share, weight, valid, because, pointer, request, responseHeaders, redirect } = backend;
  const { answered, mirrors, notes } = backend;
  const target = route && targetOf(snapshot, backend, route);
  // What is not here is at least written in the Route.
  const written = route && pointer !== undefined ? nodeId(snapshot, route, pointer) : undefined;
  const id = target ? nodeId(snapshot, target) : written;
  return {
    title: backendTitle(backend),
    ...(id !== undefined && { id }),
    share,
    weight,
    valid,
    ...(because && { because: render(because) }),
    ...(request && { request }),
    ...(responseHeaders && { responseHeaders }),
    ...(redirect && { redirect }),
    ...(answered && { answered: render(answered) }),
    ...(mirrors && { mirrors: mirrors.map(mirrorData) }),
    ...(notes && { notes: notes.map(render) }),
  };
}

function mirrorData(mirror: Mirror): SimulatedMirror {
  return { title: backendTitle(mirror), percent: mirror.percent };
}

/** The object that a backendRef means, where there is one. */
function targetOf(
  snapshot: Snapshot,
  { pointer }: BackendShare,
  route: IndexedResource,
): IndexedResource | undefined {
  if (pointer === undefined) return undefined;
  const reference = route.resource.references.find(
    (each) => each.pointer === route.resource.pointer + pointer,
  );
  const resolution = reference && snapshot.resolve(route, reference);
  const object = resolution && resolution.type !== 'absent' ? resolution.objects[0] : undefined;
  return object?.created === true ? undefined : object;
}

function backendTitle({ kind, namespace, name, port }: BackendObject): string {
  const what = displayName({ kind, namespace, name });
  const plain = kind === 'Service' ? what.slice('Service '.length) : what;
  return port === undefined ? plain : `${plain}:${port}`;
}
