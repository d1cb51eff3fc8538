import type { Fit } from '../../attachment/fit.ts';
import { listenerDetails } from '../../attachment/listenerDetails.ts';
import type { IndexedResource } from '../../index/objects.ts';
import type { Reference } from '../../manifest/references.ts';
import { message } from '../../messages.ts';
import type { YamlNode, YamlScalar, YamlSequence } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { fixOf, removeAt, setEdit } from '../apiRules/tools.ts';
import { appendItem, replaceString } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { FixContext, View } from '../rule.ts';
import { isIpv4 } from '../traps/hostnames.ts';
import { addApexListener, isApexOf } from './apexListener.ts';
import { isUnused, listenerMap, listenerTitle, otherSideOf } from './otherSide.ts';

/**
 * Brings the hostnames of a Route and of the listeners that would take it together: on the Route's side the hostname
 * that the listener serves, on the other side the one that the Route asks for, if nobody else is there.
 * @param fits listeners that refuse the Route for its hostnames alone
 * @param found the Route and its reference to the parent of these listeners
 */
export function hostnameFixes(
  fits: readonly Fit[],
  { from, reference }: { readonly from: IndexedResource; readonly reference: Reference },
  context: FixContext,
  root: YamlNode,
): readonly Fix[] {
  const at = `${from.resource.pointer}/spec/hostnames`;
  const written = placeAt(root, at)?.node;
  if (written?.type !== 'sequence' || written.alias !== undefined) return [];
  const [first, ...others] = written.items;
  if (first?.type !== 'scalar' || first.alias !== undefined) return [];
  if (isIpv4(first.text)) {
    const removal = others.length === 0 ? removeAt(at, context, root) : [];
    return removal.map((fix) => ({ ...fix, preferred: true })); // to have no hostname is how an address is served
  }
  const [own, there] = [
    ownSide(fits, first, written, context.part),
    others.length === 0 ? otherSide(fits, first.text, reference, context.view) : [],
  ];
  return [...own, ...there];
}

function ownSide(
  fits: readonly Fit[],
  first: YamlScalar,
  written: YamlSequence,
  part: FixContext['part'],
): readonly Fix[] {
  const values = new Set(fits.flatMap(({ listener }) => within(first.text, listener.hostname) ?? []));
  return [...values].flatMap((value) => {
    if (written.items.length === 1)
      return fixOf(
        message('fix.field-value', { field: 'hostname', value }),
        [replaceString(part, first, value)],
        values.size === 1,
      );
    return fixOf(message('fix.add-hostname', { hostname: value }), [appendItem(part, written, value)]);
  });
}

/** The hostname nearest to `wanted` that a listener serves; undefined where that would be made up. */
function within(wanted: string, served: string | undefined): string | undefined {
  if (served === undefined) return undefined;
  if (!served.startsWith('*.')) return served;
  const suffix = served.slice(1);
  const label = wanted.startsWith('*.') ? '*' : wanted.slice(0, wanted.indexOf('.'));
  // `example.com` under `*.example.com`: which name below it is meant, nobody knows.
  return label === '' || `.${wanted}` === suffix ? undefined : `${label}${suffix}`;
}

function otherSide(
  fits: readonly Fit[],
  hostname: string,
  { sectionName }: Reference,
  view: View,
): readonly Fix[] {
  return fits.flatMap((fit): readonly Fix[] => {
    const side = otherSideOf(view, fit.owner);
    const { port } = fit.listener;
    const isTaken = listenerDetails(fit.owner.resource).some(
      (other) => other !== fit.listener && other.port === port && other.hostname === hostname,
    );
    if (isApexOf(hostname, fit.listener.hostname))
      return sectionName ? [] : addApexListener(fit, hostname, view); // another one would not be meant
    if (!side || isTaken || !isUnused(view, fit)) return [];
    return fixOf(message('fix.listener-hostname', { hostname, who: listenerTitle(fit) }), [
      setEdit(side.context, listenerMap(side, fit), 'hostname', hostname),
    ]);
  });
}
