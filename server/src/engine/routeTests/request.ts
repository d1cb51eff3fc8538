import type { Request, RequestHeaders } from '../routing/request.ts';
import { isObject, type Json, type JsonObject, numberAt, objectAt, stringAt } from '../yaml/value.ts';

const TYPES = ['grpc', 'tls', 'tcp', 'udp'] as const;
const OF_HTTP = ['url', 'method', 'headers', 'sni'];

/** The request of a case that has the right form; undefined if it is none, or several at once. */
export function requestOf(written: JsonObject): Request | undefined {
  const types = TYPES.filter((type) => Object.hasOwn(written, type));
  const [type, ...others] = types;
  if (type === undefined) return http(written);
  if (others.length > 0 || OF_HTTP.some((key) => Object.hasOwn(written, key))) return undefined;
  const parts = objectAt(written, type);
  const port = numberAt(parts, 'port');
  if (type === 'grpc') return grpc(parts);
  if (port === undefined) return undefined;
  const sni = stringAt(parts, 'sni');
  if (type === 'tls') return { tls: { port, ...(sni !== undefined && { sni }) } };
  return type === 'tcp' ? { tcp: { port } } : { udp: { port } };
}

function http(written: JsonObject): Request | undefined {
  if (!OF_HTTP.some((key) => Object.hasOwn(written, key))) return undefined;
  const [url, method, sni] = ['url', 'method', 'sni'].map((key) => stringAt(written, key));
  return {
    ...(url !== undefined && { url }),
    ...(method !== undefined && { method }),
    ...(sni !== undefined && { sni }),
    headers: headersOf(written.headers),
  };
}

function grpc(parts: JsonObject | undefined): Request {
  const [host, port] = [stringAt(parts, 'host'), numberAt(parts, 'port')];
  return {
    grpc: {
      service: stringAt(parts, 'service') ?? '',
      method: stringAt(parts, 'method') ?? '',
      ...(host !== undefined && { host }),
      ...(port !== undefined && { port }),
      headers: headersOf(parts?.headers),
    },
  };
}

function headersOf(written: Json | undefined): RequestHeaders {
  const entries = isObject(written) ? Object.entries(written) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  );
}
