import type { Span } from '../text/span.ts';
import type { YamlNode } from './nodes.ts';

/** Why a document is not the YAML its author meant. */
export type YamlProblem = {
  readonly type: 'syntax' | 'duplicate-key' | 'excessive-aliasing' | 'too-deep';
  readonly span: Span;
  /** For `syntax`: which rule of YAML, in the parser's terms. */
  readonly detail?: SyntaxDetail;
  /** For `duplicate-key`: the key. */
  readonly key?: string;
};

/** The syntax errors that people make, told apart; everything else is `other`. */
export type SyntaxDetail =
  | 'tab-indentation'
  | 'bad-indentation'
  | 'missing-colon'
  | 'unclosed-quote'
  | 'unclosed-flow'
  | 'nested-mapping'
  | 'unknown-alias'
  | 'circular-alias'
  | 'conflict-marker'
  | 'other';

/** One YAML document, read. All offsets are relative to the start of its text. */
export type YamlDocument = {
  readonly text: string;
  /** Absent for a document that holds nothing but comments. */
  readonly root?: YamlNode;
  readonly problems: readonly YamlProblem[];
  /** Template actions stand on lines of their own: what is written here is not what will be applied. */
  readonly template: boolean;
};
