import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import type { Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/** An IPv4 address has the form of a hostname and may not be one (gateway-api v1.6, Hostname). TLSRoutes have a rule. */
export function hostnameTraps({ kind, value }: Resource): readonly Trap[] {
  return (WAYS[kind] ?? []).flatMap((way) =>
    valuesAt(value, way).flatMap(({ value: text, pointer }): Trap[] =>
      typeof text === 'string' && isIpv4(text)
        ? [{ code: 'ip-hostname', message: message('ip-hostname', { value: text }), pointer }]
        : [],
    ),
  );
}

/** Whether a text is an IPv4 address, which has the form of a hostname. */
export function isIpv4(text: string): boolean {
  return IPV4.test(text);
}

const WAYS: Partial<Record<string, readonly string[]>> = {
  HTTPRoute: ['spec/hostnames/*'],
  GRPCRoute: ['spec/hostnames/*'],
  Gateway: ['spec/listeners/*/hostname'],
  ListenerSet: ['spec/listeners/*/hostname'],
  XListenerSet: ['spec/listeners/*/hostname'],
};

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
