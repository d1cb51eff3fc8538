import type { Json, JsonObject } from '../yaml/value.ts';
import { listAt, numberAt } from '../yaml/value.ts';
import type { HttpCall } from './request.ts';
import type { HeaderValues } from './result.ts';

/** Whether a request asks only whether it may ask: a rule with CORS answers it itself (GEP-1767). */
export function isPreflight({ method, headers }: HttpCall): boolean {
  return method === 'OPTIONS' && headers.has('origin') && headers.has('access-control-request-method');
}

/**
 * The headers that a CORS filter adds to a response (gateway-api v1.6, HTTPCORSFilter); undefined for an origin that is
 * not allowed, which gets none. Where a wildcard may be answered by itself or by what was asked, it is the latter.
 */
export function corsHeaders(filter: JsonObject, call: HttpCall): HeaderValues | undefined {
  const origin = call.headers.get('origin')?.[0];
  if (origin === undefined || !texts(filter, 'allowOrigins').some((each) => allowsOrigin(each, origin)))
    return undefined;
  const credentials = filter.allowCredentials === true;
  const exposed = texts(filter, 'exposeHeaders').filter((name) => name !== '*' || !credentials);
  return present({
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': credentials ? 'true' : '',
    'access-control-expose-headers': exposed.join(', '),
    ...(isPreflight(call) && {
      'access-control-allow-methods': listOrAsked(
        filter,
        'allowMethods',
        call,
        'access-control-request-method',
      ),
      'access-control-allow-headers': listOrAsked(
        filter,
        'allowHeaders',
        call,
        'access-control-request-headers',
      ),
      'access-control-max-age': String(numberAt(filter, 'maxAge') ?? 5),
    }),
  });
}

/** The configured list; for a wildcard, what the request asks for. */
function listOrAsked(filter: JsonObject, key: string, { headers }: HttpCall, asked: string): string {
  const list = texts(filter, key);
  return list.includes('*') ? (headers.get(asked)?.join(', ') ?? '') : list.join(', ');
}

function texts(filter: Json, key: string): string[] {
  return listAt(filter, key).filter((each) => typeof each === 'string');
}

function present(headers: Readonly<Record<string, string>>): HeaderValues {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === '' ? [] : [[name, [value]]])),
  );
}

/** `scheme://host[:port]`; a star stands for any letters of the host, dots included, and alone for every origin. */
export function allowsOrigin(pattern: string, origin: string): boolean {
  if (pattern === '*') return true;
  const [wanted, given] = [ORIGIN.exec(pattern.toLowerCase()), ORIGIN.exec(origin.toLowerCase())];
  if (!wanted || !given || wanted[1] !== given[1] || portOf(wanted) !== portOf(given)) return false;
  return fitsStars(wanted[2] ?? '', given[2] ?? '');
}

/** Each star takes at least one letter. Without backtracking, whatever the pattern. */
function fitsStars(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return first === text;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let end = first.length;
  for (const part of rest) {
    const at = text.indexOf(part, end + 1);
    if (at === -1) return false;
    end = at + part.length;
  }
  return end < text.length - last.length;
}

const ORIGIN = /^([a-z][a-z\d+.-]*):\/\/([^/:]*)(?::(\d+))?$/;

function portOf([, scheme, , port]: RegExpExecArray): string | undefined {
  return port ?? (scheme === 'http' ? '80' : scheme === 'https' ? '443' : undefined);
}
