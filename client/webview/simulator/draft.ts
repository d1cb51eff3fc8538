/** A request as somebody types it, and what it means. Pure. */
import type { RequestHeaders, SimulatedRequest, SimulatorText } from '../../../server/src/protocol.ts';
import { isFields } from '../fields.ts';

export const PROTOCOLS = ['http', 'grpc', 'tls', 'tcp', 'udp'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** Every field of the form, those of the other protocols too: they are still there when somebody comes back. */
export type Draft = {
  readonly protocol: Protocol;
  readonly url: string;
  readonly method: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly sni: string;
  readonly service: string;
  readonly rpc: string;
  readonly host: string;
  readonly port: string;
};

export const EMPTY_DRAFT: Draft = {
  protocol: 'http',
  url: '',
  method: 'GET',
  headers: [],
  sni: '',
  service: '',
  rpc: '',
  host: '',
  port: '',
};

export type Meaning =
  | { readonly type: 'request'; readonly request: SimulatedRequest }
  | {
      readonly type: 'problem';
      readonly problem: SimulatorText;
      readonly field: 'url' | 'headers' | 'port' | 'service';
    };

/** What the form asks for, or what is wrong with it. Rows of headers without a name are not sent. */
export function meaningOf(draft: Draft): Meaning {
  const named = draft.headers.filter(([name]) => name.trim() !== '');
  if (hasHeaders(draft.protocol) && named.some(([name]) => !TOKEN.test(name.trim())))
    return { type: 'problem', problem: 'simBadHeader', field: 'headers' };
  const headers = { ...(named.length > 0 && { headers: headersOf(named) }) };
  const sni = draft.sni.trim();
  if (draft.protocol === 'http') {
    const url = draft.url.trim();
    if (url === '' || !HTTP_URL.test(url)) return { type: 'problem', problem: 'simBadUrl', field: 'url' };
    const method = draft.method.trim() === '' ? 'GET' : draft.method.trim();
    return { type: 'request', request: { url, method, ...headers, ...(sni !== '' && { sni }) } };
  }
  const port = draft.protocol === 'grpc' && draft.port.trim() === '' ? 80 : portOf(draft.port);
  if (port === undefined) return { type: 'problem', problem: 'simBadPort', field: 'port' };
  switch (draft.protocol) {
    case 'grpc': {
      const [service, method, host] = [draft.service.trim(), draft.rpc.trim(), draft.host.trim()];
      if (service === '' || method === '')
        return { type: 'problem', problem: 'simNoService', field: 'service' };
      return {
        type: 'request',
        request: { grpc: { service, method, port, ...(host !== '' && { host }), ...headers } },
      };
    }
    case 'tls':
      return { type: 'request', request: { tls: { port, ...(sni !== '' && { sni }) } } };
    case 'tcp':
      return { type: 'request', request: { tcp: { port } } };
    case 'udp':
      return { type: 'request', request: { udp: { port } } };
  }
}

/** The form filled in with a request; fields that it says nothing of are empty. */
export function draftOf(request: SimulatedRequest): Draft {
  if ('grpc' in request) {
    const { service, method, host = '', port, headers } = request.grpc;
    const rest = { service, rpc: method, host, port: port === undefined ? '' : String(port) };
    return { ...EMPTY_DRAFT, protocol: 'grpc', ...rest, headers: rowsOf(headers) };
  }
  if ('tls' in request)
    return { ...EMPTY_DRAFT, protocol: 'tls', port: String(request.tls.port), sni: request.tls.sni ?? '' };
  if ('tcp' in request) return { ...EMPTY_DRAFT, protocol: 'tcp', port: String(request.tcp.port) };
  if ('udp' in request) return { ...EMPTY_DRAFT, protocol: 'udp', port: String(request.udp.port) };
  const { url = '/', method = 'GET', headers, sni = '' } = request;
  return { ...EMPTY_DRAFT, url, method, headers: rowsOf(headers), sni };
}

/** A request in a line, for lists. */
export function requestTitle(request: SimulatedRequest): string {
  if ('grpc' in request) return `gRPC ${request.grpc.service}/${request.grpc.method}`;
  if ('tls' in request) return `TLS ${[request.tls.sni ?? '', `:${request.tls.port}`].join('')}`;
  if ('tcp' in request) return `TCP :${request.tcp.port}`;
  if ('udp' in request) return `UDP :${request.udp.port}`;
  return `${request.method ?? 'GET'} ${request.url ?? '/'}`;
}

/** Whatever was kept as a draft before, in as far as it can still be read. */
export function readDraft(value: unknown): Draft {
  const fields = isFields(value) ? value : {};
  const text = (name: keyof Draft): string => {
    const written = fields[name];
    return typeof written === 'string' ? written : '';
  };
  const protocol = PROTOCOLS.find((each) => each === fields.protocol) ?? 'http';
  const headers = (Array.isArray(fields.headers) ? fields.headers : []).flatMap(
    (row: unknown): (readonly [string, string])[] =>
      Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'string'
        ? [[row[0], row[1]]]
        : [],
  );
  return {
    protocol,
    headers,
    method: text('method') === '' ? 'GET' : text('method'),
    url: text('url'),
    sni: text('sni'),
    service: text('service'),
    rpc: text('rpc'),
    host: text('host'),
    port: text('port'),
  };
}

export function hasHeaders(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'grpc';
}

/** RFC 9110, 5.1: what a field name may consist of. */
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
/** A scheme may be missing, and the host as well; any other scheme is refused. */
const HTTP_URL = /^(?:https?:\/\/\S*|[^\s:/?#]*(?::\d+)?(?:[/?#]\S*)?)$/i;

function portOf(text: string): number | undefined {
  const port = Number(text.trim());
  return /^\d+$/.test(text.trim()) && port >= 1 && port <= 65_535 ? port : undefined;
}

function headersOf(rows: Draft['headers']): RequestHeaders {
  const byName = new Map<string, readonly string[]>();
  for (const [name, value] of rows) {
    const key = name.trim();
    byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  return Object.fromEntries(
    [...byName].map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  );
}

function rowsOf(headers: RequestHeaders = {}): Draft['headers'] {
  return Object.entries(headers).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).map((value) => [name, value] as const),
  );
}
