import {
  type BackendObject,
  type BackendShare,
  displayName,
  type Effect,
  type Mirror,
  renderMessage,
} from '../../engine/index.ts';

/** What only the share of this backend meets. */
export function ownLines(backend: BackendShare): string[] {
  const { redirect, answered, mirrors = [], notes = [] } = backend;
  return [
    ...(redirect ? [`redirect ${redirect.statusCode} to ${redirect.location}`] : []),
    ...(answered ? [renderMessage(answered)] : []),
    ...changesOf(backend),
    ...mirrors.map(mirrorLine),
    ...notes.map((each) => renderMessage(each)),
  ];
}

export function mirrorLine(mirror: Mirror): string {
  return `mirror ${backendName(mirror)} ${percent(mirror.percent / 100)}`;
}

/** The request as a backend gets it, and what is done to its response. */
export function changesOf({
  request,
  responseHeaders,
}: Pick<BackendShare, 'request' | 'responseHeaders'>): string[] {
  return [
    ...(request ? [`request ${request.method} ${request.path}`, `request host: ${request.host}`] : []),
    ...fields(request?.headers, 'request '),
    ...fields(responseHeaders?.set, 'response '),
    ...fields(responseHeaders?.add, 'response + '),
    ...(responseHeaders?.remove ?? []).map((name) => `response - ${name}`),
  ];
}

function fields(map: Readonly<Record<string, readonly string[]>> = {}, sign: string): string[] {
  return Object.entries(map).map(([name, values]) => `${sign}${name}: ${values.join(', ')}`);
}

/** `codes 500, 503`, `attempts 2`, `backoff 1s`. */
export function retryWords({
  codes = [],
  attempts,
  backoff,
}: NonNullable<Effect['retry']> = {}): readonly string[] {
  return [
    ...(codes.length > 0 ? [`codes ${[...new Set(codes)].sort((a, b) => a - b).join(', ')}`] : []),
    ...(attempts === undefined ? [] : [`attempts ${attempts}`]),
    ...(backoff === undefined ? [] : [`backoff ${backoff}`]),
  ];
}

/** `Service shop/cart:8080`. */
export function backendName({ kind, namespace, name, port }: BackendObject): string {
  return `${displayName({ kind, namespace, name })}${port === undefined ? '' : `:${port}`}`;
}

/** A share from 0 to 1. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
