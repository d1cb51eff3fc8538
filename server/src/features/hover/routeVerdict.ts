import type { Condition, Fit, RouteVerdict, Snapshot } from '../../engine/index.ts';
import { attaches, namespaceName, namespaceOf } from '../../engine/index.ts';
import { code, plain, prose } from '../markdown.ts';
import { namespacedName } from './cards.ts';
import { headline, otherTroubles, statusLine, type Telling } from './conditions.ts';

/** How many listeners are told of. */
const TOLD = 5;

/** Whether a Route attaches through one of its parentRefs, to which listeners, to which not and why. */
export function routeVerdictText(
  snapshot: Snapshot,
  verdict: RouteVerdict,
  telling: Telling,
  { namesParent = false }: { readonly namesParent?: boolean } = {},
): string {
  const { words } = telling;
  const { conditions, parents, statusWritten } = verdict;
  const accepted = conditions.find(({ type }) => type === 'Accepted');
  if (!accepted) return '';
  const meant = verdict.fits.filter(({ chosen }) => chosen.certainty !== 'no');
  const attached = meant.filter((fit) => attaches(fit).certainty === 'yes').slice(0, TOLD);
  const others = meant.filter((fit) => attaches(fit).certainty !== 'yes').slice(0, TOLD);
  const isAccepted = accepted.status === 'True';
  const names = attached.map(({ listener }) => code(listener.label)).join(', ');
  const [parent] = parents;
  const where = !isAccepted ? [] : names !== '' ? [names] : parent ? [namespacedName(snapshot, parent)] : [];
  const text = {
    yes: words('verdict.attached'),
    no: words('verdict.not-attached'),
    details: [...(namesParent ? [parentName(snapshot, verdict)] : []), ...where],
  };
  // Nobody reports on a parent that does not exist, but nothing is attached to it either.
  const isGone = parents.length === 0 && !statusWritten;
  const told: Condition = isGone ? { ...accepted, status: 'False' } : accepted;
  return [
    headline(told, text, telling),
    ...(isAccepted && others.length > 0 ? [others.map((fit) => otherText(fit, telling)).join('\n')] : []),
    ...otherTroubles(conditions, telling),
    // Where no controller writes a status, none is shown.
    statusWritten ? statusLine(conditions, telling) : '',
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

function parentName(snapshot: Snapshot, { parents, reference, route }: RouteVerdict): string {
  const [parent] = parents;
  if (parent) return namespacedName(snapshot, parent);
  const { kind, name, namespace } = reference ?? {};
  const own = namespaceName(namespaceOf(snapshot.namespaces, route));
  const where = namespace?.value ?? own;
  const text = name?.value ?? '?';
  return `${plain(kind ?? '')} ${code(where === undefined ? text : `${where}/${text}`)}`;
}

/** A listener that the parentRef means as well, and why the Route does not attach there, or may not. */
function otherText(fit: Fit, { words, render }: Telling): string {
  const judgement = attaches(fit);
  const listener = code(fit.listener.label);
  const why = [...new Set(judgement.because.map(({ message }) => prose(render(message))))].join(' ');
  return `- ${words(judgement.certainty === 'no' ? 'verdict.not-to' : 'verdict.perhaps-to', { listener, why })}`;
}
