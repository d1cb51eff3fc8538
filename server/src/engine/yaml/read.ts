import type { Alias, Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Span } from '../text/span.ts';
import type { SyntaxDetail, YamlDocument, YamlProblem } from './document.ts';
import { isTooDeep } from './nesting.ts';
import type { ScalarStyle, YamlEntry, YamlNode, YamlScalar } from './nodes.ts';
import { type Masked, maskPlaceholders } from './placeholders.ts';
import { resolvePlain } from './scalars.ts';
import { readSimple } from './simple.ts';

/**
 * Reads the text of one document (see split.ts). Never throws: what cannot be read is a problem, and what stands
 * beside it is still there.
 */
export function readDocument(text: string): YamlDocument {
  const masked = maskPlaceholders(text);
  const isLiteral = masked.placeholders.length === 0 && !masked.controlBlocks;
  const simple = isLiteral ? readSimple(text) : undefined;
  return simple ? { text, root: simple, problems: [], template: false } : parse(text, masked);
}

/** As readDocument, by the parser whatever the text is: the measure of what readSimple gives. */
export function parseWhole(text: string): YamlDocument {
  return parse(text, maskPlaceholders(text));
}

function parse(text: string, masked: Masked): YamlDocument {
  const tooDeep: YamlDocument = {
    text,
    problems: [{ type: 'too-deep', span: { start: 0, end: 0 } }],
    template: masked.controlBlocks,
  };
  if (isTooDeep(masked.text)) return tooDeep;
  let parsed: Document.Parsed;
  let root: YamlNode | undefined;
  const reader = createReader(text, masked.placeholders);
  try {
    parsed = parseDocument(masked.text, OPTIONS);
    root = parsed.contents ? reader.node(parsed.contents) : undefined;
  } catch {
    return tooDeep; // a RangeError for the stack, after all
  }
  const problems = [...parsed.errors.map((error) => syntaxProblem(text, error)), ...reader.problems];
  return { text, ...(root && { root }), problems, template: masked.controlBlocks };
}

const OPTIONS = {
  schema: 'failsafe', // every scalar stays text: resolvePlain decides, as kubectl's reader would
  version: '1.1',
  merge: false,
  strict: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Nodes that aliases may add to one document before they count as an attack on whoever reads it. */
const MAX_ALIASED_NODES = 10_000;

type Reader = { readonly problems: YamlProblem[]; node(node: Node): YamlNode };

function createReader(text: string, placeholders: readonly Span[]): Reader {
  const problems: YamlProblem[] = [];
  const anchors = new Map<string, { readonly node: YamlNode; readonly size: number } | 'open'>();
  let aliased = 0;
  let size = 0; // nodes read so far, aliased ones included

  const isPlaceholder = (span: Span): boolean =>
    placeholders.some((placeholder) => placeholder.start < span.end && span.start < placeholder.end);

  const node = (from: Node): YamlNode => {
    if (isAlias(from)) return alias(from);
    const before = size++;
    const anchor = from.anchor;
    if (anchor) anchors.set(anchor, 'open');
    const read = isMap(from) ? map(from) : isSeq(from) ? sequence(from) : scalar(from as Scalar);
    if (anchor) anchors.set(anchor, { node: read, size: size - before });
    return read;
  };

  const scalar = (from: Scalar): YamlScalar => {
    const span = spanOf(from);
    const style = STYLES[from.type ?? 'PLAIN'] ?? 'plain';
    const placeholder = isPlaceholder(span);
    const read = typeof from.value === 'string' ? from.value : '';
    const content = placeholder ? unquoted(text.slice(span.start, span.end), style) : read;
    const value =
      style === 'plain' && !placeholder && !isStringTag(from.tag) ? resolvePlain(content) : content;
    return { type: 'scalar', span, value, style, text: content, ...(placeholder && { placeholder }) };
  };

  const nothing = (at: number): YamlScalar => ({
    type: 'scalar',
    span: { start: at, end: at },
    value: null,
    style: 'plain',
    text: '',
  });

  const map = (from: YAMLMap): YamlNode => {
    const entries: YamlEntry[] = [];
    const merged: YamlEntry[] = [];
    const seen = new Set<string>();
    for (const pair of from.items as Pair<Node | null, Node | null>[]) {
      const key = pair.key && isScalar(pair.key) ? scalar(pair.key) : nothing(pair.key?.range?.[0] ?? 0);
      size++;
      const value = pair.value ? node(pair.value) : nothing(key.span.end);
      if (key.style === 'plain' && key.text === '<<') merged.push(...mergedEntries(value));
      else {
        if (seen.has(key.text) && !key.placeholder)
          problems.push({ type: 'duplicate-key', span: key.span, key: key.text });
        seen.add(key.text);
        entries.push({
          key,
          value,
          span: { start: key.span.start, end: Math.max(key.span.end, value.span.end) },
        });
      }
    }
    for (const entry of merged) {
      if (seen.has(entry.key.text)) continue;
      seen.add(entry.key.text);
      entries.push({ ...entry, merged: true });
    }
    return { type: 'map', span: spanOf(from), flow: from.flow === true, entries };
  };

  const mergedEntries = (value: YamlNode): readonly YamlEntry[] => {
    if (value.type === 'map') return value.entries;
    return value.type === 'sequence' ? value.items.flatMap(mergedEntries) : [];
  };

  const sequence = (from: YAMLSeq): YamlNode => {
    const items = (from.items as (Node | null)[]).map((item) =>
      item ? node(item) : nothing(spanOf(from).start),
    );
    return { type: 'sequence', span: spanOf(from), flow: from.flow === true, items };
  };

  const alias = (from: Alias): YamlNode => {
    const span = spanOf(from);
    const anchor = anchors.get(from.source);
    if (anchor === 'open') problems.push({ type: 'syntax', span, detail: 'circular-alias' });
    if (anchor === undefined) problems.push({ type: 'syntax', span, detail: 'unknown-alias' });
    if (anchor === undefined || anchor === 'open') return nothing(span.end);
    aliased += anchor.size;
    size += anchor.size;
    if (aliased > MAX_ALIASED_NODES) {
      if (!problems.some((problem) => problem.type === 'excessive-aliasing'))
        problems.push({ type: 'excessive-aliasing', span });
      return nothing(span.end);
    }
    return { ...anchor.node, span, alias: from.source };
  };

  return { problems, node };
}

const STYLES: Partial<Record<string, ScalarStyle>> = {
  QUOTE_SINGLE: 'single-quoted',
  QUOTE_DOUBLE: 'double-quoted',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};

function spanOf(node: Node): Span {
  return { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 };
}

function isStringTag(tag: string | undefined): boolean {
  return tag === 'tag:yaml.org,2002:str' || tag === '!';
}

function unquoted(source: string, style: ScalarStyle): string {
  return style === 'single-quoted' || style === 'double-quoted' ? source.slice(1, -1) : source;
}

type ParserError = {
  readonly code: string;
  readonly pos: readonly [number, number];
  readonly message: string;
};

const DETAILS: Partial<Record<string, SyntaxDetail>> = {
  TAB_AS_INDENT: 'tab-indentation',
  BAD_INDENT: 'bad-indentation',
  BLOCK_AS_IMPLICIT_KEY: 'nested-mapping',
  MISSING_CHAR: 'missing-colon',
};

function syntaxProblem(text: string, error: ParserError): YamlProblem {
  const [start, end] = error.pos;
  const span = { start: Math.min(start, text.length), end: Math.min(Math.max(end, start), text.length) };
  if (/^(?:<{7}|={7}|>{7})/.test(lineAt(text, span.start)))
    return { type: 'syntax', span, detail: 'conflict-marker' };
  const detail =
    error.code === 'MISSING_CHAR' ? missingCharacter(text, span, error.message) : DETAILS[error.code];
  return { type: 'syntax', span, detail: detail ?? 'other' };
}

/** The parser has one code for every character that it missed; only its message says which. */
function missingCharacter(text: string, span: Span, message: string): SyntaxDetail {
  if (/quote/.test(message)) return 'unclosed-quote';
  if (/flow|\]|\}/i.test(message) || /^[[{]/.test(text.slice(span.start, span.start + 1)))
    return 'unclosed-flow';
  return 'missing-colon';
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end === -1 ? text.length : end);
}
