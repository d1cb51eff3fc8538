import type { ServedListener } from '../attachment/model.ts';
import { isWellFormed } from '../text/percent.ts';
import type { RankedMatch } from './rank.ts';
import type { Request } from './request.ts';
import type { NamedMatch, Target, TextMatch } from './rules.ts';
import { sampleOfRegex } from './sampleText.ts';
import { WELL_KNOWN } from './url.ts';

/**
 * A request that a match asks for, as somebody would write it, at a listener. Another match may still come first: ask
 * the table. Undefined where a placeholder, an unreadable expression or half of a surrogate pair stands in the way.
 */
export function sampleRequest(listener: ServedListener, match: RankedMatch): Request | undefined {
  const { port, protocol = '' } = listener;
  const { rule, route, hostnameUnknown } = match;
  if (port === undefined || hostnameUnknown || rule.unread) return undefined;
  const host = sampleHost(match.hostname);
  const headers = namedSamples(rule.headers);
  const { target } = rule;
  switch (target.type) {
    case 'http': {
      const scheme = protocol.toUpperCase() === 'HTTPS' ? 'https' : 'http';
      const method = sampleText(target.method, 'GET');
      const rest = pathAndQuery(target);
      if (!headers || method === undefined || rest === undefined) return undefined;
      const url = `${scheme}://${host}${port === WELL_KNOWN[scheme] ? '' : `:${port}`}${rest}`;
      return { url, method, ...headersOf(headers) };
    }
    case 'grpc': {
      const service = sampleText(target.service, 'example.Service');
      const method = sampleText(target.method, 'Method');
      if (!headers || service === undefined || method === undefined) return undefined;
      return { grpc: { service, method, host, ...(port !== 80 && { port }), ...headersOf(headers) } };
    }
    case 'stream':
      if (route.resource.kind === 'UDPRoute') return { udp: { port } };
      return route.resource.kind === 'TCPRoute' ? { tcp: { port } } : { tls: { sni: host, port } };
  }
}

/** A host that a hostname covers; every host is covered by an empty one. */
function sampleHost(hostname: string): string {
  if (hostname === '' || hostname === '*') return 'example.com';
  return hostname.replace(/^\*\./, 'www.');
}

function pathAndQuery({ path, query }: Extract<Target, { type: 'http' }>): string | undefined {
  const written = path.unknown ? undefined : path.value;
  const found = path.type === 'RegularExpression' ? regexText(path) : written;
  const params = namedSamples(query);
  if (found === undefined || params === undefined || /[?#\s]/.test(found)) return undefined;
  if (![found, ...params.flat()].every(isWellFormed)) return undefined;
  const pairs = params.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  const rooted = found.startsWith('/') ? found : `/${found}`;
  return pairs.length === 0 ? rooted : `${rooted}?${pairs.join('&')}`;
}

function namedSamples(matches: readonly NamedMatch[]): readonly (readonly [string, string])[] | undefined {
  const samples: (readonly [string, string])[] = [];
  for (const match of matches) {
    const value = sampleText(match, '');
    if (value === undefined) return undefined;
    samples.push([match.name, value]);
  }
  return samples;
}

/** What a text match asks for; `free` where there is none. */
function sampleText(match: TextMatch | undefined, free: string): string | undefined {
  if (!match) return free;
  if (match.unknown) return undefined;
  return match.type === 'Exact' ? match.value : regexText(match);
}

function regexText({
  value,
  unknown,
}: {
  readonly value: string;
  readonly unknown: boolean;
}): string | undefined {
  return unknown ? undefined : sampleOfRegex(value);
}

function headersOf(pairs: readonly (readonly [string, string])[]): {
  readonly headers?: Record<string, string>;
} {
  return pairs.length === 0 ? {} : { headers: Object.fromEntries(pairs) };
}
