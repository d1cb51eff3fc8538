import type { YamlMap, YamlNode } from '../../engine/index.ts';
import type { YamlStyle } from '../yamlText/template.ts';

/** How a document writes its YAML, by the first map and the first list in it; two columns where it does not show. */
export function styleOf(text: string, root: YamlNode | undefined): YamlStyle {
  return {
    unit: (root && stepIn(root, text)) ?? 2,
    compactLists: (root && compactIn(root, text, 0)) ?? false,
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** The columns between a key of the root and the keys below it. */
function stepIn(root: YamlNode, text: string): number | undefined {
  if (root.type !== 'map') return undefined;
  for (const { key, value } of root.entries) {
    if (value.type !== 'map' || value.flow || value.alias !== undefined || value.entries.length === 0)
      continue;
    const step = firstColumn(value, text) - columnAt(text, key.span.start);
    if (step > 0) return step;
  }
  return undefined;
}

function compactIn(node: YamlNode, text: string, depth: number): boolean | undefined {
  if (node.type === 'scalar' || node.flow || node.alias !== undefined || depth > DEEPEST) return undefined;
  if (node.type === 'sequence') {
    for (const item of node.items) {
      const found = compactIn(item, text, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const { key, value, merged } of node.entries) {
    if (merged) continue;
    if (value.type === 'sequence' && !value.flow && value.alias === undefined)
      return columnAt(text, value.span.start) <= columnAt(text, key.span.start);
    const found = compactIn(value, text, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

const DEEPEST = 50;

function firstColumn({ entries, span }: YamlMap, text: string): number {
  return columnAt(text, entries[0]?.key.span.start ?? span.start);
}

/** The column of an offset. */
export function columnAt(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
