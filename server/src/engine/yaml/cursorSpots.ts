import type { Span } from '../text/span.ts';
import type { YamlScalar } from './nodes.ts';
import type { Path } from './pointer.ts';

/** The tree as it grows while a document is read for a cursor (cursor.ts). */
export type LooseNode = LooseMap | LooseSequence | YamlScalar;

type LooseSpan = { start: number; end: number };

export type LooseMap = {
  readonly type: 'map';
  readonly span: LooseSpan;
  readonly flow: boolean;
  readonly entries: LooseEntry[];
  /** Of the keys; of the brace in flow style. */
  readonly column: number;
  readonly alias?: string;
};

export type LooseEntry = {
  readonly key: YamlScalar;
  value: LooseNode;
  /** Of the key. */
  readonly column: number;
  readonly span: LooseSpan;
  readonly merged?: boolean;
};

export type LooseSequence = {
  readonly type: 'sequence';
  readonly span: LooseSpan;
  readonly flow: boolean;
  readonly items: LooseNode[];
  /** Of the dashes; of the bracket in flow style. */
  readonly column: number;
  readonly alias?: string;
};

/** A place where the cursor may write, seen before the text behind it is read. */
export type Spot =
  | {
      readonly type: 'key';
      readonly span: Span;
      readonly flow: boolean;
      readonly path: Path;
      readonly map: LooseMap;
      /** Where the word begins. */
      readonly column: number;
      readonly colon: boolean;
    }
  | {
      readonly type: 'item';
      readonly span: Span;
      readonly flow: false;
      readonly path: Path;
      readonly sequence: LooseSequence;
      readonly column: number;
    }
  | {
      readonly type: 'value';
      readonly span: Span;
      readonly flow: boolean;
      readonly path: Path;
      readonly at: 'key' | 'dash' | 'line' | 'flow';
      readonly column: number;
      readonly lead: string;
      readonly quote: '' | "'" | '"';
      readonly listOnly: boolean;
      /** What the rest of the document puts there. */
      readonly filled: () => LooseNode | undefined;
    };

/** A value that is still to come: below its key, behind its dash, or the document itself. */
export type Hole = {
  readonly kind: 'root' | 'entry' | 'item';
  /** Of the key or dash; -1 for the document. */
  readonly column: number;
  readonly path: Path;
  readonly fill: (node: LooseNode) => void;
  readonly filled: () => LooseNode | undefined;
};

/** A block map or list whose lines may go on. */
export type Frame =
  | { readonly type: 'map'; readonly node: LooseMap; readonly path: Path }
  | { readonly type: 'sequence'; readonly node: LooseSequence; readonly path: Path };

export function newMap(column: number, start: number, flow: boolean): LooseMap {
  return { type: 'map', span: { start, end: start }, flow, entries: [], column };
}

export function newSequence(column: number, start: number, flow: boolean): LooseSequence {
  return { type: 'sequence', span: { start, end: start }, flow, items: [], column };
}

/** The value of a key or item that has none. */
export function nothing(at: number): YamlScalar {
  return { type: 'scalar', span: { start: at, end: at }, value: null, style: 'plain', text: '' };
}
