import type { Span } from '../text/span.ts';

/**
 * Text that a tool fills in later: `{{ … }}` (Helm), `${VAR}` (Flux, envsubst), `$VAR` (envsubst), `$(VAR)` (Kustomize
 * vars), `#@ …` (ytt), `<% … %>` and `{% … %}`. Masking them keeps a document readable as YAML and every offset where
 * it was.
 */
export type Masked = {
  /** As long as the text itself: placeholders inside a value became letters, control lines became blanks. */
  readonly text: string;
  /** Placeholders that stand inside a line, in order. */
  readonly placeholders: readonly Span[];
  /** Whole lines are template actions, so the document's shape is not known here. */
  readonly controlBlocks: boolean;
};

/** Masks every placeholder in `text`. Costs one scan where there are none. */
export function maskPlaceholders(text: string): Masked {
  if (!MAYBE.test(text)) return { text, placeholders: [], controlBlocks: false };
  const placeholders: Span[] = [];
  let controlBlocks = YTT_LINE.test(text);
  const masked = text.replaceAll(PLACEHOLDER, (match: string, offset: number) => {
    const end = offset + match.length;
    if (/^[$#]/.test(match) || !standsAlone(text, offset, end)) {
      placeholders.push({ start: offset, end });
      return match.replaceAll(/[^\n\r]/g, 'x');
    }
    controlBlocks = true;
    return match.replaceAll(/[^\n\r]/g, ' ');
  });
  return { text: masked, placeholders, controlBlocks };
}

const MAYBE = /\{\{|\{%|<%|\$[({A-Z_]|#@/;

/**
 * `$VAR` is one in capitals only and between the borders of a path or a hostname: a dollar sign in a regular expression
 * means something else. `#@` counts where a value would stand, since it is a comment elsewhere.
 */
const PLACEHOLDER =
  /\{\{(?:[^}]|\}(?!\}))*\}\}|\{%(?:[^%]|%(?!\}))*%\}|<%(?:[^%]|%(?!>))*%>|\$\{[A-Za-z_][^}\n]*\}|\$\([A-Za-z_][\w.-]*\)|(?<=^|[[\s"'/.:-])\$[A-Z_][A-Z0-9_]+(?=$|[\s"'/.:,\]}-])|(?<=[:-][ \t])#@[ \t][^\r\n]*/g;

/** Code and annotations of ytt that stand on lines of their own. */
const YTT_LINE = /^[ \t]*#@/m;
/** A value that ytt computes, taken out of its line. */
const YTT_VALUE = /^#@[ \t]/;

function standsAlone(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  return before.trim() === '' && /^\s*(?:#.*|(?:\{\{.*\}\}\s*)*)$/.test(after);
}

/** Whether a value's text is not known here, as it holds a placeholder. */
export function isUnknownText(text: string): boolean {
  return MAYBE.test(text) && (YTT_VALUE.test(text) || text.search(PLACEHOLDER) !== -1);
}
