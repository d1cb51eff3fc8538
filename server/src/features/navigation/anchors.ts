import type { Span } from '../../engine/index.ts';
import type { AtCursor } from '../atCursor.ts';
import type { Destination } from './sites.ts';

/**
 * The anchor of the alias that the cursor is on, `*name` or the one behind a merge key. Undefined beside aliases and
 * for an alias whose anchor is not above it.
 */
export function anchorAt(
  at: AtCursor,
): { readonly destinations: readonly Destination[]; readonly origin: Span } | undefined {
  const { manifest, uri } = at.part;
  const origin = aliasAt(manifest.text, at.offset);
  if (!origin || isText(at)) return undefined;
  const name = manifest.text.slice(origin.start + 1, origin.end);
  const anchor = lastAnchor(manifest.text.slice(0, origin.start), name);
  return anchor && { destinations: [{ uri, manifest, span: anchor, whole: anchor }], origin };
}

/** Whether the cursor is in the text of a value rather than on an alias. */
function isText({ hit, offset }: AtCursor): boolean {
  return (
    hit?.node.type === 'scalar' &&
    hit.node.alias === undefined &&
    hit.span.start < offset &&
    hit.span.end > hit.span.start
  );
}

/** The `*name` that holds or touches an offset. */
function aliasAt(text: string, offset: number): Span | undefined {
  let start = offset;
  while (start > 0 && NAME.test(text[start - 1] ?? '')) start--;
  if (text[start - 1] === '*') start--;
  else if (text[start] !== '*') return undefined;
  let end = start + 1;
  while (end < text.length && NAME.test(text[end] ?? '')) end++;
  const before = start === 0 ? ' ' : (text[start - 1] ?? '');
  return end > start + 1 && BEFORE.test(before) ? { start, end } : undefined;
}

/** A character of an anchor's name (YAML 1.2, ns-anchor-char). */
const NAME = /[^\s,[\]{}*]/;
const BEFORE = /[\s,[{]/;

/** The last `&name` in a text that is not in a comment: anchors may be set anew. */
function lastAnchor(text: string, name: string): Span | undefined {
  for (
    let at = text.lastIndexOf(`&${name}`);
    at !== -1;
    at = at === 0 ? -1 : text.lastIndexOf(`&${name}`, at - 1)
  ) {
    const end = at + name.length + 1;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const isWhole = end === text.length || !NAME.test(text[end] ?? '');
    if (isWhole && (line === '' || BEFORE.test(line.at(-1) ?? '')) && !/(?:^|\s)#/.test(line))
      return { start: at, end };
  }
  return undefined;
}
