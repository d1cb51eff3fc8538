import { answer, type Request, type RequestAnswer, type RouteTable } from '../../engine/index.ts';
import type { SimulatedHop } from '../../protocol.ts';

/** How many redirects clients follow: browsers stop at 20, many libraries earlier. */
const FOLLOWED = 20;

export type Hop = {
  readonly request: Request;
  readonly url: string;
  readonly method: string;
  readonly answer: RequestAnswer;
  readonly end?: SimulatedHop['end'];
};

/** Where a redirect leads, and so on, asked at the same table as a client would: until it ends, or is known. */
export function followRedirects(table: RouteTable, request: Request, first: RequestAnswer): readonly Hop[] {
  if (!('url' in request)) return [];
  const { method = 'GET', headers = {}, url = '/' } = request;
  const seen = new Set([keyOf(method, url)]);
  const hops: Hop[] = [];
  let [sent, before] = [{ method, url }, first];
  while (before.outcome === 'redirect' && before.redirect) {
    const { location, statusCode } = before.redirect;
    sent = { method: nextMethod(sent.method, statusCode), url: location };
    const asked = { ...sent, headers: withoutHost(headers) };
    const key = keyOf(sent.method, location);
    const end = seen.has(key) ? 'loop' : hops.length + 1 === FOLLOWED ? 'too-long' : undefined;
    before = answer(table, asked);
    hops.push({ request: asked, ...sent, answer: before, ...(end && { end }) });
    if (end) break;
    seen.add(key);
  }
  return hops;
}

/** As clients do (fetch standard, HTTP-redirect fetch): 303 asks with GET, and so do 301 and 302 after a POST. */
function nextMethod(method: string, statusCode: number): string {
  if (statusCode === 303) return method === 'HEAD' ? method : 'GET';
  return method === 'POST' && (statusCode === 301 || statusCode === 302) ? 'GET' : method;
}

/** The usual port of a scheme may be written or not. */
function keyOf(method: string, url: string): string {
  const plain = url.replace(/^http:\/\/([^/?#]*):80(?=[/?#]|$)/i, 'http://$1');
  return `${method} ${plain.replace(/^https:\/\/([^/?#]*):443(?=[/?#]|$)/i, 'https://$1')}`;
}

function withoutHost<Value>(headers: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'host'));
}
