export type ParsedUrl = {
  readonly scheme: 'http' | 'https';
  /** `host` or `host:port`, as written; empty for the Gateway's own address. */
  readonly authority: string;
  readonly port: number;
  /** Begins with a slash. */
  readonly path: string;
  readonly query?: string;
};

/**
 * Reads what people write as a URL: a scheme may be missing (`http`), the host as well (`/path`, `https:///path`). The
 * path stays as it is, since nobody may normalise what a data plane is about to compare. Undefined for other schemes.
 */
export function parseUrl(text: string): ParsedUrl | undefined {
  const whole = URL_PARTS.exec(text.trim());
  if (!whole) return undefined;
  const { scheme = 'http', authority = '', path = '', query } = whole.groups ?? {};
  const known = scheme.toLowerCase();
  if (known !== 'http' && known !== 'https') return undefined;
  const host = authority.replace(/^.*@/, '');
  const port = /:(\d+)$/.exec(host)?.[1];
  const number = port === undefined ? WELL_KNOWN[known] : Number(port);
  if (/\s/.test(host) || number < 1 || number > 65_535) return undefined;
  return {
    scheme: known,
    authority: host.startsWith(':') ? '' : host.replace(/:$/, ''),
    port: number,
    path: path === '' ? '/' : path,
    ...(query !== undefined && { query }),
  };
}

/** A scheme needs `//` after it, or it would be a host with a port. */
const URL_PARTS =
  /^(?:(?<scheme>[a-z][a-z\d+.-]*):\/\/)?(?<authority>[^/?#]*)(?<path>\/[^?#]*)?(?:\?(?<query>[^#]*))?(?:#.*)?$/i;

/** The port that a scheme stands for. */
export const WELL_KNOWN = { http: 80, https: 443 } as const;
