import type { Message } from '../messages.ts';
import type { Span } from '../text/span.ts';
import type { FindingCode } from './catalogue.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** One thing that is wrong or worth knowing, in one document. Words and severities of the user come later. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly message: Message;
  /** Relative to the document. */
  readonly span: Span;
  /** JSON pointer from the document's root to what the finding is about. */
  readonly pointer: string;
  /** Which of the document's resources it is about, by its pointer; absent for findings about the document. */
  readonly resource?: string;
  readonly related?: readonly RelatedPlace[];
  /** Names the rule within a family, such as `HTTPRoute/spec/rules#3`. */
  readonly rule?: string;
  readonly tag?: 'deprecated' | 'unnecessary';
  /** What the family's fixes need to know beside the pointer: a suggestion, an allowed value. */
  readonly data?: Readonly<Record<string, string | number | readonly string[]>>;
};

/** A place in this or another file that a finding speaks of; found anew when it is shown, since texts move. */
export type RelatedPlace = {
  readonly uri: string;
  /** The resource's document pointer and identity, so that it is found after edits. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  /** From the resource's own root; empty for its name. */
  readonly pointer: string;
  readonly message: Message;
};

/** A change of text; offsets count from the start of the file. */
export type TextEdit = { readonly uri: string; readonly span: Span; readonly newText: string };

/** A repair that a user can choose. */
export type Fix = {
  readonly title: Message;
  /** Same meaning to the API server, or the only repair, within one file: may be applied without asking. */
  readonly safe: boolean;
  /** The one that most people want. */
  readonly preferred?: boolean;
  readonly edits: readonly TextEdit[];
};
