import { supports } from '../attachment/context.ts';
import { message } from '../messages.ts';
import { protocolOf } from './choose.ts';
import { type Doubt, doubtsOf, specific } from './doubt.ts';
import { effect } from './effect.ts';
import { compareHostnames, coversHost } from './hostnames.ts';
import type { HttpCall } from './request.ts';
import type { GatewayTable, ListenerTable } from './table.ts';
import type { Possible } from './weigh.ts';

/**
 * What becomes of a request whose Host header belongs to another HTTPS listener than the one that its connection came
 * to: 421 if another one on the port has it or has it more exactly, 404 if nobody has (gateway-api v1.6, apis/v1
 * Listener.hostname; the conformance test of misdirected requests). Nothing if it belongs here.
 */
export function misdirection(table: GatewayTable, at: ListenerTable, call: HttpCall): readonly Possible[] {
  const { hostname: own = '', hostnameUnknown } = at.listener;
  if (protocolOf(at) !== 'HTTPS' || hostnameUnknown) return [];
  const host = call.host ?? '';
  const isOwn = coversHost(own, call.host);
  const others = table.listeners.filter((each) => each !== at && isBetter(each, own, isOwn, call));
  const listener = { listener: at.listener };
  const nobody: Possible = {
    effect: effect('respond', {
      ...listener,
      status: 404,
      because: message('routing.no-hostname', { host }),
    }),
    doubts: [],
  };
  const [first] = others;
  if (!first) return isOwn ? [] : [nobody];
  const other = first.listener.name ?? '?';
  const doubts: Doubt[] = others.some(({ listener: { accepted } }) => doubtsOf(accepted).length === 0)
    ? []
    : [...doubtsOf(first.listener.accepted)];
  if (!supports(table.context, 'GatewayHTTPSListenerDetectMisdirectedRequests'))
    doubts.push(specific(message('routing.depends.misdirected')));
  const because = message('routing.misdirected', { host, listener: other });
  const misdirected: Possible = { effect: effect('respond', { ...listener, status: 421, because }), doubts };
  return doubts.length > 0 && !isOwn ? [{ ...nobody, doubts }, misdirected] : [misdirected];
}

function isBetter(other: ListenerTable, own: string, isOwn: boolean, { port, host }: HttpCall): boolean {
  const { listener } = other;
  const hostname = listener.hostname ?? '';
  if (protocolOf(other) !== 'HTTPS' || listener.port !== port || listener.accepted.certainty === 'no')
    return false;
  return coversHost(hostname, host) && (!isOwn || compareHostnames(hostname, own) < 0);
}
