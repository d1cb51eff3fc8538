import { gatherLabels } from '../index/givenLabels.ts';
import type { Namespace } from '../index/namespaces.ts';
import { namespaceName, namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { message } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { areApart } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { no, unknown, YES } from './judgement.ts';
import type { Labels } from './selectors.ts';
import { selects } from './selectors.ts';

/** A rule on namespaces (`allowedRoutes.namespaces`, `allowedListeners.namespaces`) and who is held to it. */
export type NamespaceRule = {
  /** `{from, selector}`, if it is written. */
  readonly value: Json | undefined;
  /** Where it stands, or would, from the owner's root. */
  readonly pointer: string;
  /** The Gateway or ListenerSet that sets it. `Same` is its namespace. */
  readonly owner: IndexedResource;
  /** `Same` for Routes, `None` for ListenerSets (gateway-api v1.6, RouteNamespaces.from, ListenerNamespaces.from). */
  readonly byDefault: 'Same' | 'None';
  /** The reason that a controller gives for a refusal. */
  readonly reason: string;
};

/**
 * Whether a Route or ListenerSet comes from a namespace that is let in.
 * @param pointer where in the guest the parent is named
 */
export function allowsNamespace(
  context: AttachmentContext,
  rule: NamespaceRule,
  guest: IndexedResource,
  pointer: string,
): Judgement {
  const own = namespaceOf(context.namespaces, guest);
  const from = stringAt(rule.value, 'from') ?? rule.byDefault;
  const kind = guest.resource.kind;
  const because = (cause: Cause['message'], at = '/from'): Cause => ({
    message: cause,
    pointer,
    other: { resource: rule.owner, pointer: `${rule.pointer}${rule.value === undefined ? '' : at}` },
  });
  switch (from) {
    case 'All':
      return YES;
    case 'None':
      return no(rule.reason, because(message('attachment.namespaces.none', { kind })));
    case 'Same': {
      const there = namespaceOf(context.namespaces, rule.owner);
      const same = sameNamespace(own, there);
      if (same === 'yes') return YES;
      if (same === 'unknown') return unknown(because(message('attachment.namespaces.unknown', { kind })));
      const args = { kind, own: nameOf(own), there: nameOf(there) };
      return no(rule.reason, because(message('attachment.namespaces.same', args)));
    }
    case 'Selector':
      return bySelector(context, { rule, own, guest }, (cause) => because(cause, '/selector'));
    default:
      return unknown(because(message('attachment.value', { value: from })));
  }
}

function bySelector(
  context: AttachmentContext,
  {
    rule,
    own,
    guest,
  }: { readonly rule: NamespaceRule; readonly own: Namespace; readonly guest: IndexedResource },
  because: (cause: Cause['message']) => Cause,
): Judgement {
  const { kind } = guest.resource;
  const selector = objectAt(rule.value, 'selector');
  // No selector selects nothing (RouteNamespaces.selector must be given for `from: Selector`).
  if (selector === undefined) return no(rule.reason, because(message('attachment.namespaces.no-selector')));
  const name = namespaceName(own);
  if (name === undefined) return unknown(because(message('attachment.namespaces.unknown', { kind })));
  const candidates = labelsOfNamespace(context, name, guest);
  const fits = new Set(candidates.map((labels) => selects(selector, labels)));
  const [fit] = fits;
  if (fits.size === 1 && fit === 'yes') return YES;
  if (fits.size === 1 && fit === 'no')
    return no(rule.reason, because(message('attachment.namespaces.selector', { kind, own: name })));
  return unknown(because(message('attachment.namespaces.labels', { own: name })));
}

/**
 * Every Namespace carries its name as a label. The others are known only if the Namespace is here, in no other
 * environment than the guest, and as far as nobody changes them on the way to the cluster.
 */
function labelsOfNamespace(
  context: AttachmentContext,
  name: string,
  guest: IndexedResource,
): readonly Labels[] {
  const { kustomizations } = context.namespaces;
  const byName = { [NAME_LABEL]: name };
  const all = context.index.objects('/Namespace', name).filter((each) => !areApart(context, guest, each));
  const here = all.filter(({ uri }) => !kustomizations.isPatch(uri));
  const patches = all.filter(({ uri }) => kustomizations.isPatch(uri));
  const patched = patches.flatMap(({ resource }) => Object.entries(resource.labels));
  const given = gatherLabels(patched, kustomizations.givenLabels());
  if (here.length === 0) return [{ known: byName, complete: false, given }];
  return here.map((object) => ({
    known: { ...object.resource.labels, ...byName },
    complete: !kustomizations.mayPatch('Namespace') && [object, ...patches].every(isPlain),
    given,
  }));
}

const NAME_LABEL = 'kubernetes.io/metadata.name';

/** Labels that are filled in later are not among those that were read. */
function isPlain({ manifest }: IndexedObject): boolean {
  return !manifest.template && manifest.brokenAt === undefined && !isUnknownText(manifest.text);
}

function nameOf(namespace: Namespace): string {
  return namespaceName(namespace) ?? '?';
}
