import { parseUrl } from './url.ts';

/** What somebody asks a Gateway or Service: the one request type of editor, command line and route tests. */
export type Request = HttpRequest | GrpcRequest | TlsRequest | TcpRequest | UdpRequest;

export type RequestHeaders = Readonly<Record<string, string | readonly string[]>>;

export type HttpRequest = {
  /** Without a host, or with an IP address, it means the Gateway's own address. */
  readonly url?: string;
  readonly method?: string;
  readonly headers?: RequestHeaders;
  /** The TLS server name, where it differs from the URL's host. */
  readonly sni?: string;
};
export type GrpcRequest = {
  readonly grpc: {
    readonly service: string;
    readonly method: string;
    readonly host?: string;
    /** Default: 80. */
    readonly port?: number;
    readonly headers?: RequestHeaders;
  };
};
export type TlsRequest = { readonly tls: { readonly sni?: string; readonly port: number } };
export type TcpRequest = { readonly tcp: { readonly port: number } };
export type UdpRequest = { readonly udp: { readonly port: number } };

/** A request as the engine compares it. */
export type Call = HttpCall | StreamCall;

export type HttpCall = {
  readonly type: 'http';
  /** Absent for gRPC: the listener's protocol decides. */
  readonly scheme?: 'http' | 'https';
  readonly port: number;
  /** Lower case, without port; absent for the Gateway's own address. */
  readonly host?: string;
  /** The Host header as it was sent, port included; empty for the Gateway's own address. */
  readonly authority: string;
  /** Absent where no server name is sent. */
  readonly sni?: string;
  readonly method: string;
  /** As it was sent, without query. */
  readonly path: string;
  readonly query?: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly grpc?: { readonly service: string; readonly method: string };
};

export type StreamCall =
  | { readonly type: 'tls'; readonly port: number; readonly sni?: string }
  | { readonly type: 'tcp'; readonly port: number }
  | { readonly type: 'udp'; readonly port: number };

/** Reads a request; undefined if its URL is none. */
export function readRequest(request: Request): Call | undefined {
  if ('tcp' in request) return { type: 'tcp', port: request.tcp.port };
  if ('udp' in request) return { type: 'udp', port: request.udp.port };
  if ('tls' in request) {
    const { sni, port } = request.tls;
    return { type: 'tls', port, ...(sni !== undefined && { sni: normalHost(sni) }) };
  }
  return 'grpc' in request ? readGrpc(request) : readHttp(request);
}

function readHttp({ url = '/', method = 'GET', headers = {}, sni }: HttpRequest): HttpCall | undefined {
  const parsed = parseUrl(url);
  if (!parsed) return undefined;
  const { scheme, port, path, query } = parsed;
  const byName = readHeaders(headers);
  const authority = byName.get('host')?.[0] ?? parsed.authority;
  byName.delete('host');
  const name = sni ?? hostOf(parsed.authority);
  return {
    type: 'http',
    scheme,
    port,
    authority,
    ...maybeHost(authority),
    ...(scheme === 'https' && name !== undefined && { sni: normalHost(name) }),
    method,
    path,
    ...(query !== undefined && { query }),
    headers: byName,
  };
}

function readGrpc({ grpc }: GrpcRequest): HttpCall {
  const { service, method, host = '', port = 80 } = grpc;
  const headers = readHeaders(grpc.headers ?? {});
  const authority = headers.get('host')?.[0] ?? host;
  headers.delete('host');
  if (!headers.has('content-type')) headers.set('content-type', ['application/grpc']);
  const name = hostOf(authority);
  return {
    type: 'http',
    port,
    authority,
    ...maybeHost(authority),
    ...(name !== undefined && { sni: name }),
    method: 'POST',
    path: service === '' && method === '' ? '/' : `/${service}/${method}`,
    headers,
    grpc: { service, method },
  };
}

function readHeaders(headers: RequestHeaders): Map<string, readonly string[]> {
  const byName = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), ...(typeof value === 'string' ? [value] : value)]);
  }
  return byName;
}

function maybeHost(authority: string): { readonly host?: string } {
  const host = hostOf(authority);
  return host === undefined ? {} : { host };
}

/** The name in `host:port`, which no port takes part in; undefined for an address. */
function hostOf(authority: string): string | undefined {
  const name = normalHost(authority.replace(/:\d*$/, ''));
  const isAddress =
    name === '' || /^\d+(?:\.\d+){3}$/.test(name) || name.includes(':') || name.startsWith('[');
  return isAddress ? undefined : name;
}

function normalHost(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}
