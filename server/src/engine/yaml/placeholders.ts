import type { Span } from '../text/span.ts';

/**
 * Text that a tool fills in later: `{{ … }}` (Helm), `${VAR}` (Flux, envsubst), `$(VAR)` (Kustomize vars), `<% … %>`
 * and `{% … %}`. Masking them keeps a document readable as YAML and every offset where it was.
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
  let controlBlocks = false;
  const masked = text.replaceAll(PLACEHOLDER, (match: string, offset: number) => {
    const end = offset + match.length;
    if (match.startsWith('$') || !standsAlone(text, offset, end)) {
      placeholders.push({ start: offset, end });
      return match.replaceAll(/[^\n\r]/g, 'x');
    }
    controlBlocks = true;
    return match.replaceAll(/[^\n\r]/g, ' ');
  });
  return { text: masked, placeholders, controlBlocks };
}

const MAYBE = /\{\{|\{%|<%|\$[({]/;
const PLACEHOLDER =
  /\{\{(?:[^}]|\}(?!\}))*\}\}|\{%(?:[^%]|%(?!\}))*%\}|<%(?:[^%]|%(?!>))*%>|\$\{[A-Za-z_][^}\n]*\}|\$\([A-Za-z_][\w.-]*\)/g;

function standsAlone(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd === -1 ? text.length : lineEnd);
  return before.trim() === '' && /^\s*(?:#.*|(?:\{\{.*\}\}\s*)*)$/.test(after);
}

/** Whether a value's text is not known here, as it holds a placeholder. */
export function isUnknownText(text: string): boolean {
  return MAYBE.test(text) && text.search(PLACEHOLDER) !== -1;
}
