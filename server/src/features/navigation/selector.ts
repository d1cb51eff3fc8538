import type { IndexedObject, Json, Snapshot } from '../../engine/index.ts';
import { listAt, objectAt, stringAt } from '../../engine/index.ts';

/** The label that the API server puts on every Namespace: its own name. */
export const NAME_LABEL = 'kubernetes.io/metadata.name';

/** The Namespaces of the workspace that a label selector (`matchLabels`, `matchExpressions`) matches. */
export function selectedNamespaces(snapshot: Snapshot, selector: Json): IndexedObject[] {
  return snapshot.index
    .objectsOfKind('/Namespace')
    .filter(({ resource, name }) => matchesLabels(selector, { ...resource.labels, [NAME_LABEL]: name }));
}

/** Kubernetes' LabelSelector: all of matchLabels and all of matchExpressions; an empty one matches everything. */
export function matchesLabels(selector: Json, labels: Readonly<Record<string, string>>): boolean {
  const wanted = Object.entries(objectAt(selector, 'matchLabels') ?? {});
  return (
    wanted.every(([key, value]) => labelOf(labels, key) === value) &&
    listAt(selector, 'matchExpressions').every((expression) => holds(expression, labels))
  );
}

function holds(expression: Json, labels: Readonly<Record<string, string>>): boolean {
  const value = labelOf(labels, stringAt(expression, 'key') ?? '');
  const values = listAt(expression, 'values');
  switch (stringAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

function labelOf(labels: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}
