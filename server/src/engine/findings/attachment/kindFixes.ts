import type { Fit } from '../../attachment/fit.ts';
import { listenerDetails } from '../../attachment/listenerDetails.ts';
import { carriedBy } from '../../attachment/routeKinds.ts';
import { message } from '../../messages.ts';
import type { YamlMap } from '../../yaml/nodes.ts';
import { entryUnder, stringUnder, valueUnder } from '../../yaml/nodes.ts';
import { fixOf, setEdit } from '../apiRules/tools.ts';
import { appendItem, asMap, insertEntry } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { View } from '../rule.ts';
import type { OtherSide } from './otherSide.ts';
import { isUnused, listenerMap, listenerTitle, otherSideOf } from './otherSide.ts';

/**
 * Lets a kind of Route in at listeners that refuse it: a kind more in `allowedRoutes.kinds`, or the protocol that
 * carries it, where no other Route is there.
 * @param fits listeners that refuse the Route for its kind alone
 */
export function kindFixes(view: View, fits: readonly Fit[], kind: string): readonly Fix[] {
  return fits.flatMap((fit): readonly Fix[] => {
    const side = otherSideOf(view, fit.owner);
    const map = side && listenerMap(side, fit);
    if (!side || !map) return [];
    return carriedBy(view, fit.listener)?.kinds.includes(kind)
      ? allowKind(side, map, fit, kind)
      : changeProtocol(view, side, map, fit, kind);
  });
}

function allowKind({ context }: OtherSide, map: YamlMap, fit: Fit, kind: string): readonly Fix[] {
  const kinds = valueUnder(valueUnder(map, 'allowedRoutes'), 'kinds');
  return fixOf(
    message('fix.allow-kind', { kind, who: listenerTitle(fit) }),
    [kinds && appendItem(context.part, kinds, { kind })],
    true,
  );
}

function changeProtocol(
  view: View,
  { context }: OtherSide,
  map: YamlMap,
  fit: Fit,
  kind: string,
): readonly Fix[] {
  const protocol = PROTOCOL[kind]?.(map);
  const { owner, listener } = fit;
  const sharesPort = listenerDetails(owner.resource).some(
    (other) => other.pointer !== listener.pointer && other.port === listener.port,
  );
  const isNamed = valueUnder(valueUnder(map, 'allowedRoutes'), 'kinds') !== undefined;
  if (protocol === undefined || protocol === listener.protocol || sharesPort || isNamed) return [];
  if (!isUnused(view, fit)) return [];
  const tls = asMap(valueUnder(map, 'tls'));
  const needsMode = protocol === 'TLS' && stringUnder(tls, 'mode') === undefined;
  return fixOf(message('fix.listener-protocol', { protocol, who: listenerTitle(fit) }), [
    setEdit(context, map, 'protocol', protocol),
    ...(needsMode && tls ? [insertEntry(context.part, tls, 'mode', 'Terminate')] : []),
  ]);
}

/** The protocol that carries a kind, as far as what else the listener says can stay. */
const PROTOCOL: Readonly<Partial<Record<string, (listener: YamlMap) => string | undefined>>> = {
  HTTPRoute: webProtocol,
  GRPCRoute: webProtocol,
  TLSRoute: (listener) => (asMap(valueUnder(listener, 'tls')) ? 'TLS' : undefined),
  TCPRoute: (listener) => (isBare(listener) ? 'TCP' : undefined),
  UDPRoute: (listener) => (isBare(listener) ? 'UDP' : undefined),
};

function webProtocol(listener: YamlMap): string | undefined {
  const tls = asMap(valueUnder(listener, 'tls'));
  if (!tls) return 'HTTP';
  return stringUnder(tls, 'mode') === 'Passthrough' ? undefined : 'HTTPS';
}

/** TCP and UDP know neither hostnames nor TLS. */
function isBare(listener: YamlMap): boolean {
  return !entryUnder(listener, 'tls') && !entryUnder(listener, 'hostname');
}
