import { message } from '../messages.ts';
import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../yaml/nodes.ts';
import { CATALOGUE } from './catalogue.ts';
import { removeEntry } from './edits.ts';
import type { Fix } from './finding.ts';
import { firstLine } from './places.ts';
import type { Rule } from './rule.ts';
import { isCheckedDocument } from './subject.ts';

/** A key twice in one map: kubectl warns, Kustomize refuses, most others drop one of the values and say nothing. */
export const duplicateKeys: Rule = {
  codes: ['duplicate-key'],
  checkManifest: (manifest, _context) => {
    if (!isCheckedDocument(manifest)) return [];
    const { problems } = manifest.yaml();
    const brokenAt = manifest.brokenAt ?? Number.POSITIVE_INFINITY;
    return problems.flatMap(({ type, span, key }) =>
      type === 'duplicate-key' && key !== undefined && span.end < brokenAt
        ? [
            {
              code: 'duplicate-key' as const,
              severity: CATALOGUE['duplicate-key'].severity,
              message: message('duplicate-key', { key }),
              span: firstLine(manifest.text, span),
              pointer: '',
              data: { key },
            },
          ]
        : [],
    );
  },
  fixes: (finding, { part }) => {
    const { root } = part.manifest.yaml();
    const found = root && entryAt(root, finding.span);
    const field = String(finding.data?.key ?? '');
    if (!found) return [];
    const { map, entry } = found;
    const earlier = map.entries.find(({ key }) => key.text === entry.key.text);
    if (!earlier || earlier === entry) return [];
    const text = (of: YamlEntry): string => part.manifest.text.slice(of.value.span.start, of.value.span.end);
    const safe = text(earlier) === text(entry);
    const removeLast = removeEntry(part, map, entry);
    const removeFirst = removeEntry(part, map, earlier);
    return [
      ...(removeLast ? [{ title: message('fix.remove-last', { field }), safe, edits: [removeLast] }] : []),
      ...(removeFirst && !safe
        ? [{ title: message('fix.remove-first', { field }), safe: false, edits: [removeFirst] }]
        : []),
    ] satisfies Fix[];
  },
};

/** The entry whose key starts where `span` does. */
function entryAt(
  node: YamlNode,
  span: Span,
): { readonly map: YamlMap; readonly entry: YamlEntry } | undefined {
  if (node.alias !== undefined || span.start < node.span.start || span.start > node.span.end)
    return undefined;
  if (node.type === 'map')
    for (const entry of node.entries) {
      if (entry.merged) continue;
      if (entry.key.span.start === span.start) return { map: node, entry };
      const found = entryAt(entry.value, span);
      if (found) return found;
    }
  if (node.type === 'sequence')
    for (const item of node.items) {
      const found = entryAt(item, span);
      if (found) return found;
    }
  return undefined;
}
