import {
  finished,
  type RequestAnswer,
  type RoutingDiff,
  routingDiff,
  type Snapshot,
} from '../../server/src/engine/index.ts';

/** The whole comparison at once. */
export function drained(base: Snapshot, head: Snapshot): RoutingDiff {
  return finished(routingDiff(base, head));
}

/** One line a change: kind, hosts, request, and what becomes of it in both versions. */
export function rendered({ changes, undecided }: RoutingDiff): string[] {
  const told = changes.map(({ kind, subject, hosts, request, before, after }) =>
    [
      ...(subject.from === undefined ? [] : [`(from ${subject.from})`]),
      kind,
      ...hosts.map((host) => (host === '' ? '(any other)' : host)),
      `${requestText(request)}: ${answerText(before)} -> ${answerText(after)}`,
    ].join(' '),
  );
  const open = undecided.map(
    ({ side, match }) => `undecided ${side} ${match.route.resource.name} ${match.rule.pointer}`,
  );
  return [...told, ...open];
}

function requestText(request: RoutingDiff['changes'][number]['request']): string {
  if ('grpc' in request) return `${request.grpc.service}/${request.grpc.method}`;
  if ('tls' in request) return `tls ${request.tls.sni}`;
  if ('tcp' in request) return `tcp ${request.tcp.port}`;
  if ('udp' in request) return `udp ${request.udp.port}`;
  return [request.method ?? 'GET', request.url, ...Object.keys(request.headers ?? {})].join(' ');
}

function answerText({ outcome, possible, status, grpcStatus, redirect, backends }: RequestAnswer): string {
  const perhaps = possible.length > 1 ? 'perhaps ' : '';
  const shares = backends.map(({ name, share }) => `${name} ${Math.round(share * 100)} %`).join(', ');
  const own = redirect
    ? `${redirect.statusCode} ${redirect.location}`
    : String(status ?? grpcStatus ?? outcome);
  return perhaps + (outcome === 'forward' || (shares !== '' && status === undefined) ? shares : own);
}
