import type { Fit } from '../../attachment/fit.ts';
import { attaches } from '../../attachment/fit.ts';
import type { Cause, Judgement } from '../../attachment/judgement.ts';
import { listenerDetails } from '../../attachment/listenerDetails.ts';
import { carriedBy } from '../../attachment/routeKinds.ts';
import { routeVerdicts } from '../../attachment/routeVerdicts.ts';
import { namespaceName, namespaceOf } from '../../index/namespaces.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { message } from '../../messages.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { fixOf, mapAt, setEdit } from '../apiRules/tools.ts';
import { replaceSpan } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext, View } from '../rule.ts';
import { referenceAt } from '../soundness.ts';
import { removeItem } from '../structure/duplicateItem.ts';
import { allowNamespace } from './allowNamespace.ts';
import { hostnameFixes } from './hostnameFixes.ts';
import { kindFixes } from './kindFixes.ts';
import { protocolFixes } from './protocolFixes.ts';
import { isNamedByTwin } from './twins.ts';

/** Repairs of what a controller refuses, on either side. None is safe: each changes who may do what. */
export function attachmentFixes(finding: Finding, context: FixContext): readonly Fix[] {
  switch (finding.code) {
    case 'not-allowed-by-listeners':
      return [
        ...otherListeners(finding, context),
        ...letIn(finding, context),
        ...letKindIn(finding, context),
      ];
    case 'hostname-no-intersection':
      return [...otherListeners(finding, context), ...bringTogether(finding, context)];
    case 'listener-set-not-allowed':
      return letIn(finding, context);
    case 'invalid-route-kinds':
      return withoutItem(finding, context);
    case 'unsupported-protocol':
      return protocolFixes(finding, context);
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
      name === undefined ||
      name === section.value ||
      isNamedByTwin(from, reference, name) ||
      (reference.port && reference.port.value !== port);
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

/** Lets the kind in at listeners that refuse nothing else. */
function letKindIn(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const found = referenceAt(part, finding);
  if (!found) return [];
  const fits = fitsOf(view, found.from, finding).filter(
    (fit) => fit.kind.certainty === 'no' && allHold(fit.chosen, fit.namespace, fit.hostname),
  );
  return kindFixes(view, fits, found.from.resource.kind);
}

/** Hostnames that the Route and the listener have in common, on either side. */
function bringTogether(finding: Finding, context: FixContext): readonly Fix[] {
  const found = referenceAt(context.part, finding);
  const { root } = context.part.manifest.yaml();
  if (!found || !root) return [];
  const fits = fitsOf(context.view, found.from, finding).filter(
    (fit) => fit.hostname.certainty === 'no' && allHold(fit.chosen, fit.namespace, fit.kind),
  );
  return hostnameFixes(fits, found, context, root);
}

/** How the listeners of the finding's parent get on with the Route. */
function fitsOf(view: View, from: IndexedResource, { pointer: at }: Finding): readonly Fit[] {
  const own = (pointer: string): string => `${from.resource.pointer}${pointer}`;
  return routeVerdicts(view, from).find(({ pointer }) => own(pointer) === parentPointer(at))?.fits ?? [];
}

function allHold(...judgements: readonly Judgement[]): boolean {
  return judgements.every(({ certainty }) => certainty === 'yes');
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
  return fitsOf(view, from, finding).flatMap(({ chosen, kind, hostname, namespace }) =>
    namespace.certainty === 'no' && allHold(chosen, kind, hostname) ? namespace.because : [],
  );
}

/** Away with the kind; where it is the only one, a kind that the protocol carries. */
function withoutItem({ pointer }: Finding, context: FixContext): readonly Fix[] {
  const { part, view } = context;
  const { root } = part.manifest.yaml();
  const list = root && placeAt(root, parentPointer(pointer))?.node;
  const edit = list && removeItem(part, list, Number(pointer.slice(pointer.lastIndexOf('/') + 1)));
  if (edit) return [{ title: message('fix.remove-item'), safe: false, edits: [edit] }];
  const isAlone = list?.type === 'sequence' && list.items.length === 1;
  const listener = part.manifest.resources
    .flatMap((resource) =>
      listenerDetails(resource).filter((each) => pointer.startsWith(`${resource.pointer}${each.pointer}/`)),
    )
    .at(0);
  if (!root || !isAlone || !listener) return [];
  return (carriedBy(view, listener)?.kinds ?? []).flatMap((kind) =>
    fixOf(message('fix.kind', { kind }), [setEdit(context, mapAt(root, pointer), 'kind', kind)]),
  );
}
