import type { KindKey, Path, Reference, ReferenceField, YamlMap } from '../../engine/index.ts';
import { kindKey, placeAt, pointerOf, referenceFieldsOf, stringUnder } from '../../engine/index.ts';
import type { Place, Scene } from './scene.ts';

/** The reference that a place belongs to. */
export type ReferencePlace = {
  readonly reference: Reference;
  readonly field: ReferenceField;
  /** The way from the reference to the place: `name` or nothing at all. */
  readonly rest: Path;
  /** What is written of it; absent for a bare name and for one that is only begun. */
  readonly map?: YamlMap;
};

/**
 * The reference around a place, by the table of reference fields.
 * @param steps the way from the resource, if it is not that of the place
 */
export function referenceAt(
  { reading }: Scene,
  { from, base }: Place,
  steps: Path,
): ReferencePlace | undefined {
  if (!from) return undefined;
  const { group, kind, references } = from.resource;
  let best: { readonly field: ReferenceField; readonly length: number } | undefined;
  for (const field of referenceFieldsOf(kindKey(group, kind))) {
    const length = lengthOf(field.path, steps);
    if (length > (best?.length ?? 0)) best = { field, length };
  }
  if (!best) return undefined;
  const { field, length } = best;
  const pointer = pointerOf([...base, ...steps.slice(0, length)]);
  const node = reading.root && placeAt(reading.root, pointer)?.node;
  const known = references.find((reference) => reference.field === field && reference.pointer === pointer);
  const reference = known ?? newReference(field, pointer, node?.type === 'map' ? node : undefined);
  return { reference, field, rest: steps.slice(length), ...(node?.type === 'map' && { map: node }) };
}

/** How many steps a path of the table has, if the way begins with it; 0 if it does not. */
function lengthOf(path: string, steps: Path): number {
  let at = 0;
  for (const part of path.split('.')) {
    const each = part.endsWith('[]');
    if (steps[at] !== (each ? part.slice(0, -2) : part)) return 0;
    if (each && typeof steps[at + 1] !== 'number') return 0;
    at += each ? 2 : 1;
  }
  return at;
}

function newReference(field: ReferenceField, pointer: string, map: YamlMap | undefined): Reference {
  const group = stringUnder(map, 'group') ?? field.defaults?.group ?? '';
  const kind = stringUnder(map, 'kind') ?? field.defaults?.kind ?? '';
  return { field, pointer, span: { start: 0, end: 0 }, group, kind };
}

/** The kinds that a reference may mean, the likeliest first: the written one, or all that make sense. */
export function kindsOf({ field, map, reference }: ReferencePlace): readonly KindKey[] {
  const group = stringUnder(map, 'group');
  const kind = stringUnder(map, 'kind');
  if (field.shape !== 'object') return field.kinds;
  if (kind !== undefined) {
    const known = field.kinds.find((key) => key === kindKey(group ?? groupOf(key), kind));
    return [known ?? kindKey(group ?? reference.group, kind)];
  }
  const usual = field.kinds.filter((key) => group === undefined || groupOf(key) === group);
  // Routes of a mesh have Services as parents, and say so first: hardly any other Route means one.
  return field.role === 'parent' && group === undefined ? usual.filter((key) => key !== '/Service') : usual;
}

export function groupOf(key: KindKey): string {
  return key.slice(0, key.lastIndexOf('/'));
}

export function kindIn(key: KindKey): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
