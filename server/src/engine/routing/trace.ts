import { displayName } from '../manifest/resource.ts';
import { type Message, message } from '../messages.ts';
import { chooseListeners } from './choose.ts';
import type { Doubt } from './doubt.ts';
import { evaluateMatch } from './evaluate.ts';
import { staticDoubts, streamKinds, takesHttp, takesKind } from './fitting.ts';
import { coversHost } from './hostnames.ts';
import { relevantMatches } from './mesh.ts';
import { compareMatches, type RankedMatch } from './rank.ts';
import { isGrpc, readCall } from './readCall.ts';
import type { Call } from './request.ts';
import type { Criterion, Failed, TraceEntry } from './result.ts';
import { type GatewayTable, type ListenerTable, rankedMatches, type ServiceTable } from './table.ts';
import { type Fitting, nameBeside, named, winnersOf } from './winners.ts';

/** How every match on the listeners of the request's port fared: those that fit first, in the order of precedence. */
export function traceGateway(table: GatewayTable, call: Call): readonly TraceEntry[] {
  const chosen = new Set(chooseListeners(table, call).flatMap(({ listeners }) => listeners));
  const onPort = table.listeners.filter(({ listener }) => (listener.port ?? call.port) === call.port);
  const judged = onPort.flatMap((at) =>
    [...rankedMatches(at).values()].flat().map((match) => judgeAt(at, match, call, chosen.has(at))),
  );
  return written(onePerRule(judged), false);
}

export function traceService(table: ServiceTable, call: Call): readonly TraceEntry[] {
  const relevant = new Set(relevantMatches(table, call));
  return written(
    table.matches.map((match) =>
      relevant.has(match)
        ? judge(match, call, true)
        : failure(match, 'listener', message('routing.trace.other-clients')),
    ),
    true,
  );
}

type Judged = { readonly match: RankedMatch } & (
  | { readonly failed: Failed; readonly message: Message }
  | { readonly failed?: never; readonly doubts: readonly Doubt[] }
);

function failure(match: RankedMatch, failed: Failed, why: Message): Judged {
  return { match, failed, message: why };
}

function judgeAt(at: ListenerTable, match: RankedMatch, call: Call, isChosen: boolean): Judged {
  const listener = at.listener.name ?? '?';
  if (!isChosen) return failure(match, 'listener', message('routing.trace.listener', { listener }));
  const asHttp = call.type === 'http' && takesHttp(at);
  if (!asHttp && !streamKinds(at).includes(match.route.resource.kind)) return ofOtherProtocol(match);
  const name = asHttp ? call.host : call.type === 'tls' || call.type === 'http' ? call.sni : undefined;
  const hostname = match.hostname;
  if (!match.hostnameUnknown && !coversHost(hostname, name))
    return failure(match, 'hostname', message('routing.trace.hostname', { hostname, host: name ?? '-' }));
  return judge(match, call, asHttp);
}

function judge(match: RankedMatch, call: Call, asHttp: boolean): Judged {
  if (call.type !== 'http' || !asHttp || match.rule.target.type === 'stream')
    return { match, doubts: staticDoubts(match) };
  const read = readCall(call);
  if (!takesKind(match, isGrpc(call))) return ofOtherProtocol(match);
  const fit = evaluateMatch(match.rule, read);
  if (fit.fits) return { match, doubts: [...staticDoubts(match), ...fit.doubts] };
  return failure(match, fit.failed, failedMessage(match, fit.failed, fit.wanted, fit.met));
}

function ofOtherProtocol(match: RankedMatch): Judged {
  return failure(match, 'protocol', message('routing.trace.protocol', { kind: match.route.resource.kind }));
}

function failedMessage(
  { rule: { target } }: RankedMatch,
  failed: Failed,
  wanted: string,
  met: string,
): Message {
  const [what, name = ''] = failed.split(/:(.*)/s);
  switch (what) {
    case 'header':
      return met === ''
        ? message('routing.trace.no-header', { name, wanted })
        : message('routing.trace.header', { name, wanted, met });
    case 'query':
      return met === ''
        ? message('routing.trace.no-query', { name, wanted })
        : message('routing.trace.query', { name, wanted, met });
    case 'method':
      return message('routing.trace.method', { wanted, met });
    case 'service':
      return message('routing.trace.service', { wanted, met });
    default:
      return message(`routing.trace.path.${target.type === 'http' ? target.path.type : 'Exact'}`, {
        wanted,
        met,
      });
  }
}

/** A Route with several hostnames stands in the table for each: the one that got furthest counts. */
function onePerRule(judged: readonly Judged[]): Judged[] {
  const best = new Map<unknown, Judged>();
  for (const each of judged) {
    const before = best.get(each.match.rule);
    if (!before || progress(each) > progress(before) || isCloser(each, before))
      best.set(each.match.rule, each);
  }
  return [...best.values()];
}

function progress({ failed }: Judged): number {
  return failed === undefined ? 3 : failed === 'listener' ? 0 : failed === 'hostname' ? 1 : 2;
}

function isCloser(a: Judged, b: Judged): boolean {
  return progress(a) === 3 && progress(b) === 3 && compareMatches(a.match, b.match).order < 0;
}

function written(judged: readonly Judged[], mesh: boolean): TraceEntry[] {
  const sorted = [...judged].sort(
    (a, b) =>
      Number(a.failed !== undefined) - Number(b.failed !== undefined) ||
      compareMatches(a.match, b.match, mesh).order,
  );
  const fitting = sorted.flatMap((each): Fitting[] => (each.failed === undefined ? [each] : []));
  const winners = new Set(winnersOf(fitting, mesh).map(({ match }) => match));
  const [winner] = winnersOf(fitting, mesh);
  return sorted.map((each): TraceEntry => {
    const { match } = each;
    if (each.failed !== undefined)
      return { match, matched: false, failed: each.failed, message: each.message };
    if (winner?.match === match && winners.size === 1)
      return { match, matched: true, message: message('routing.trace.won') };
    if (winners.has(match))
      return { match, matched: 'unknown', ...maybe(each.doubts, winner?.match, match, mesh) };
    return { match, matched: false, ...lost(winner?.match, match, mesh) };
  });
}

/** Perhaps it wins: because of its own doubts, or since nobody can say which of two comes first. */
function maybe(
  doubts: readonly Doubt[],
  winner: RankedMatch | undefined,
  match: RankedMatch,
  mesh: boolean,
): Pick<TraceEntry, 'message' | 'decidedBy'> {
  const [doubt] = doubts;
  if (doubt) return { message: doubt.because };
  if (!winner || winner === match) return { message: message('routing.trace.likely') };
  const { by } = compareMatches(winner, match, mesh);
  return { decidedBy: by, message: message('routing.trace.open', { route: nameBeside(winner, match) }) };
}

function lost(
  winner: RankedMatch | undefined,
  match: RankedMatch,
  mesh: boolean,
): Pick<TraceEntry, 'failed' | 'decidedBy' | 'message'> {
  if (!winner) return { failed: 'precedence', message: message('routing.trace.likely') };
  const { by } = compareMatches(winner, match, mesh);
  return {
    failed: 'precedence',
    decidedBy: by,
    message: message(LOST_BY[by], {
      route: by === 'order' ? displayName(named(winner)) : nameBeside(winner, match),
    }),
  };
}

const LOST_BY = {
  hostname: 'routing.lost.hostname',
  kind: 'routing.lost.kind',
  'path-type': 'routing.lost.path-type',
  'prefix-length': 'routing.lost.prefix-length',
  'service-length': 'routing.lost.service-length',
  'method-length': 'routing.lost.method-length',
  method: 'routing.lost.method',
  'header-count': 'routing.lost.header-count',
  'query-param-count': 'routing.lost.query-param-count',
  age: 'routing.lost.age',
  name: 'routing.lost.name',
  order: 'routing.lost.order',
} as const satisfies Record<Criterion, string>;
