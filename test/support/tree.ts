import type { YamlNode } from '../../server/src/engine/index.ts';

/** A YAML tree on one line: `{key: value, list: [a, b]}`; aliases as `*name`, placeholders as `‹text›`. */
export function renderTree(node: YamlNode | undefined): string {
  if (!node) return '(nothing)';
  const alias = node.alias === undefined ? '' : `*${node.alias} `;
  if (node.type === 'map') {
    const entries = node.entries.map(
      ({ key, value, merged }) => `${merged ? '<<' : ''}${key.text}: ${renderTree(value)}`,
    );
    return `${alias}{${entries.join(', ')}}`;
  }
  if (node.type === 'sequence') return `${alias}[${node.items.map(renderTree).join(', ')}]`;
  if (node.placeholder) return `${alias}‹${node.text}›`;
  return alias + (typeof node.value === 'bigint' ? `${node.value}n` : JSON.stringify(node.value));
}
