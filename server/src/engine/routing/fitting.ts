import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { protocolOf } from './choose.ts';
import { type Doubt, unknown } from './doubt.ts';
import { effect } from './effect.ts';
import { evaluateMatch, type ReadCall } from './evaluate.ts';
import { httpEffect, type RuleScene, streamEffect } from './forward.ts';
import type { RankedMatch } from './rank.ts';
import { isGrpc } from './readCall.ts';
import type { Call } from './request.ts';
import type { Effect } from './result.ts';
import type { ListenerTable } from './table.ts';
import { type Fitting, named } from './winners.ts';

/** HTTPS inside of a TLS listener that terminates, if it has Routes for it. */
export function takesHttp(at: ListenerTable): boolean {
  const protocol = protocolOf(at);
  if (protocol !== 'TLS') return protocol !== 'TCP' && protocol !== 'UDP';
  const kinds = new Set(at.listener.routes.map(({ route }) => route.resource.kind));
  return (
    at.listener.tlsMode === 'Terminate' && !kinds.has('TLSRoute') && !kinds.has('TCPRoute') && kinds.size > 0
  );
}

export function streamKinds(at: ListenerTable): readonly string[] {
  const protocol = protocolOf(at);
  return protocol === 'UDP' ? ['UDPRoute'] : protocol === 'TCP' ? ['TCPRoute'] : ['TLSRoute', 'TCPRoute'];
}

/** Those that fit, with what is doubtful about them. */
export function fittingHttp(candidates: readonly RankedMatch[], read: ReadCall): Fitting[] {
  const withGrpc = isGrpc(read.call);
  return candidates.flatMap((match) => {
    if (!takesKind(match, withGrpc)) return [];
    const fit = evaluateMatch(match.rule, read);
    return fit.fits ? [{ match, doubts: [...staticDoubts(match), ...fit.doubts] }] : [];
  });
}

export function takesKind({ route }: RankedMatch, withGrpc: boolean): boolean {
  const { kind } = route.resource;
  return kind === 'HTTPRoute' || (withGrpc && kind === 'GRPCRoute');
}

/** What is doubtful whatever the request. */
export function staticDoubts(match: RankedMatch): readonly Doubt[] {
  if (!match.hostnameUnknown) return match.doubts;
  return [
    ...match.doubts,
    unknown(message('routing.depends.hostname', { route: displayName(named(match)) })),
  ];
}

export function ruleEffect(scene: RuleScene, call: Call): Effect {
  const isHttpRoute = scene.match.rule.target.type !== 'stream';
  return call.type === 'http' && isHttpRoute ? httpEffect(scene, call) : streamEffect(scene);
}

/** No rule takes it (HTTPRouteRule.matches, GRPCRouteRule.matches: 404, UNIMPLEMENTED). */
export function unmatched(call: Call, at?: ListenerTable): Effect {
  const because = message('routing.no-match');
  const base = { because, ...(at && { listener: at.listener }) };
  if (call.type !== 'http' || (at && !takesHttp(at))) return effect('reject', base);
  return effect('respond', { ...base, ...(call.grpc ? { grpcStatus: 'UNIMPLEMENTED' } : { status: 404 }) });
}
