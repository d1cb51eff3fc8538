import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { YamlEntry, YamlNode } from './nodes.ts';
import { entryUnder } from './nodes.ts';

/** A way through a document: keys of maps and indices of sequences. Its text form is a JSON pointer (RFC 6901). */
export type Path = readonly (string | number)[];

/** The JSON pointer of a path: `['spec', 'rules', 0]` is `/spec/rules/0`, the root is the empty string. */
export function pointerOf(path: Path): string {
  let pointer = '';
  for (const step of path) pointer += `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return pointer;
}

/** The keys of a JSON pointer. Whether a step is a key or an index only the document can say: all are strings. */
export function stepsOf(pointer: string): string[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** What stands at a pointer: the node, and the entry or item that it is the value of. */
export type Place = {
  readonly node: YamlNode;
  /** The map entry whose value `node` is; absent for items and for the root. */
  readonly entry?: YamlEntry;
};

/** The place of `pointer` below `root`, undefined if it does not exist. */
export function placeAt(root: YamlNode, pointer: string): Place | undefined {
  let place: Place = { node: root };
  for (const step of stepsOf(pointer)) {
    const { node } = place;
    if (node.type === 'map') {
      const entry = entryUnder(node, step);
      if (!entry) return undefined;
      place = { node: entry.value, entry };
    } else if (node.type === 'sequence') {
      const item = node.items[Number(step)];
      if (!item) return undefined;
      place = { node: item };
    } else return undefined;
  }
  return place;
}

/** What a cursor is on: the innermost key or value, and the way to it. */
export type Hit = {
  readonly path: Path;
  readonly part: 'key' | 'value';
  readonly span: Span;
  readonly node: YamlNode;
  readonly entry?: YamlEntry;
};

/** The innermost key or value that holds or touches `offset`; undefined between nodes of no map or sequence. */
export function hitAt(root: YamlNode, offset: number): Hit | undefined {
  return touches(root.span, offset) ? descend(root, offset, [], undefined) : undefined;
}

function descend(node: YamlNode, offset: number, path: Path, entry: YamlEntry | undefined): Hit {
  if (node.type === 'map' && !node.alias) {
    for (const child of node.entries) {
      if (child.merged) continue;
      const childPath = [...path, child.key.text];
      if (touches(child.key.span, offset))
        return { path: childPath, part: 'key', span: child.key.span, node: child.value, entry: child };
      if (touches(child.value.span, offset)) return descend(child.value, offset, childPath, child);
    }
  }
  if (node.type === 'sequence' && !node.alias) {
    for (const [index, item] of node.items.entries())
      if (touches(item.span, offset)) return descend(item, offset, [...path, index], undefined);
  }
  return { path, part: 'value', span: node.span, node, ...(entry && { entry }) };
}
