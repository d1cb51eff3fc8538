import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { Json, Span, ValueSlot } from '../../engine/index.ts';
import { plainOrQuoted } from '../../engine/index.ts';
import type { Text } from '../yamlText/template.ts';

/** One thing to offer. Spans are relative to the document. */
export type Suggestion = {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** What is worth knowing of it in one line. */
  readonly detail?: string;
  /** Where it is, beside the label. */
  readonly where?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Smaller ones come first; equal ones stay in their order. */
  readonly rank: number;
  /** What is written instead of the word at the cursor. */
  readonly text: Text;
  /** What is replaced, if it is more than the word at the cursor. */
  readonly span?: Span;
  /** Changes elsewhere in the document. */
  readonly edits?: readonly Edit[];
  /** What typing is compared with, if not the label. */
  readonly filter?: string;
  readonly deprecated?: boolean;
};

export type Edit = { readonly span: Span; readonly newText: string };

/** A value as it is written in a slot: in the quotes that stand there, or in quotes if it needs them. */
export function written(slot: ValueSlot, value: Json): string {
  if (typeof value !== 'string') return typeof value === 'object' ? JSON.stringify(value) : String(value);
  return quotedLike(slot.quote, value);
}

/** A string in one kind of quotes; with none given, in quotes where it needs them. */
export function quotedLike(quote: '' | "'" | '"', value: string): string {
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  return quote === '"' ? JSON.stringify(value) : plainOrQuoted(value);
}

/** The first suggestion of each label and place wins: what the workspace knows before what the schema says. */
export function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  const first = new Map<string, Suggestion>();
  for (const suggestion of suggestions) {
    const id = `${suggestion.label}\n${suggestion.where ?? ''}\n${suggestion.detail ?? ''}`;
    if (!first.has(id)) first.set(id, suggestion);
  }
  return [...first.values()];
}
