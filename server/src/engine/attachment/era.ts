import type { Index } from '../index/index.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { AttachmentContext } from './context.ts';
import { perMoment } from './context.ts';

/**
 * A stretch of moments in which nothing moved: no object came, went or changed its namespace, no kustomization, Namespace
 * or setting is another. Whether two resources that did not change themselves get on is the same throughout, which spares
 * an edit in one Route the judging of thousands.
 */
type Era = object;

/** Values that hold for an era, by what they are asked of. */
export function perEra<Key extends object, Value>(): (
  context: AttachmentContext,
  scope: object,
) => WeakMap<Key, Value> {
  const eras = new WeakMap<Era, WeakMap<object, WeakMap<Key, Value>>>();
  return (context, scope) => {
    const era = eraOf(context, context.index);
    const scopes = eras.get(era) ?? new WeakMap<object, WeakMap<Key, Value>>();
    eras.set(era, scopes);
    const values = scopes.get(scope) ?? new WeakMap<Key, Value>();
    scopes.set(scope, values);
    return values;
  };
}

type State = { readonly parts: readonly unknown[]; readonly era: Era };

const latest = new WeakMap<Index, State>();

const eraOf = perMoment((context: AttachmentContext, index: Index): Era => {
  const parts = stateOf(context);
  const before = latest.get(index);
  if (before?.parts.length === parts.length && before.parts.every((part, i) => part === parts[i]))
    return before.era;
  const era = {};
  latest.set(index, { parts, era });
  return era;
});

/** Namespaces are few, and their labels change without any object moving. */
function stateOf({ index, namespaces, config }: AttachmentContext): readonly unknown[] {
  const labelled = index.objectsOfKind('/Namespace').map((each: IndexedObject) => each.resource);
  return [
    index.placesRevision,
    namespaces.kustomizations.revision,
    namespaces.defaultNamespace,
    config,
    ...labelled,
  ];
}
