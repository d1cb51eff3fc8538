/** What the simulator's page may ask for is checked before it goes to the server. */
import type {
  FromPreview,
  RequestHeaders,
  SimulatedRequest,
  SimulatedTarget,
  SimulateParams,
} from '../../../server/src/protocol.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Longer than anybody copies. */
const LONGEST_COPY = 100_000;

/** The message, or nothing if it is none of the simulator's. */
export function readSimulatorMessage(value: unknown): FromPreview | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'simulate': {
      const params = readParams(value.params);
      return params && { type: 'simulate', params };
    }
    case 'copy':
      return typeof value.text === 'string' && value.text.length <= LONGEST_COPY
        ? { type: 'copy', text: value.text }
        : undefined;
    case 'saveRouteTest': {
      const target = readTarget(value.target);
      const request = readRequest(value.request);
      return target && request && { type: 'saveRouteTest', target, request };
    }
    default:
      return undefined;
  }
}

function readParams(value: unknown): SimulateParams | undefined {
  if (!isRecord(value)) return undefined;
  const target = readTarget(value.target);
  const request = readRequest(value.request);
  if (value.target !== undefined && !target) return undefined;
  if (value.request !== undefined && !request) return undefined;
  return { ...(target && { target }), ...(request && { request }) };
}

function readTarget(value: unknown): SimulatedTarget | undefined {
  if (!isRecord(value) || typeof value.id !== 'string') return undefined;
  return { id: value.id, ...(typeof value.from === 'string' && { from: value.from }) };
}

function readRequest(value: unknown): SimulatedRequest | undefined {
  if (!isRecord(value)) return undefined;
  const { grpc, tls, tcp, udp } = value;
  if (isRecord(grpc)) return readGrpc(grpc);
  if (isRecord(tls))
    return isPort(tls.port) ? { tls: { port: tls.port, ...text('sni', tls.sni) } } : undefined;
  if (isRecord(tcp)) return isPort(tcp.port) ? { tcp: { port: tcp.port } } : undefined;
  if (isRecord(udp)) return isPort(udp.port) ? { udp: { port: udp.port } } : undefined;
  const headers = readHeaders(value.headers);
  if (typeof value.url !== 'string' || !headers) return undefined;
  return { url: value.url, ...text('method', value.method), ...text('sni', value.sni), ...headers };
}

function readGrpc({ service, method, host, port, headers: written }: Fields): SimulatedRequest | undefined {
  const headers = readHeaders(written);
  if (typeof service !== 'string' || typeof method !== 'string' || !headers) return undefined;
  return { grpc: { service, method, ...text('host', host), ...(isPort(port) && { port }), ...headers } };
}

function readHeaders(value: unknown): { readonly headers?: RequestHeaders } | undefined {
  if (value === undefined) return {};
  if (!isRecord(value)) return undefined;
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, values] of Object.entries(value)) {
    if (typeof values === 'string') headers[name] = values;
    else if (Array.isArray(values) && values.every((each) => typeof each === 'string'))
      headers[name] = values;
    else return undefined;
  }
  return { headers };
}

function text<Name extends string>(name: Name, value: unknown): { readonly [Key in Name]?: string } {
  return typeof value === 'string' ? ({ [name]: value } as { readonly [Key in Name]?: string }) : {};
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_535;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
