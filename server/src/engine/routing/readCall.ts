import type { ReadCall } from './evaluate.ts';
import { formsOf } from './pathForms.ts';
import type { HttpCall } from './request.ts';

/** Reads once what every match asks of a request. */
export function readCall(call: HttpCall): ReadCall {
  return { call, forms: formsOf(call.path), query: readQuery(call.query) };
}

/** Values by name, decoded; where that changes one, it also stands there as it was sent. */
function readQuery(query: string | undefined): ReadonlyMap<string, readonly string[]> {
  const params = new Map<string, string[]>();
  for (const pair of query?.split('&') ?? []) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const name = decode(equals === -1 ? pair : pair.slice(0, equals));
    const sent = equals === -1 ? '' : pair.slice(equals + 1);
    const values = params.get(name) ?? [];
    params.set(name, values);
    values.push(...new Set([decode(sent), sent]));
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Whether a request is gRPC, which GRPCRoutes take. */
export function isGrpc({ grpc, headers }: HttpCall): boolean {
  return grpc !== undefined || (headers.get('content-type')?.[0] ?? '').startsWith('application/grpc');
}
