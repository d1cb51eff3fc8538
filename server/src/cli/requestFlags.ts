import type { Request } from '../engine/index.ts';
import { UsageError } from './io.ts';

/** The flags that spell a request. */
export const REQUEST_FLAGS = {
  url: { type: 'string' },
  method: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  sni: { type: 'string' },
  grpc: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  tls: { type: 'string' },
  tcp: { type: 'string' },
  udp: { type: 'string' },
} as const;

export const REQUEST_HELP = `
The request, one of:
  --url URL                         http or https; without a host it is the Gateway's own address
    --method METHOD, -X METHOD      default: GET
    --header "NAME: VALUE", -H      may be repeated; Host replaces the URL's
    --sni NAME                      TLS server name, if it is not the URL's host
  --grpc SERVICE/METHOD             with --host NAME, --port PORT (default: 80) and -H
  --tls SERVER-NAME                 with --port PORT (default: 443)
  --tcp PORT
  --udp PORT
`;

type Values = { readonly [Name in keyof typeof REQUEST_FLAGS]?: string | readonly string[] | undefined };

/** The request that the flags spell. @throws UsageError */
export function requestFrom(values: Values): Request {
  const kinds = (['url', 'grpc', 'tls', 'tcp', 'udp'] as const).filter((name) => values[name] !== undefined);
  const [kind, second] = kinds;
  if (kind === undefined) throw new UsageError('say what to ask: --url, --grpc, --tls, --tcp or --udp');
  if (second !== undefined) throw new UsageError(`--${kind} and --${second} are two requests; ask one`);
  const foreign = Object.keys(REQUEST_FLAGS).find(
    (name) => name !== kind && isGiven(values, name) && !BESIDE[kind].includes(name),
  );
  if (foreign !== undefined) throw new UsageError(`--${foreign} does not go with --${kind}`);
  switch (kind) {
    case 'url':
      return httpRequest(values);
    case 'grpc':
      return grpcRequest(values);
    case 'tls': {
      const sni = text(values.tls) ?? '';
      return { tls: { port: portFrom('--port', text(values.port) ?? '443'), ...(sni !== '' && { sni }) } };
    }
    case 'tcp':
      return { tcp: { port: portFrom('--tcp', text(values.tcp) ?? '') } };
    case 'udp':
      return { udp: { port: portFrom('--udp', text(values.udp) ?? '') } };
  }
}

/** Which flags may stand beside another. */
const BESIDE: Readonly<Record<'url' | 'grpc' | 'tls' | 'tcp' | 'udp', readonly string[]>> = {
  url: ['method', 'header', 'sni'],
  grpc: ['host', 'port', 'header'],
  tls: ['port'],
  tcp: [],
  udp: [],
};

function isGiven(values: Values, name: string): boolean {
  return Object.entries(values).some(([key, value]) => key === name && value !== undefined);
}

function httpRequest(values: Values): Request {
  const url = text(values.url) ?? '';
  const [method, sni] = [text(values.method), text(values.sni)];
  if (!/^(?:https?:\/\/|[^:]*(?::\d+)?(?:[/?#]|$))/i.test(url))
    throw new UsageError(`--url is http:// or https://; not ${url}`);
  return {
    url,
    ...(method !== undefined && { method }),
    ...(sni !== undefined && { sni }),
    headers: headersFrom(values.header),
  };
}

function grpcRequest(values: Values): Request {
  const [, service, method] = /^\/?([^/]+)\/([^/]+)$/.exec(text(values.grpc) ?? '') ?? [];
  if (service === undefined || method === undefined) throw new UsageError('--grpc is SERVICE/METHOD');
  const [host, port] = [text(values.host), text(values.port)];
  return {
    grpc: {
      service,
      method,
      ...(host !== undefined && { host }),
      ...(port !== undefined && { port: portFrom('--port', port) }),
      headers: headersFrom(values.header),
    },
  };
}

function headersFrom(lines: string | readonly string[] | undefined): Record<string, string[]> {
  const headers = new Map<string, string[]>();
  for (const line of typeof lines === 'string' ? [lines] : (lines ?? [])) {
    const [, name, value] = /^([^:\s]+):[ \t]*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new UsageError(`--header is "NAME: VALUE"; not ${line}`);
    headers.set(name, [...(headers.get(name) ?? []), value]);
  }
  return Object.fromEntries(headers);
}

function portFrom(flag: string, written: string): number {
  const port = Number(written);
  if (!/^\d+$/.test(written) || port < 1 || port > 65_535)
    throw new UsageError(`${flag} is a port from 1 to 65535; not ${written}`);
  return port;
}

function text(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.at(-1);
}
