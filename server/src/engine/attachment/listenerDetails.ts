import type { Resource } from '../manifest/resource.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { JsonObject } from '../yaml/value.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';
import { once } from './context.ts';
import type { Listener } from './listeners.ts';
import { listenersOf } from './listeners.ts';

/** A listener with what decides who may attach. */
export type ListenerDetail = Listener & {
  readonly value: JsonObject;
  /** A hostname is written, but as a placeholder. */
  readonly hostnameUnknown?: boolean;
  /** Of HTTPS and TLS listeners, the default filled in; absent for others and where it is a placeholder. */
  readonly tlsMode?: 'Terminate' | 'Passthrough';
  /** What messages call it: its name, else its place. */
  readonly label: string;
};

/** The listeners that a Gateway or ListenerSet writes, in their order. */
export const listenerDetails: (resource: Resource) => readonly ListenerDetail[] = once((resource) => {
  const spec = objectAt(resource.value, 'spec');
  const written = listAt(spec, 'listeners');
  return listenersOf(resource).flatMap((listener): ListenerDetail[] => {
    const index = Number(listener.pointer.slice('/spec/listeners/'.length));
    const value = objectAt({ listener: written[index] ?? null }, 'listener');
    if (!value) return [];
    const hostname = stringAt(value, 'hostname');
    return [
      {
        ...withoutHostname(listener),
        value,
        label: listener.name ?? String(index),
        ...(hostname !== undefined && hasHostname(listener.protocol) && hostnameOf(hostname)),
        ...tlsModeOf(listener.protocol, value),
      },
    ];
  });
});

function withoutHostname({ hostname: _, ...listener }: Listener): Listener {
  return listener;
}

function hostnameOf(hostname: string): Pick<ListenerDetail, 'hostname' | 'hostnameUnknown'> {
  if (hostname === '') return {};
  return isUnknownText(hostname) ? { hostnameUnknown: true } : { hostname };
}

/** Protocols without a hostname ignore the field (gateway-api v1.6, Listener.hostname). */
function hasHostname(protocol: string | undefined): boolean {
  return protocol !== 'TCP' && protocol !== 'UDP';
}

function tlsModeOf(protocol: string | undefined, value: JsonObject): Pick<ListenerDetail, 'tlsMode'> {
  if (protocol !== 'HTTPS' && protocol !== 'TLS') return {};
  const mode = stringAt(objectAt(value, 'tls'), 'mode') ?? 'Terminate';
  return mode === 'Terminate' || mode === 'Passthrough' ? { tlsMode: mode } : {};
}
