import { displayName } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { olderFirst } from './age.ts';
import type { AttachmentContext } from './context.ts';
import { areApart, supports } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, no, specific, unknown, YES } from './judgement.ts';
import type { MergedListener } from './merged.ts';

/** How two listeners on one port get on: `yes` if they are distinct. */
type Distinct = Pick<Judgement, 'certainty' | 'reason'>;

const DISTINCT: Distinct = { certainty: 'yes' };
const OPEN: Distinct = { certainty: 'implementation-specific' };
const HOSTNAME_CONFLICT: Distinct = { certainty: 'no', reason: 'HostnameConflict' };
const PROTOCOL_CONFLICT: Distinct = { certainty: 'no', reason: 'ProtocolConflict' };

/**
 * Whether each listener of a Gateway, its ListenerSets' included, is distinct (gateway-api v1.6, GatewaySpec.listeners).
 * Within one Gateway or ListenerSet nobody wins: all that conflict are refused. Between them the earlier owner wins.
 * @param owners listeners by owner, in the order of precedence: the Gateway first
 */
export function distinctness(
  context: AttachmentContext,
  owners: readonly (readonly MergedListener[])[],
): ReadonlyMap<MergedListener, Judgement> {
  const judged = new Map<MergedListener, Judgement>();
  const ports = new Map<number, Port>();
  for (const own of owners) {
    for (const each of own) {
      const met = rivalsOf(context, each, ports);
      judged.set(each, againstEarlier(each, met));
      for (const { rival, distinct } of met)
        if (distinct.certainty === 'no' && isTied(rival, each) && judged.get(rival) === YES)
          judged.set(rival, remark(rival, each));
    }
    const standing = own.filter((each) => judged.get(each)?.certainty !== 'no');
    const beside = new Map<number, Port>();
    for (const each of standing) enter(beside, each);
    for (const each of standing) {
      const rivals = rivalsOf(context, each, beside).filter(({ rival }) => rival !== each);
      const besides = rivals.map((met) => refusal(each, met));
      judged.set(each, allOf([judged.get(each) ?? YES, ...besides]));
    }
    for (const each of standing) enter(ports, each);
  }
  return judged;
}

/** The listeners on one port, found without looking at every pair. */
type Port = {
  readonly byHostname: Map<string, MergedListener[]>;
  /** One of each protocol and mode, or a few: what differs in these gets on or not whatever the hostname. */
  readonly byProtocol: Map<string, MergedListener[]>;
};

function enter(ports: Map<number, Port>, each: MergedListener): void {
  const { port } = each.listener;
  if (port === undefined) return;
  const at = ports.get(port) ?? { byHostname: new Map(), byProtocol: new Map() };
  ports.set(port, at);
  const hostname = hostnameOf(each);
  const protocol = `${each.listener.protocol} ${each.listener.tlsMode}`;
  at.byHostname.set(hostname, [...(at.byHostname.get(hostname) ?? []), each]);
  const alike = at.byProtocol.get(protocol) ?? [];
  if (alike.length < 2 || each.admitted.certainty === 'yes')
    at.byProtocol.set(protocol, [each, ...alike].slice(0, 3));
}

/** Empty for every hostname; a placeholder is like no other. */
function hostnameOf({ listener }: MergedListener): string {
  return listener.hostnameUnknown ? '?' : (listener.hostname?.toLowerCase() ?? '');
}

type Met = { readonly rival: MergedListener; readonly distinct: Distinct };

function rivalsOf(context: AttachmentContext, each: MergedListener, ports: ReadonlyMap<number, Port>): Met[] {
  const { port } = each.listener;
  const at = port === undefined ? undefined : ports.get(port);
  if (!at) return [];
  const near = new Set([
    ...(at.byHostname.get(hostnameOf(each)) ?? []),
    ...[...at.byProtocol.values()].flat(),
  ]);
  return [...near].flatMap((rival): Met[] => {
    if (rival === each || areApart(context, rival.owner, each.owner)) return [];
    const distinct = areDistinct(context, each, rival);
    return distinct.certainty === 'yes' ? [] : [{ rival, distinct }];
  });
}

/** Against the listeners of those that come first; a loss to one that may not be let in is not certain. */
function againstEarlier(each: MergedListener, rivals: readonly Met[]): Judgement {
  return allOf(
    rivals.map((met) => {
      const judged = refusal(each, met);
      const isSure = met.rival.admitted.certainty === 'yes';
      return judged.certainty === 'no' && !isSure ? unknown(...judged.because) : judged;
    }),
  );
}

function refusal({ listener, owner, isGateway }: MergedListener, { rival, distinct }: Met): Judgement {
  const names = { listener: rival.listener.label, owner: displayName(rival.owner.resource) };
  const at = (text: Message): Cause => ({
    message: text,
    pointer: listener.pointer,
    other: { resource: rival.owner, pointer: rival.listener.pointer },
  });
  const text = { ...names, protocol: rival.listener.protocol ?? '' };
  const byAge = isTied(rival, { owner, isGateway }) ? [at(message('attachment.age', names))] : undefined;
  const because = [at(textFor(distinct, text, listener.port ?? 0)), ...(byAge ?? [])];
  if (distinct.certainty === 'no')
    return { ...no(distinct.reason ?? 'HostnameConflict', ...because), ...(byAge && { byAge }) };
  return distinct.certainty === 'unknown' ? unknown(...because) : specific(...because);
}

/** Of two ListenerSets, which comes first nobody can tell without their creation times. */
function isTied(first: Pick<MergedListener, 'owner' | 'isGateway'>, second: typeof first): boolean {
  if (first.isGateway || second.isGateway || first.owner.resource === second.owner.resource) return false;
  return !olderFirst(first.owner, second.owner).sure;
}

/** The other side of a refusal that only names decided, as a remark. */
function remark({ owner, listener }: MergedListener, loser: MergedListener): Judgement {
  const names = { listener: listener.label, owner: displayName(owner.resource) };
  const other = { resource: loser.owner, pointer: loser.listener.pointer };
  const because = [{ message: message('attachment.age', names), pointer: listener.pointer, other }];
  return { certainty: 'yes', because };
}

function textFor(
  { certainty, reason }: Distinct,
  names: { readonly listener: string; readonly owner: string; readonly protocol: string },
  port: number,
): Message {
  if (certainty === 'implementation-specific') return message('attachment.conflict.open', { ...names, port });
  if (certainty === 'unknown') return message('attachment.conflict.unknown', names);
  return reason === 'ProtocolConflict'
    ? message('attachment.conflict.protocol', { ...names, port })
    : message('attachment.conflict.hostname', { ...names, port });
}

/** Two listeners of one port. */
function areDistinct(context: AttachmentContext, one: MergedListener, two: MergedListener): Distinct {
  const [a, b] = [one.listener, two.listener];
  if (a.protocol === undefined || b.protocol === undefined) return { certainty: 'unknown' };
  const sameHostname = hostnameOf(one) === hostnameOf(two);
  if (a.protocol === b.protocol) {
    if (a.protocol === 'TCP' || a.protocol === 'UDP') return PROTOCOL_CONFLICT;
    if (a.hostnameUnknown || b.hostnameUnknown)
      // Of one owner they are distinct: the API server refuses others.
      return one.owner === two.owner ? DISTINCT : { certainty: 'unknown' };
    if (sameHostname) return HOSTNAME_CONFLICT;
    // Conformance test tlsroute-listener-mixed-termination-not-supported.
    const isMixed = a.tlsMode !== b.tlsMode && a.tlsMode !== undefined && b.tlsMode !== undefined;
    return isMixed && !supports(context, 'TLSRouteModeMixed') ? PROTOCOL_CONFLICT : DISTINCT;
  }
  const protocols = new Set([a.protocol, b.protocol]);
  const isOnly = (...known: readonly string[]): boolean =>
    [...protocols].every((each) => known.includes(each));
  if (protocols.has('UDP') && isOnly('UDP', 'TCP', 'HTTP', 'HTTPS', 'TLS')) return DISTINCT;
  if (protocols.has('TCP') && isOnly('TCP', 'HTTP', 'HTTPS', 'TLS')) return PROTOCOL_CONFLICT;
  // Those two differ in protocol, which is enough (GatewaySpec.listeners); what is plain beside what is encrypted is a
  // matter of compatibility.
  return isOnly('HTTPS', 'TLS') ? DISTINCT : OPEN;
}
