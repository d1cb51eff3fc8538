import type { Answer, BackendShare } from '../routing/result.ts';

/** What became of a request, in a few words. */
export function outcomeText(answer: Answer): string {
  const { outcome, redirect, status, grpcStatus } = answer;
  if (outcome === 'forward') return `forward to ${liveBackends(answer).map(objectText).join(', ')}`;
  if (redirect) return `${outcome} ${redirect.statusCode} ${redirect.location}`;
  return [outcome, status ?? grpcStatus].filter((each) => each !== undefined).join(' ');
}

/** Those that get requests. */
export function liveBackends({ outcome, backends }: Answer): readonly BackendShare[] {
  return outcome === 'forward' ? backends.filter(({ share }) => share > 0) : [];
}

type Named = {
  readonly kind?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly port?: number | undefined;
};

/** `namespace/name:port`, as far as it is known; Services need not say their kind. */
export function objectText({ kind, namespace, name, port }: Named): string {
  const shownKind = kind === undefined || kind === 'Service' ? '' : `${kind} `;
  const shownNamespace = namespace === undefined ? '' : `${namespace}/`;
  return `${shownKind}${shownNamespace}${name ?? '*'}${port === undefined ? '' : `:${port}`}`;
}

/** A number between 0 and 100 as people write it. */
export function percentText(percent: number): string {
  return `${Number(percent.toFixed(2))} %`;
}

/** How a value that is not there is shown. */
export const NOTHING = '-';
