import {
  type BackendShare,
  type Effect,
  type Message,
  namespaceName,
  namespaceOf,
  placeAt,
  type Range,
  type RankedMatch,
  type RequestAnswer,
  type RouteTable,
  renderMessage,
  type ServedListener,
  shiftSpan,
  type TraceEntry,
} from '../../engine/index.ts';
import type { Inputs } from '../inputs.ts';

export type RequestContext = Pick<Inputs, 'snapshot' | 'pathOf'> & { readonly table: RouteTable };

/** The answer to a request as JSON: version 1 of the contract (README, "Command line"). */
export function requestJson(context: RequestContext, answer: RequestAnswer): string {
  return `${JSON.stringify({ version: 1, ...requestReport(context, answer) }, null, 2)}\n`;
}

/** The answer as plain data, with paths and ranges; optional keys are absent. */
export function requestReport(context: RequestContext, answer: RequestAnswer): object {
  return {
    ...answerReport(context, answer),
    trace: answer.trace().map((entry) => traceReport(context, entry)),
  };
}

/** As requestReport, without the trace. */
export function answerReport(context: RequestContext, answer: RequestAnswer): object {
  const { dependsOn, possible } = answer;
  return {
    ...effectReport(context, answer),
    ...(dependsOn.length > 0 && { dependsOn: dependsOn.map(words) }),
    ...(possible.length > 1 && { possible: possible.map((each) => effectReport(context, each)) }),
  };
}

function effectReport(
  context: RequestContext,
  effect: Omit<Effect, 'outcome'> & { readonly outcome: string },
): object {
  const {
    outcome,
    status,
    grpcStatus,
    because,
    listener,
    match,
    request,
    responseHeaders,
    redirect,
    timeouts,
    retry,
    notes,
  } = effect;
  return {
    outcome,
    ...(status !== undefined && { status }),
    ...(grpcStatus !== undefined && { grpcStatus }),
    ...(because && { because: words(because) }),
    ...(listener && { listener: listenerReport(context, listener) }),
    ...(match && { ...matchReport(context, match) }),
    backends: effect.backends.map(backendReport),
    ...(request && { request }),
    ...(responseHeaders && { responseHeaders }),
    mirrors: effect.mirrors,
    ...(redirect && { redirect }),
    ...(timeouts && { timeouts }),
    ...(retry && { retry }),
    ...(notes.length > 0 && { notes: notes.map(words) }),
  };
}

function listenerReport({ snapshot, table }: RequestContext, { name, owner }: ServedListener): object {
  const place = (object: ServedListener['owner']): object => ({
    namespace: namespaceName(namespaceOf(snapshot.namespaces, object)) ?? null,
    name: object.name,
  });
  return {
    ...(table.type === 'gateway' && { gateway: place(table.gateway) }),
    ...(owner.resource.kind !== 'Gateway' && { listenerSet: place(owner) }),
    ...(name !== undefined && { name }),
  };
}

/** The keys `route`, `rule` and `match` of an answer and of its trace. */
export function matchReport(context: RequestContext, match: RankedMatch): object {
  const { rule } = match;
  return {
    route: routeReport(context, match),
    rule: { index: rule.ruleIndex, ...(rule.ruleName !== undefined && { name: rule.ruleName }) },
    match: { index: rule.matchIndex },
  };
}

function routeReport(context: RequestContext, match: RankedMatch): object {
  const { kind, name } = match.route.resource;
  const range = placeOf(context, match, match.route.resource.nameSpan);
  return {
    kind,
    namespace: namespaceName(match.namespace) ?? null,
    ...(name !== undefined && { name }),
    path: context.pathOf(match.route.uri),
    ...(range && { range }),
  };
}

/** Where the winning match stands, else its rule. */
export function matchRange(context: RequestContext, match: RankedMatch): Range | undefined {
  const { manifest, resource } = match.route;
  const { root } = manifest.yaml();
  const at = root && placeAt(root, resource.pointer + match.rule.pointer);
  return placeOf(context, match, at?.node.span ?? resource.nameSpan);
}

function placeOf(
  { snapshot }: RequestContext,
  { route }: RankedMatch,
  span: RankedMatch['route']['resource']['nameSpan'],
): Range | undefined {
  const part = snapshot.partOf(route.uri, route.manifest);
  return part && snapshot.file(route.uri)?.lines().rangeOf(shiftSpan(span, part.offset));
}

function backendReport(share: BackendShare): object {
  const { because, pointer: _, answered, notes, restsOn: __, ...backend } = share;
  return {
    ...backend,
    ...(because && { because: words(because) }),
    ...(answered && { answered: words(answered) }),
    ...(notes && { notes: notes.map(words) }),
  };
}

function traceReport(context: RequestContext, entry: TraceEntry): object {
  const { matched, failed, decidedBy, message } = entry;
  return {
    ...matchReport(context, entry.match),
    matched,
    ...(failed !== undefined && { failed }),
    ...(decidedBy !== undefined && { decidedBy }),
    message: words(message),
  };
}

function words(message: Message): string {
  return renderMessage(message);
}
