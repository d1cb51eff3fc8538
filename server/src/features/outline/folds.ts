import type { Manifest } from '../../engine/index.ts';

/** Lines that fold together; they count from the document's first line. */
export type Fold = {
  readonly start: number;
  readonly end: number;
  /** How many folds are around it. */
  readonly depth: number;
  readonly comment?: boolean;
};

/** What can be folded in a document. */
export type DocumentFolds = {
  /** In the order of their first lines. */
  readonly folds: readonly Fold[];
  /** From its marker or first key to its last line; absent if that is one line. */
  readonly whole?: Fold;
};

/** The folds of a document. Kept with its reading, so that a keystroke costs those of one document. */
export function foldsOf(manifest: Manifest): DocumentFolds {
  let folds = known.get(manifest);
  if (!folds) {
    folds = readFolds(manifest.text);
    known.set(manifest, folds);
  }
  return folds;
}

const known = new WeakMap<Manifest, DocumentFolds>();

type Open = { readonly indent: number; readonly line: number };

/** A line folds what stands deeper below it. The dash of a list belongs to its key, even in the key's column. */
function readFolds(text: string): DocumentFolds {
  const lines = text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
  const folds: Fold[] = [];
  const open: Open[] = [];
  let first: number | undefined; // the marker or the first key
  let last = 0; // the last line that is neither blank nor a comment
  let block: number | undefined; // the indentation of a block scalar's key, while in it
  let comments: number | undefined; // the first of a run of comment lines

  const close = (indent: number): void => {
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (last > top.line) folds.push({ start: top.line, end: last, depth: open.length + 1 });
    }
  };
  const closeComments = (line: number): void => {
    if (comments !== undefined && line - comments > 1)
      folds.push({ start: comments, end: line - 1, depth: open.length + 1, comment: true });
    comments = undefined;
  };

  for (const [number, line] of lines.entries()) {
    const indent = indentOf(line);
    if (indent === line.length) {
      closeComments(number);
      continue;
    }
    if (block !== undefined && indent > block) {
      last = number;
      continue;
    }
    block = undefined;
    if (line[indent] === '#') {
      comments ??= number;
      continue;
    }
    closeComments(number);
    first ??= number;
    if (indent === 0 && MARKER.test(line)) continue;
    // An item in the column of its key is deeper than the key: half a step.
    const isItem = line[indent] === '-' && isBlank(line, indent + 1);
    const at = isItem ? indent + 0.5 : indent;
    close(at);
    open.push({ indent: at, line: number });
    if ((line.includes('|') || line.includes('>')) && BLOCK_SCALAR.test(line)) block = indent;
    last = number;
  }
  closeComments(lines.length);
  close(-1);
  folds.sort((a, b) => a.start - b.start);
  return {
    folds,
    ...(first !== undefined && last > first && { whole: { start: first, end: last, depth: 0 } }),
  };
}

/** How many blanks a line begins with. */
function indentOf(line: string): number {
  let indent = 0;
  while (indent < line.length && isBlank(line, indent)) indent++;
  return indent;
}

/** Whether a blank, a tab or the line's end stands there. */
function isBlank(line: string, at: number): boolean {
  const character = line[at];
  return character === undefined || character === ' ' || character === '\t';
}

/** The lines that split a file; `%` directives stand before them. */
const MARKER = /^(?:---|\.\.\.)(?:\s|$)|^%/;

/** `key: |`, perhaps with indentation and chomping indicators and a comment. */
const BLOCK_SCALAR = /(?:^|[:-]\s+)(?:[!&]\S+\s+)*[|>][-+0-9]*(?:\s+#.*)?\s*$/;
