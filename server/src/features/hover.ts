import type { Hover, Position } from 'vscode-languageserver-types';
import { MarkupKind } from 'vscode-languageserver-types';
import type { IndexedResource, Render, Snapshot, Span } from '../engine/index.ts';
import { renderMessage, shiftSpan } from '../engine/index.ts';
import type { AtCursor } from './atCursor.ts';
import { atCursor } from './atCursor.ts';
import type { Telling } from './hover/conditions.ts';
import { enumValueText, fieldText } from './hover/field.ts';
import { kindText } from './hover/kind.ts';
import { namespaceText, referenceText } from './hover/reference.ts';
import { usageText } from './hover/usage.ts';
import { shareText } from './hover/weight.ts';
import { withoutMarkup } from './markdown.ts';
import { wordsIn } from './strings.ts';

/**
 * What is worth knowing about what stands at a position: a field's documentation on its key, the meaning of an enum's
 * value, the target of a reference, who refers to a name. Null where there is nothing to add to what is written.
 * @param options `locale`: a BCP 47 language; `render`: the engine's messages in it, English by default; `markdown`: the
 * client shows it, which is the default
 */
export function hover(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: { readonly locale?: string; readonly render?: Render; readonly markdown?: boolean } = {},
): Hover | null {
  const at = atCursor(snapshot, uri, position);
  if (!at?.from) return null;
  const telling = { words: wordsIn(options.locale), render: options.render ?? renderMessage };
  const found = textAt(snapshot, at, at.from, telling);
  if (!found) return null;
  return {
    contents:
      options.markdown === false
        ? { kind: MarkupKind.PlainText, value: withoutMarkup(found.text) }
        : { kind: MarkupKind.Markdown, value: found.text },
    range: at.file.lines().rangeOf(shiftSpan(found.span, at.part.offset)),
  };
}

type Found = { readonly text: string; readonly span: Span };

function textAt(
  snapshot: Snapshot,
  at: AtCursor,
  from: IndexedResource,
  telling: Telling,
): Found | undefined {
  const { words } = telling;
  const { hit } = at;
  const { nameSpan } = from.resource;
  if (from.resource.name !== undefined && nameSpan.start <= at.offset && at.offset <= nameSpan.end)
    return found(usageText(snapshot, at, telling), nameSpan);
  if (!hit) return undefined;
  if (at.own === '/kind' || at.own === '/apiVersion') return found(kindText(snapshot, from, words), hit.span);
  if (hit.part === 'key') {
    const field = fieldText(snapshot, at, from, words);
    const share = field && shareText(at, from, words);
    return found(share === undefined ? field : `${field}\n\n${share}`, hit.span);
  }
  if (hit.node.type !== 'scalar') return undefined;
  return found(valueText(snapshot, at, from, telling), hit.span);
}

function found(text: string | undefined, span: Span): Found | undefined {
  return text === undefined ? undefined : { text, span };
}

function valueText(
  snapshot: Snapshot,
  at: AtCursor,
  from: IndexedResource,
  telling: Telling,
): string | undefined {
  const { words } = telling;
  if (at.reference && at.reference.part !== 'kind' && at.reference.part !== 'group')
    return referenceText(snapshot, at, from, telling);
  if (at.own === '/metadata/namespace') return namespaceText(snapshot, from.resource.namespace, words);
  return (
    usageText(snapshot, at, telling) ?? shareText(at, from, words) ?? enumValueText(snapshot, at, from, words)
  );
}
