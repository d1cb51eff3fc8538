import type { YamlEntry, YamlMap, YamlNode } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { pointerOf, stepsOf } from '../../yaml/pointer.ts';
import type { Draft } from './draft.ts';

/** A map in a draft, with its pointer in the document. */
export type MapPlace = { readonly map: YamlMap; readonly pointer: string };

/** An entry of a map, with the pointer of its value. */
export type EntryPlace = MapPlace & { readonly entry: YamlEntry };

/** The maps at a path such as `spec.listeners[].tls`, below the resource. */
export function mapsAt(draft: Draft, path: string): readonly MapPlace[] {
  let nodes: readonly { readonly node: YamlNode; readonly pointer: string }[] = [
    { node: draft.resource, pointer: draft.pointer },
  ];
  for (const step of path === '' ? [] : path.split('.')) {
    const name = step.replace('[]', '');
    nodes = nodes.flatMap(({ node, pointer }) => {
      const value = node.type === 'map' ? entryUnder(node, name)?.value : undefined;
      const at = `${pointer}/${name}`;
      if (!value) return [];
      if (!step.endsWith('[]')) return [{ node: value, pointer: at }];
      return value.type === 'sequence'
        ? value.items.map((item, index) => ({ node: item, pointer: `${at}/${index}` }))
        : [];
    });
  }
  return nodes.flatMap(({ node, pointer }) => (node.type === 'map' ? [{ map: node, pointer }] : []));
}

/** The entries at a path whose last step is a key: `spec.listeners[].routes`. */
export function entriesAt(draft: Draft, path: string): readonly EntryPlace[] {
  const dot = path.lastIndexOf('.');
  const key = path.slice(dot + 1);
  return mapsAt(draft, path.slice(0, Math.max(dot, 0))).flatMap((place) => entryOf(place, key) ?? []);
}

/** The entry of a map under a key. */
export function entryOf({ map, pointer }: MapPlace, key: string): EntryPlace | undefined {
  const entry = entryUnder(map, key);
  return entry && { map, entry, pointer: pointerOf([...stepsOf(pointer), key]) };
}

/** The text of a scalar; undefined for anything else and for placeholders. */
export function scalarText(node: YamlNode | undefined): string | undefined {
  return node?.type === 'scalar' && !node.placeholder ? node.text : undefined;
}

/** Whether a map has nothing in it. */
export function isEmptyMap(node: YamlNode): boolean {
  return node.type === 'map' && node.entries.length === 0;
}
