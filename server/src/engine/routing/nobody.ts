import { type Message, message } from '../messages.ts';
import { effect } from './effect.ts';
import type { Call } from './request.ts';
import type { Effect } from './result.ts';
import type { ListenerTable } from './table.ts';

/** What becomes of a request whose port and protocol no listener has: nothing takes the connection. */
export function noListener(
  all: readonly ListenerTable[],
  onPort: readonly ListenerTable[],
  served: readonly ListenerTable[],
  call: Call,
): Effect {
  return effect('no-listener', { because: whyNone(all, onPort, served, call) });
}

function whyNone(
  all: readonly ListenerTable[],
  onPort: readonly ListenerTable[],
  served: readonly ListenerTable[],
  call: Call,
): Message {
  const { port } = call;
  if (all.length === 0) return message('routing.no-listener.none', { port });
  if (onPort.length === 0) return message('routing.no-listener', { port, listeners: nearest(all, call) });
  if (served.length === 0)
    return message('routing.no-listener.refused', {
      port,
      listeners: onPort.map(({ listener }) => listener.name ?? '?').join(', '),
    });
  const protocols = [...new Set(served.map(({ listener }) => listener.protocol?.toUpperCase() ?? '?'))].join(
    ', ',
  );
  return message('routing.no-listener.protocol', { port, protocols, listeners: nearest(all, call) });
}

/**
 * No listener's hostname covers the name: HTTP is answered with 404, TLS gets no further than its first message. TCP and
 * UDP know no names: nothing takes them where the listeners that might are not there.
 * @param speaking the listeners that could have taken it by port and protocol
 */
export function nobody(speaking: readonly ListenerTable[], call: Call): Effect {
  const asked = { port: call.port, listeners: nearest(speaking, call) };
  if (call.type === 'http' && !isEncrypted(speaking, call.scheme)) {
    const because =
      call.host === undefined
        ? message('routing.no-hostname.address', asked)
        : message('routing.no-hostname.port', { ...asked, host: call.host });
    return call.grpc
      ? effect('respond', { grpcStatus: 'UNIMPLEMENTED', because })
      : effect('respond', { status: 404, because });
  }
  if (call.type === 'tcp' || call.type === 'udp')
    return effect('no-listener', { because: message(`routing.no-listener.${call.type}`, asked) });
  const because =
    call.sni === undefined
      ? message('routing.no-server-name.none', asked)
      : message('routing.no-server-name', { ...asked, sni: call.sni });
  return effect('reject', { because });
}

/** A gRPC call says nothing of TLS: the listeners of its port do. */
function isEncrypted(speaking: readonly ListenerTable[], scheme: string | undefined): boolean {
  if (scheme !== undefined) return scheme === 'https';
  return speaking.every(
    ({ listener }) => listener.protocol !== undefined && !/^HTTP$/i.test(listener.protocol),
  );
}

const MOST = 5;

/** The listeners that came closest to a request, by the end of the hostname and then by port, in the words of YAML. */
function nearest(tables: readonly ListenerTable[], call: Call): string {
  const host = nameIn(call);
  const shared = (each: ListenerTable): number => sharedLabels(each.listener.hostname, host);
  const away = ({ listener }: ListenerTable): number => Number((listener.port ?? call.port) !== call.port);
  const sorted = [...tables].sort((a, b) => shared(b) - shared(a) || away(a) - away(b));
  const more = sorted.length > MOST ? ['…'] : [];
  return [...sorted.slice(0, MOST).map(listenerText), ...more].join(', ');
}

function listenerText({ listener: { name = '?', protocol, port, hostname } }: ListenerTable): string {
  const parts = [protocol, port !== undefined && `:${port}`, hostname].filter((part) => part);
  return parts.length === 0 ? `\`${name}\`` : `\`${name}\` (${parts.join(' ')})`;
}

function nameIn(call: Call): string | undefined {
  if (call.type === 'http') return call.host ?? call.sni;
  return call.type === 'tls' ? call.sni : undefined;
}

/** How many labels two names have in common, counted from their ends; a listener without a hostname is as near as can be. */
function sharedLabels(hostname: string | undefined, host: string | undefined): number {
  if (hostname === undefined || hostname === '') return Number.MAX_SAFE_INTEGER;
  const wanted = host?.split('.').reverse() ?? [];
  const labels = hostname.toLowerCase().split('.').reverse();
  const at = labels.findIndex((label, index) => label !== wanted[index]);
  return at === -1 ? labels.length : at;
}
