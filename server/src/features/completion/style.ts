import type { YamlNode } from '../../engine/index.ts';
import { columnAt, indentUnit } from '../../engine/index.ts';
import type { YamlStyle } from '../yamlText/template.ts';

/** How a document writes its YAML, by the first map and the first list in it; two columns where it does not show. */
export function styleOf(text: string, root: YamlNode | undefined): YamlStyle {
  return {
    unit: indentUnit(root, text),
    compactLists: (root && compactIn(root, text, 0)) ?? false,
    lineBreak: text.includes('\r\n') ? '\r\n' : '\n',
  };
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
