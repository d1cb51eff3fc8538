import { once } from '../attachment/context.ts';
import type { ManifestFile } from '../manifest/file.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Span } from '../text/span.ts';
import { shiftSpan } from '../text/span.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import type { TextEdit } from './finding.ts';
import { endOfLine } from './places.ts';

/**
 * Whether an edit changes what aliases and merge keys repeat at other places, which nobody asked for.
 * @param asked the place in the file that is to be repaired; what repeats that place is repaired with it
 */
export function changesOtherPlaces(
  file: ManifestFile,
  { span }: Pick<TextEdit, 'span'>,
  asked: Span | undefined,
): boolean {
  const part = file.parts.findLast(({ offset }) => offset <= span.start);
  if (!part) return false;
  return sharedRegions(part.manifest).some((region) => {
    const within = shiftSpan(region, part.offset);
    return isWithin(span, within) && !(asked && isWithin(asked, within));
  });
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** What is anchored and repeated in a document, each up to the end of its last line. */
const sharedRegions = once(({ text, yaml }: Manifest): readonly Span[] => {
  const repeated = new Set([...text.matchAll(ALIAS)].map(([, name = '']) => name));
  const { root } = repeated.size > 0 ? yaml() : {};
  if (!root) return [];
  const regions: Span[] = [];
  const visit = (node: YamlNode, before: number): void => {
    if (node.alias !== undefined) return;
    const anchor = ANCHOR.exec(text.slice(before, node.span.start))?.[1];
    if (anchor !== undefined && repeated.has(anchor))
      regions.push({
        start: node.span.start,
        end: node.type !== 'scalar' && node.flow ? node.span.end : lastLineOf(text, node.span),
      });
    if (node.type === 'map')
      for (const { key, value, merged } of node.entries) if (!merged) visit(value, key.span.end);
    let end = node.span.start;
    if (node.type === 'sequence')
      for (const item of node.items) {
        visit(item, end);
        end = item.span.end;
      }
  };
  visit(root, 0);
  return regions;
});

const ALIAS = /(?<=[\s[{,:-])\*([^\s,\]}]+)/g;
const ANCHOR = /(?<=^|[\s[{,:-])&([^\s,\]}]+)/;

/** An entry that is added goes behind the last one, and behind a comment there. */
function lastLineOf(text: string, { start, end }: Span): number {
  return endOfLine(text, start + text.slice(start, end).trimEnd().length);
}
