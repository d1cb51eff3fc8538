import type { YamlNode } from './nodes.ts';

/** The columns between a key of the root and the keys below it; two where the document does not show. */
export function indentUnit(root: YamlNode | undefined, text: string): number {
  if (root?.type !== 'map') return 2;
  for (const { key, value } of root.entries) {
    if (value.type !== 'map' || value.flow || value.alias !== undefined) continue;
    const [first] = value.entries;
    const step = first ? columnAt(text, first.key.span.start) - columnAt(text, key.span.start) : 0;
    if (step > 0) return step;
  }
  return 2;
}

/** The column of an offset. */
export function columnAt(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
