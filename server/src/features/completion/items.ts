import type { CompletionItem, Range } from 'vscode-languageserver-types';
import { CompletionItemTag, InsertTextFormat, InsertTextMode, MarkupKind } from 'vscode-languageserver-types';
import type { Slot, Span } from '../../engine/index.ts';
import { shiftSpan } from '../../engine/index.ts';
import { withoutMarkup } from '../markdown.ts';
import { firstBlank, hasBlanks, plainText, snippetText } from '../yamlText/render.ts';
import type { Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';

/** Suggestions for one slot together with where they are written. */
export type SlotSuggestions = { readonly slot: Slot; readonly suggestions: readonly Suggestion[] };

/** The suggestions as LSP items: those of the likeliest slot first. */
export function toItems(scene: Scene, answers: readonly SlotSuggestions[]): CompletionItem[] {
  const { snapshot, part } = scene;
  const lines = snapshot.file(part.uri)?.lines();
  if (!lines) return [];
  const rangeOf = (span: Span): Range => lines.rangeOf(shiftSpan(span, part.offset));
  return answers.flatMap(({ slot, suggestions }, order) =>
    suggestions.map((suggestion, index): CompletionItem => {
      const { label, kind, detail, where, rank, edits, deprecated } = suggestion;
      const sortText = `${order}${pad(rank, 2)}${pad(index, 4)}`;
      const filterText = filterOf(slot, suggestion);
      return {
        label,
        kind,
        sortText,
        ...(filterText !== label && { filterText }),
        ...(detail !== undefined && detail !== '' && { detail }),
        ...(where !== undefined && where !== '' && { labelDetails: { description: where } }),
        ...documentationOf(scene, suggestion),
        ...(deprecated && { tags: [CompletionItemTag.Deprecated] }),
        ...insertionOf(scene, suggestion, rangeOf(suggestion.span ?? slot.span)),
        insertTextMode: InsertTextMode.asIs, // later lines carry their whole indentation
        ...(edits && {
          additionalTextEdits: edits.map(({ span, newText }) => ({ range: rangeOf(span), newText })),
        }),
      };
    }),
  );
}

function insertionOf(
  { options }: Scene,
  { text }: Suggestion,
  range: Range,
): Pick<CompletionItem, 'textEdit' | 'insertTextFormat' | 'command'> {
  const isSnippet = options.snippets === true && hasBlanks(text);
  const next = firstBlank(text);
  const asksAgain = options.asksAgain === true && next?.blank === '' && !next.choices;
  return {
    textEdit: { range, newText: isSnippet ? snippetText(text) : plainText(text) },
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(asksAgain && { command: { title: '', command: 'editor.action.triggerSuggest' } }),
  };
}

function documentationOf(
  { options }: Scene,
  { documentation }: Suggestion,
): Pick<CompletionItem, 'documentation'> {
  if (documentation === undefined || documentation === '') return {};
  return {
    documentation:
      options.markdown === false
        ? withoutMarkup(documentation)
        : { kind: MarkupKind.Markdown, value: documentation },
  };
}

/** Editors compare it with what stands between the start of the range and the cursor, an opening quote included. */
function filterOf(slot: Slot, { label, filter, text }: Suggestion): string {
  const quote = slot.type === 'value' ? slot.quote : '';
  const isQuoted = quote !== '' && plainText(text).trimStart().startsWith(quote);
  return `${isQuoted ? quote : ''}${filter ?? label}`;
}

function pad(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
