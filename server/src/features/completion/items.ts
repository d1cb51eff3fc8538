import type { CompletionItem } from 'vscode-languageserver-types';
import { InsertTextFormat, InsertTextMode } from 'vscode-languageserver-types';
import type { Words } from '../strings.ts';
import type { CompletionPlace } from './place.ts';

export type CompletionOptions = {
  /** The client understands tab stops. */
  readonly snippets: boolean;
  readonly locale: string;
};

/** What every source of items needs beside the place. */
export type Offer = CompletionOptions & { readonly words: Words };

/** One thing to offer, before it knows where it goes. */
export type Proposal = Pick<CompletionItem, 'label' | 'kind' | 'detail' | 'documentation' | 'tags'> & {
  /** What is written; the label if absent. Later lines carry their own indentation. */
  readonly insert?: string;
  /** `insert` has tab stops. */
  readonly isSnippet?: boolean;
  /** Smaller ranks come first; within one rank the order of the proposals stays. */
  readonly rank?: number;
};

/** Proposals as LSP items that replace the word at the cursor. */
export function toItems(place: CompletionPlace, proposals: readonly Proposal[]): CompletionItem[] {
  const lines = place.snapshot.file(place.uri)?.lines();
  if (!lines) return [];
  const { start, end } = place.word;
  const range = lines.rangeOf({ start: start + place.part.offset, end: end + place.part.offset });
  return proposals.map(({ insert, isSnippet, rank = 5, ...item }, index) => ({
    ...item,
    sortText: `${rank}${String(index).padStart(4, '0')}`,
    insertTextMode: InsertTextMode.asIs,
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: { range, newText: insert ?? item.label },
  }));
}

/** A plain scalar, in quotes where YAML would read it as something else than this text. */
export function scalarText(place: CompletionPlace, text: string): string {
  if (place.quote !== undefined) return text;
  const needsQuotes = /^[\s*&!|>'"%@`#{}[\],?:-]|: |\s#|^$|^(?:y|n|yes|no|on|off|true|false|null|~)$/i.test(
    text,
  );
  return needsQuotes || /^[+-]?[\d.]/.test(text) ? JSON.stringify(text) : text;
}
