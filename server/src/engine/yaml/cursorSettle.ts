import type { LooseEntry, LooseMap, LooseNode } from './cursorSpots.ts';

/** Gives every map and list the span of what it holds, and maps the entries that merge keys bring in. */
export function settle(node: LooseNode): void {
  if (node.type === 'scalar' || node.alias !== undefined) return;
  if (node.type === 'sequence') {
    for (const item of node.items) {
      settle(item);
      node.span.end = Math.max(node.span.end, item.span.end);
    }
    return;
  }
  for (const entry of node.entries) {
    settle(entry.value);
    entry.span.end = Math.max(entry.span.end, entry.value.span.end);
    node.span.end = Math.max(node.span.end, entry.span.end);
  }
  merge(node);
}

function merge({ entries }: LooseMap): void {
  const merging = entries.filter(({ key }) => key.text === '<<' && key.style === 'plain');
  if (merging.length === 0) return;
  for (const each of merging) entries.splice(entries.indexOf(each), 1);
  const present = new Set(entries.map(({ key }) => key.text));
  for (const entry of merging.flatMap(({ value }) => entriesOf(value))) {
    if (present.has(entry.key.text)) continue;
    present.add(entry.key.text);
    entries.push({ ...entry, merged: true });
  }
}

function entriesOf(node: LooseNode): readonly LooseEntry[] {
  if (node.type === 'map') return node.entries;
  return node.type === 'sequence' ? node.items.flatMap(entriesOf) : [];
}
