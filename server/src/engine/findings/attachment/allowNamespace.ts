import { namespaceName, namespaceOf } from '../../index/namespaces.ts';
import type { IndexedResource } from '../../index/objects.ts';
import type { FilePart } from '../../manifest/file.ts';
import { displayName } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import type { YamlMap } from '../../yaml/nodes.ts';
import { entryUnder, stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import type { Json } from '../../yaml/value.ts';
import { asMap, insertEntry, removeEntry, replaceSpan } from '../edits.ts';
import type { Fix, TextEdit } from '../finding.ts';
import type { View } from '../rule.ts';

/**
 * The ways to let a namespace in where a Gateway or ListenerSet refuses it: this one alone, by the label that every
 * Namespace has, or all of them. None where the place is written in a way that only a person can change.
 * @param place in the `namespaces` of a rule, or the listener or spec that has none; from the resource's root
 */
export function allowNamespace(
  view: View,
  owner: IndexedResource,
  place: string,
  namespace: string | undefined,
): readonly Fix[] {
  const pointer = place.replace(/(?<=\/namespaces)\/.*$/, '');
  const part = view.partOf(owner.uri, owner.manifest);
  const { root } = owner.manifest.yaml();
  if (!part || !root || owner.manifest.reading !== 'full') return [];
  const map = (at: string): YamlMap | undefined =>
    asMap(placeAt(root, `${owner.resource.pointer}${at}`)?.node);
  const listener = /^\/spec\/listeners\/\d+/.exec(pointer)?.[0];
  const name = listener === undefined ? undefined : stringUnder(map(listener), 'name');
  const who = `${name === undefined ? '' : `${name}, `}${displayName(owner.resource)}`;
  // `Same`, which is what a listener without a rule means, becomes a list with its own namespace in it.
  const from = stringUnder(map(pointer), 'from') ?? (listener === undefined ? 'None' : 'Same');
  const kept = from === 'Same' ? namespaceName(namespaceOf(view.namespaces, owner)) : '';
  const ways: Way[] = [
    ...(namespace === undefined || kept === undefined
      ? []
      : [{ title: message('fix.allow-namespace', { namespace, who }), rule: selecting(kept, namespace) }]),
    { title: message('fix.allow-all', { who }), rule: { from: 'All' } },
  ];
  return ways.flatMap(({ title, rule }, index): Fix[] => {
    const edits = write(part, pointer, map, rule);
    return edits ? [{ title, safe: false, ...(index === 0 && { preferred: true }), edits }] : [];
  });
}

type NamespaceRule = { readonly from: string; readonly selector?: Json };
type Way = { readonly title: Fix['title']; readonly rule: NamespaceRule };

/** By the label that every Namespace has. */
function selecting(kept: string, namespace: string): NamespaceRule {
  const key = 'kubernetes.io/metadata.name';
  const selector =
    kept === ''
      ? { matchLabels: { [key]: namespace } }
      : { matchExpressions: [{ key, operator: 'In', values: [kept, namespace] }] };
  return { from: 'Selector', selector };
}

function write(
  part: FilePart,
  pointer: string,
  map: (at: string) => YamlMap | undefined,
  rule: NamespaceRule,
): readonly TextEdit[] | undefined {
  const isRule = pointer.endsWith('/namespaces');
  const written = isRule ? map(pointer) : undefined;
  if (written) return rewrite(part, written, rule);
  // The rule is not written: put it into the nearest map above that is.
  const [holder, key] = pointer.startsWith('/spec/listeners')
    ? [pointer.replace(/\/allowedRoutes.*$/, ''), 'allowedRoutes']
    : ['/spec', 'allowedListeners'];
  const inner = map(`${holder}/${key}`);
  const outer = map(holder);
  const edit = inner
    ? insertEntry(part, inner, 'namespaces', rule)
    : outer && insertEntry(part, outer, key, { namespaces: rule });
  return edit && [edit];
}

/** Changes `from`, and the selector beside it. */
function rewrite(part: FilePart, written: YamlMap, rule: NamespaceRule): readonly TextEdit[] | undefined {
  const from = entryUnder(written, 'from');
  const selector = entryUnder(written, 'selector');
  if (rule.selector !== undefined) {
    if (selector) return undefined; // what it selects already is the owner's own affair
    const added = insertEntry(part, written, 'selector', rule.selector);
    const first = from
      ? replaceSpan(part, from.value.span, rule.from)
      : insertEntry(part, written, 'from', rule.from);
    return added && first ? [first, added] : undefined;
  }
  const first = from
    ? replaceSpan(part, from.value.span, rule.from)
    : insertEntry(part, written, 'from', rule.from);
  const removed = selector && removeEntry(part, written, selector);
  if (!first || (selector && !removed)) return undefined;
  return [first, ...(removed ? [removed] : [])];
}
