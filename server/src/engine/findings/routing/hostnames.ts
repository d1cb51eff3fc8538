import type { Fit } from '../../attachment/fit.ts';
import { commonHostname } from '../../attachment/hostnames.ts';
import { listInSpec } from '../../attachment/listeners.ts';
import { routeVerdicts } from '../../attachment/routeVerdicts.ts';
import { wholenessOf } from '../../attachment/whole.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { message } from '../../messages.ts';
import { hasAllParents } from '../../routing/placesOfRoute.ts';
import { placedFinding } from '../attachment/report.ts';
import type { Finding } from '../finding.ts';
import { listed } from '../places.ts';
import { relatedTo } from '../related.ts';
import type { View } from '../rule.ts';

/**
 * Hostnames of a Route that no listener of its parents serves, where others are served: the Route is accepted, and these
 * are passed over (gateway-api v1.6, HTTPRouteSpec.hostnames). Where none is served, `hostname-no-intersection` says so.
 */
export function hostnameFindings(from: IndexedResource, view: View): readonly Finding[] {
  const written = listInSpec(from.resource, 'hostnames');
  if (typeof written === 'string' || written.length < 2 || !hasAllParents(view, from)) return [];
  if (!written.every((each): each is string => typeof each === 'string' && PLAIN.test(each))) return [];
  const fits = listenersFor(from, view);
  const isServed = (own: string): boolean => fits.some(({ listener }) => serves(listener.hostname, own));
  if (fits.some(({ listener }) => listener.hostnameUnknown) || !written.some(isServed)) return [];
  const served = [...new Set(fits.flatMap(({ listener }) => listener.hostname ?? []))];
  return written.flatMap((hostname, index): Finding[] => {
    if (isServed(hostname)) return [];
    const text = message('unserved-hostname', { hostname, served: listed(served.slice(0, MOST)) });
    const finding = placedFinding(from, 'unserved-hostname', text, `/spec/hostnames/${index}`);
    return finding ? [{ ...finding, related: fits.slice(0, MOST).map(relatedOf) }] : [];
  });
}

/** Others are refused by their pattern, or filled in later. */
const PLAIN = /^(?:\*\.)?[a-z0-9.-]+$/;

const MOST = 5;

/** Those that the Route names, also if they refuse it, which is told as such; none where there may be more. */
function listenersFor(from: IndexedResource, view: View): readonly Fit[] {
  const verdicts = routeVerdicts(view, from);
  const isWhole = verdicts.every(({ parents }) =>
    parents.every((parent) => !wholenessOf(view, parent).mayGain),
  );
  if (!isWhole) return [];
  return verdicts.flatMap(({ fits }) => fits.filter(({ chosen }) => chosen.certainty !== 'no'));
}

function serves(listener: string | undefined, hostname: string): boolean {
  return listener === undefined || listener === '' || commonHostname(listener, hostname) !== undefined;
}

function relatedOf({ owner, listener }: Fit): ReturnType<typeof relatedTo> {
  const { pointer, label, hostname = '' } = listener;
  return relatedTo(
    owner,
    message('unserved-hostname.listener', { listener: label, hostname }),
    `${pointer}/hostname`,
  );
}
