import { message } from '../messages.ts';
import { type Choice, chooseListeners } from './choose.ts';
import { certificateDoubts } from './delivery.ts';
import { effect } from './effect.ts';
import { fittingHttp, ruleEffect, staticDoubts, streamKinds, takesHttp, unmatched } from './fitting.ts';
import { answerMesh } from './mesh.ts';
import { misdirection } from './misdirected.ts';
import { compareMatches, type RankedMatch } from './rank.ts';
import { readCall } from './readCall.ts';
import { type Call, type Request, readRequest } from './request.ts';
import type { Answer } from './result.ts';
import type { GatewayTable, ListenerTable, RouteTable } from './table.ts';
import { traceGateway, traceService } from './trace.ts';
import { type Possible, weigh } from './weigh.ts';
import { winnersOf } from './winners.ts';

/**
 * Where a request goes: to which listener, Route and rule, and what becomes of it. An answer that is not certain says
 * on what it depends.
 */
export function answer(table: RouteTable, request: Request): Answer {
  const call = readRequest(request);
  if (!call) {
    const refused = effect('no-listener', { because: message('routing.bad-url') });
    return { ...refused, dependsOn: [], possible: [refused], trace: () => [] };
  }
  if (table.type === 'service')
    return { ...weigh(answerMesh(table, call)), trace: () => traceService(table, call) };
  return { ...weigh(answerGateway(table, call)), trace: () => traceGateway(table, call) };
}

function answerGateway(table: GatewayTable, call: Call): readonly [Possible, ...Possible[]] {
  const [first, ...rest] = chooseListeners(table, call)
    .flatMap((choice) => answerAt(table, choice, call))
    .map(connected);
  return [first ?? { effect: unmatched(call), doubts: [] }, ...rest];
}

/** A request has to get through its listener's TLS first; to one that no rule takes, one error is as good as another. */
function connected({ effect: then, doubts }: Possible): Possible {
  const open = then.match ? certificateDoubts(then.listener) : [];
  return open.length === 0
    ? { effect: then, doubts }
    : { effect: { ...then, open: [...open, ...(then.open ?? [])] }, doubts };
}

function answerAt(table: GatewayTable, choice: Choice, call: Call): readonly Possible[] {
  if (choice.effect) return [{ effect: choice.effect, doubts: choice.doubts }];
  const [at] = choice.listeners;
  const misdirected = at && call.type === 'http' ? misdirection(table, at, call) : [];
  const isSure = misdirected.some(({ doubts }) => doubts.length === 0);
  const possibles = isSure ? misdirected : [...routedBy(table, choice.listeners, call), ...misdirected];
  return possibles.map((each) => ({ ...each, doubts: [...choice.doubts, ...each.doubts] }));
}

function routedBy(table: GatewayTable, listeners: readonly ListenerTable[], call: Call): Possible[] {
  const [at] = listeners;
  if (!at) return [];
  /** A Route on several listeners counts at the closest of them. */
  const places = new Map<RankedMatch, ListenerTable>();
  for (const each of listeners)
    for (const match of candidatesAt(each, call)) if (!places.has(match)) places.set(match, each);
  const candidates = [...places.keys()];
  const fits =
    call.type === 'http' && takesHttp(at)
      ? fittingHttp(candidates, readCall(call))
      : candidates.map((match) => ({ match, doubts: staticDoubts(match) }));
  fits.sort((a, b) => compareMatches(a.match, b.match).order);
  return winnersOf(fits).map(({ match, doubts }) => {
    const { listener } = (match && places.get(match)) ?? at;
    const scene = match && { context: table.context, match, mesh: false, listener };
    return { effect: scene ? ruleEffect(scene, call) : unmatched(call, at), doubts };
  });
}

/** The matches of a listener that may take a request, by hostname and path. */
function candidatesAt(at: ListenerTable, call: Call): readonly RankedMatch[] {
  if (call.type === 'http' && takesHttp(at)) {
    const read = readCall(call);
    return at.lookup.find(
      call.host,
      read.forms.map((form) => form(call.path)),
    );
  }
  const sni = call.type === 'http' || call.type === 'tls' ? call.sni : undefined;
  const kinds = streamKinds(at);
  return at.lookup.findAll(sni).filter(({ route }) => kinds.includes(route.resource.kind));
}
