import type { Certainty, IndexedResource, RouteVerdict, Snapshot } from '../../engine/index.ts';
import { attaches, referenceVerdict, routeVerdicts } from '../../engine/index.ts';
import { destinationAt, nameSite, type Site } from '../navigation/sites.ts';
import type { Words } from '../strings.ts';
import type { Summary } from './routesOf.ts';
import { resolvedReferences } from './subjects.ts';

/** To how many of the listeners that a Route means it attaches; for a mesh, to how many Services. */
export function routeSummary(snapshot: Snapshot, route: IndexedResource, words: Words): Summary {
  const verdicts = routeVerdicts(snapshot, route);
  if (verdicts.length === 0) return { title: words('lens.parent.none'), sites: [] };
  const named = verdicts.flatMap(({ reference }) =>
    reference?.name ? [{ uri: route.uri, manifest: route.manifest, span: reference.name.span }] : [],
  );
  if (verdicts.every(({ parents }) => parents.length === 0))
    return { title: words('lens.parent.absent'), sites: named };
  const targets = verdicts.flatMap(targetsOf);
  if (targets.length === 0) return { title: words('lens.attached.none'), sites: named };
  const isMesh = targets.every(({ type }) => type === 'service');
  const what = isMesh ? 'services' : 'listeners';
  const best = bestOf(targets);
  const all = best.length;
  const sure = best.filter(({ certainty }) => certainty === 'yes');
  const perhaps = best.filter(({ certainty }) => certainty !== 'yes' && certainty !== 'no');
  const shown = [...sure, ...perhaps];
  return {
    title: titleOf(words, what, sure.length, perhaps.length, all),
    sites: (shown.length > 0 ? shown : best).map(({ site }) => site),
  };
}

/** How many references of a Route lead nowhere, for all that is known here. */
export function referencesSummary(snapshot: Snapshot, route: IndexedResource, words: Words): Summary {
  const unresolved = resolvedReferences(route.resource).filter((reference) => {
    const verdict = referenceVerdict(snapshot, route, reference);
    return verdict && (verdict.status === 'False' || verdict.reason === 'Unknown');
  });
  const count = unresolved.length;
  const id = count === 0 ? 'lens.resolved' : count === 1 ? 'lens.unresolved.one' : 'lens.unresolved';
  const { uri, manifest } = route;
  return {
    title: words(id, { count }),
    sites: unresolved.flatMap(({ name }) => (name ? [{ uri, manifest, span: name.span }] : [])),
  };
}

type Target = {
  readonly type: 'listener' | 'service';
  readonly id: unknown;
  readonly pointer: string;
  readonly certainty: Certainty;
  readonly site: Site;
};

/** The listeners that one parentRef can mean, or its Service, each with how sure it is that the Route attaches. */
function targetsOf({ conditions, fits, parents }: RouteVerdict): Target[] {
  const accepted = conditions.find(({ type }) => type === 'Accepted');
  const services = parents.filter(({ key }) => key === '/Service');
  if (services.length > 0)
    return services.map((service) => ({
      type: 'service',
      id: service.resource,
      pointer: '',
      certainty: accepted?.status === 'True' ? 'yes' : accepted?.status === 'False' ? 'no' : 'unknown',
      site: nameSite(service),
    }));
  return fits
    .filter(({ chosen }) => chosen.certainty !== 'no')
    .map((fit) => {
      const { certainty } = attaches(fit);
      const { resource } = fit.owner;
      const { pointer } = fit.listener;
      return {
        type: 'listener',
        id: resource,
        pointer,
        certainty:
          accepted?.status === 'False' || certainty === 'no'
            ? 'no'
            : accepted?.status === 'True'
              ? certainty
              : 'unknown',
        site: destinationAt(fit.owner, resource.pointer + pointer, 'name') ?? nameSite(fit.owner),
      };
    });
}

/** Each once: several parentRefs may lead to one listener. */
function bestOf(targets: readonly Target[]): Target[] {
  const best: Target[] = [];
  for (const target of [...targets].sort((a, b) => RANK.indexOf(a.certainty) - RANK.indexOf(b.certainty)))
    if (!best.some(({ id, pointer }) => id === target.id && pointer === target.pointer)) best.push(target);
  return best;
}

const RANK: readonly Certainty[] = ['yes', 'runtime', 'implementation-specific', 'unknown', 'no'];

function titleOf(
  words: Words,
  what: 'listeners' | 'services',
  sure: number,
  perhaps: number,
  all: number,
): string {
  if (sure === 0 && perhaps > 0) return words(`lens.perhaps.${what}`, { count: perhaps, all });
  const known =
    sure === all && sure > 0
      ? words(sure === 1 ? `lens.attached.${what}.one` : `lens.attached.${what}`, { count: sure })
      : words(`lens.attached.${what}.some`, { count: sure, all });
  return perhaps === 0 ? known : words('lens.and-perhaps', { known, count: perhaps });
}
