/** A URL taken apart as Go's net/url does: nothing is normalised. */
export type GoUrl = {
  readonly scheme: string;
  /** With its port; addresses of IPv6 in brackets. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly escapedPath: string;
  /** As written, without the question mark. */
  readonly query: string;
};

/** An absolute URL or an absolute path, by the rules of Go's `url.ParseRequestURI`; undefined for anything else. */
export function parseUrl(text: string): GoUrl | undefined {
  if (text === '' || hasControl(text)) return undefined;
  const split = splitScheme(text);
  if (!split || !isRequestUri(split.rest, split.scheme)) return undefined;
  const { scheme } = split;
  const rest = split.rest.replace(/#.*$/s, '');
  const question = rest.indexOf('?');
  const query = question === -1 ? '' : rest.slice(question + 1);
  const before = question === -1 ? rest : rest.slice(0, question);
  if (!before.startsWith('/')) return { scheme, host: '', hostname: '', port: '', escapedPath: '', query };
  const hasAuthority = scheme !== '' && before.startsWith('//');
  const slash = hasAuthority ? before.indexOf('/', 2) : 0;
  const authority = hasAuthority ? before.slice(2, slash === -1 ? undefined : slash) : '';
  const path = slash === -1 ? '' : before.slice(slash);
  const host = hostOf(authority);
  if (host === undefined || !isEscapedWell(path)) return undefined;
  const at = /^\[([^\]]*)\](?::(\d*))?$/.exec(host) ?? /^(.*?)(?::(\d*))?$/s.exec(host);
  return { scheme, host, hostname: at?.[1] ?? '', port: at?.[2] ?? '', escapedPath: escaped(path), query };
}

/** The parameters of a query: each name with all its values. Pairs that cannot be decoded are left out. */
export function queryOf({ query }: GoUrl): { readonly [name: string]: readonly string[] } {
  const found = new Map<string, string[]>();
  for (const pair of query.split('&')) {
    if (pair === '' || pair.includes(';')) continue;
    const equals = pair.indexOf('=');
    const name = unescaped(equals === -1 ? pair : pair.slice(0, equals));
    const value = unescaped(equals === -1 ? '' : pair.slice(equals + 1));
    if (name === undefined || value === undefined) continue;
    found.set(name, [...(found.get(name) ?? []), value]);
  }
  return Object.fromEntries(found);
}

function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x7f) return true;
  }
  return false;
}

function splitScheme(text: string): { readonly scheme: string; readonly rest: string } | undefined {
  if (text.startsWith(':')) return undefined;
  const match = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text);
  return match
    ? { scheme: (match[1] ?? '').toLowerCase(), rest: text.slice(match[0].length) }
    : { scheme: '', rest: text };
}

/** With a scheme anything may follow; without one only a path from the root, or the whole server. */
function isRequestUri(rest: string, scheme: string): boolean {
  // A request has no fragment: behind a host it is part of the name, and none that a host can have.
  if (scheme !== '' && /^\/\/[^/?]*#/.test(rest)) return false;
  return rest.startsWith('/') || scheme !== '' || rest === '*';
}

/** The host of an authority, user information taken away; undefined if there can be no such host. */
function hostOf(authority: string): string | undefined {
  const at = authority.lastIndexOf('@');
  if (at !== -1 && !/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(authority.slice(0, at))) return undefined;
  const host = authority.slice(at + 1);
  const port = host.startsWith('[')
    ? /^\[[^\]]*\](.*)$/s.exec(host)?.[1]
    : (/:[^:]*$/s.exec(host)?.[0] ?? '');
  if (port === undefined || !/^(?::\d*)?$/.test(port)) return undefined;
  return HOST.test(host) ? host : undefined;
}

/** Letters beyond ASCII stand for themselves. */
const HOST = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"]|[^\0-\x7f]|%[89A-Fa-f][0-9A-Fa-f]|%25)*$/;

function isEscapedWell(path: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(path);
}

/** As written, where that is a proper spelling; else what may not stand there is escaped. */
function escaped(path: string): string {
  return /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/[\]]|%[0-9A-Fa-f]{2})*$/.test(path)
    ? path
    : path.replaceAll(/[^A-Za-z0-9\-._~$&+,/:;=@%]/gu, encode);
}

function encode(character: string): string {
  try {
    const encoded = encodeURIComponent(character);
    return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded;
  } catch {
    return '%EF%BF%BD'; // half of a surrogate pair
  }
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
