import { supports } from '../attachment/context.ts';
import { message } from '../messages.ts';
import { type Doubt, doubtsOf, isLikely, specific, unknown } from './doubt.ts';
import { compareHostnames, coversHost } from './hostnames.ts';
import { nobody, noListener } from './nobody.ts';
import type { Call } from './request.ts';
import type { Effect } from './result.ts';
import type { GatewayTable, ListenerTable } from './table.ts';

/** A listener that may take a request, or what happens if none does. The likeliest stands first. */
export type Choice = {
  /** Several where the controller does not isolate listeners from each other. */
  readonly listeners: readonly ListenerTable[];
  readonly effect?: Effect;
  readonly doubts: readonly Doubt[];
};

/**
 * The listeners of a Gateway that may take a request: by port and protocol, then by the most specific hostname, which
 * TLS compares with the server name and HTTP with the Host header (gateway-api v1.6, apis/v1 Listener.hostname and
 * GatewaySpec.listeners).
 */
export function chooseListeners(table: GatewayTable, call: Call): readonly Choice[] {
  const onPort = table.listeners.filter(({ listener }) => (listener.port ?? call.port) === call.port);
  const served = onPort.filter(({ listener }) => listener.accepted.certainty !== 'no');
  const speaking = served.filter((each) => speaks(each, call));
  if (speaking.length === 0) return [without(noListener(table.listeners, onPort, served, call))];
  const fitting = speaking.filter(({ listener }) => mayCover(listener, call));
  const possible = likeliestFirst(fitting, call).filter(
    (each) => !fitting.some((other) => other !== each && isSurelyCloser(other, each)),
  );
  const choices = possible.map(
    (each): Choice => ({ listeners: [each], doubts: doubtsAt(each, call, possible) }),
  );
  const isSure = fitting.some((each) => ownDoubts(each, call).length === 0);
  if (!isSure) choices.push(without(nobody(speaking, call)));
  if (fitting.length > 1 && !supports(table.context, 'GatewayHTTPListenerIsolation') && isHttp(fitting))
    choices.push({
      listeners: closestFirst(fitting),
      doubts: [specific(message('routing.depends.isolation'))],
    });
  return choices;
}

function without(result: Effect): Choice {
  return { listeners: [], effect: result, doubts: [] };
}

/** Protocols are compared without case (apis/v1 ProtocolType). */
export function protocolOf({ listener }: ListenerTable): string | undefined {
  return listener.protocol?.toUpperCase();
}

/** Whether a listener's protocol can carry the request; a TCP listener carries all that comes over TCP. */
function speaks(each: ListenerTable, call: Call): boolean {
  const protocol = protocolOf(each);
  if (protocol === undefined) return true;
  if (call.type === 'udp') return protocol === 'UDP';
  if (protocol === 'TCP') return true;
  if (call.type === 'tcp') return false;
  if (call.type === 'tls') return protocol === 'TLS';
  if (call.scheme === 'http') return protocol === 'HTTP';
  if (call.scheme === 'https') return protocol === 'HTTPS' || protocol === 'TLS';
  return protocol === 'HTTP' || protocol === 'HTTPS' || protocol === 'TLS'; // a gRPC call, with TLS or without
}

type Listener = ListenerTable['listener'];

/** HTTP compares the Host header, TLS and HTTPS the server name; TCP and UDP know no names. */
function mayCover({ hostname = '', hostnameUnknown, protocol }: Listener, call: Call): boolean {
  const upper = protocol?.toUpperCase();
  if (call.type === 'tcp' || call.type === 'udp' || upper === 'TCP' || hostnameUnknown) return true;
  return coversHost(hostname, call.type === 'http' && upper === 'HTTP' ? call.host : call.sni);
}

function likeliestFirst(tables: readonly ListenerTable[], call: Call): ListenerTable[] {
  const isUnlikely = (each: ListenerTable): number => Number(!isLikely(ownDoubts(each, call)));
  return closestFirst(tables).sort((a, b) => isUnlikely(a) - isUnlikely(b));
}

function closestFirst(tables: readonly ListenerTable[]): ListenerTable[] {
  return [...tables].sort((a, b) => compareHostnames(a.listener.hostname ?? '', b.listener.hostname ?? ''));
}

function isSurelyCloser(a: ListenerTable, b: ListenerTable): boolean {
  if (a.listener.hostnameUnknown || b.listener.hostnameUnknown) return false;
  const order = compareHostnames(a.listener.hostname ?? '', b.listener.hostname ?? '');
  return (
    order < 0 &&
    doubtsOf(a.listener.accepted).length === 0 &&
    a.listener.port !== undefined &&
    a.listener.protocol !== undefined
  );
}

function ownDoubts({ listener }: ListenerTable, call: Call): Doubt[] {
  const name = listener.name ?? '?';
  const doubts = [...doubtsOf(listener.accepted)];
  if (listener.port === undefined || listener.protocol === undefined || listener.hostnameUnknown)
    doubts.push(unknown(message('routing.depends.listener', { listener: name })));
  const isDeep =
    call.type === 'tls' && listener.hostname?.startsWith('*.') && listener.tlsMode === 'Terminate';
  // Whether a wildcard of a terminating listener covers several labels is not said (the certificate's does not).
  if (isDeep && (call.sni?.split('.').length ?? 0) > (listener.hostname?.split('.').length ?? 0))
    doubts.push(specific(message('routing.depends.deep-wildcard', { listener: name }), 'yes'));
  return doubts;
}

function doubtsAt(each: ListenerTable, call: Call, possible: readonly ListenerTable[]): Doubt[] {
  const doubts = ownDoubts(each, call);
  const rivals = possible.filter((other) => other !== each && ownDoubts(other, call).length === 0);
  // Two that are equally close: HTTPS and TLS may share a port and a hostname.
  if (doubts.length === 0 && rivals.length > 0 && each !== possible[0])
    doubts.push(
      specific(
        message('routing.depends.listeners', {
          first: possible[0]?.listener.name ?? '?',
          second: each.listener.name ?? '?',
        }),
      ),
    );
  return doubts;
}

function isHttp(tables: readonly ListenerTable[]): boolean {
  return tables.every((each) => protocolOf(each)?.startsWith('HTTP'));
}
