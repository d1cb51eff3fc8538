import { kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, objectAt } from '../yaml/value.ts';

/** Labels that objects get where they are applied, with every value that somebody gives. */
export type GivenLabels = ReadonlyMap<string, ReadonlySet<string>>;

type Pair = readonly [key: string, value: string];

/** What a kustomization puts on all that it takes over (Kustomize, `labels` and `commonLabels`). */
export function labelsOfKustomization(value: Json): readonly Pair[] {
  return [
    ...pairsIn(objectAt(value, 'commonLabels')),
    ...listAt(value, 'labels').flatMap((each) => pairsIn(objectAt(each, 'pairs'))),
  ];
}

/** What a transformer of Kustomize, Flux or Argo CD puts on the objects that it applies; nothing for other resources. */
export function labelsGivenBy({ group, kind, value }: Resource): readonly Pair[] {
  return READERS[kindKey(group, kind)]?.(value) ?? [];
}

type Reader = (value: Json) => readonly Pair[];

const fluxLabels: Reader = (value) =>
  pairsIn(objectAt(objectAt(objectAt(value, 'spec'), 'commonMetadata'), 'labels'));

/** Those of the namespace that it makes, and those that it has Kustomize add. */
const argoLabels: Reader = (value) => {
  const spec = objectAt(value, 'spec');
  const source = objectAt(spec, 'source');
  return [
    ...pairsIn(objectAt(objectAt(objectAt(spec, 'syncPolicy'), 'managedNamespaceMetadata'), 'labels')),
    ...[...(source ? [source] : []), ...listAt(spec, 'sources').filter(isObject)].flatMap((each) =>
      pairsIn(objectAt(objectAt(each, 'kustomize'), 'commonLabels')),
    ),
  ];
};

const READERS: Partial<Record<string, Reader>> = {
  '/LabelTransformer': (value) => pairsIn(objectAt(value, 'labels')),
  'kustomize.toolkit.fluxcd.io/Kustomization': fluxLabels,
  'argoproj.io/Application': argoLabels,
};

function pairsIn(labels: Json | undefined): readonly Pair[] {
  return Object.entries(labels ?? {}).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value] as const] : [],
  );
}

/** All of them by key, beside those that were gathered before. */
export function gatherLabels(pairs: Iterable<Pair>, before: GivenLabels = new Map()): GivenLabels {
  const found = new Map([...before].map(([key, values]) => [key, new Set(values)]));
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set()).add(value));
  return found;
}
