import { attaches } from '../../attachment/fit.ts';
import type { Cause } from '../../attachment/judgement.ts';
import { routeVerdicts } from '../../attachment/routeVerdicts.ts';
import { namespaceName, namespaceOf } from '../../index/namespaces.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { message } from '../../messages.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { replaceSpan } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext, View } from '../rule.ts';
import { referenceAt } from '../soundness.ts';
import { removeItem } from '../structure/duplicateItem.ts';
import { allowNamespace } from './allowNamespace.ts';

/** Repairs of what a controller refuses, on either side. None is safe: each changes who may do what. */
export function attachmentFixes(finding: Finding, context: FixContext): readonly Fix[] {
  switch (finding.code) {
    case 'not-allowed-by-listeners':
    case 'hostname-no-intersection':
      return [...otherListeners(finding, context), ...letIn(finding, context)];
    case 'listener-set-not-allowed':
      return letIn(finding, context);
    case 'invalid-route-kinds':
      return withoutItem(finding, context);
    default:
      return [];
  }
}

/** Listeners of the same parent that would take the Route. */
function otherListeners(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const found = referenceAt(part, finding);
  const section = found?.reference.sectionName;
  if (!found || !section) return [];
  const { from, reference } = found;
  const fits = routeVerdicts(view, from).find((verdict) => verdict.reference === reference)?.fits ?? [];
  return fits.flatMap((fit): Fix[] => {
    const { name, port } = fit.listener;
    const isTaken =
      name === undefined || name === section.value || (reference.port && reference.port.value !== port);
    const asIfChosen = { ...fit, chosen: { certainty: 'yes', because: [] } } as const;
    if (isTaken || attaches(asIfChosen).certainty !== 'yes') return [];
    const edits = [replaceSpan(part, section.span, name)];
    return [{ title: message('fix.listener', { name }), safe: false, edits }];
  });
}

/** Lets the namespace in that is refused, in the Gateway or ListenerSet that refuses it. */
function letIn(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const found = referenceAt(part, finding);
  if (!found) return [];
  const namespace = namespaceName(namespaceOf(view.namespaces, found.from));
  return refusalsOf(view, found.from, finding).flatMap(({ other }) =>
    other ? allowNamespace(view, other.resource, other.pointer, namespace) : [],
  );
}

/** What refuses the namespace, the places where it says so. */
function refusalsOf(view: View, from: IndexedResource, finding: Finding): readonly Cause[] {
  if (finding.code === 'listener-set-not-allowed')
    return (finding.related ?? []).flatMap(({ uri, pointer, name }): Cause[] =>
      view.index
        .objects('gateway.networking.k8s.io/Gateway', name)
        .filter((gateway) => gateway.uri === uri)
        .map((resource) => ({
          message: finding.message,
          pointer: finding.pointer,
          other: { resource, pointer },
        })),
    );
  const verdict = routeVerdicts(view, from).find(
    ({ pointer }) => `${from.resource.pointer}${pointer}` === parentPointer(finding.pointer),
  );
  return (verdict?.fits ?? []).flatMap(({ chosen, kind, hostname, namespace }) =>
    chosen.certainty === 'yes' &&
    kind.certainty === 'yes' &&
    hostname.certainty === 'yes' &&
    namespace.certainty === 'no'
      ? namespace.because
      : [],
  );
}

function withoutItem({ pointer }: Finding, { part }: FixContext): readonly Fix[] {
  const { root } = part.manifest.yaml();
  const list = root && placeAt(root, parentPointer(pointer))?.node;
  const edit = list && removeItem(part, list, Number(pointer.slice(pointer.lastIndexOf('/') + 1)));
  return edit ? [{ title: message('fix.remove-item'), safe: false, edits: [edit] }] : [];
}
