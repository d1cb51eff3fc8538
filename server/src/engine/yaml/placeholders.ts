import type { Span } from '../text/span.ts';

/**
 * Text that a tool fills in later: `{{ … }}` (Helm), `${VAR}` (Flux, envsubst), `$VAR` (envsubst), `$(VAR)` (Kustomize
 * vars), `#@ …` (ytt), `<% … %>` and `{% … %}`, and what the token tasks of Azure DevOps and Octopus Deploy replace:
 * `#{VAR}#`, `__VAR__`, `%VAR%`, `[[VAR]]`, `@@VAR@@`. Masking them keeps a document readable as YAML and every offset
 * where it was.
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
    if (!BLOCK.test(match) || !standsAlone(text, offset, end)) {
      placeholders.push({ start: offset, end });
      return match.replaceAll(/[^\n\r]/g, 'x');
    }
    controlBlocks = true;
    return match.replaceAll(/[^\n\r]/g, ' ');
  });
  return { text: masked, placeholders, controlBlocks };
}

const MAYBE = /\{\{|\{%|<%|\$[({A-Z_]|#[@{]|__|%[A-Za-z_]|\[\[|@@/;
/** What can be an action on a line of its own; all others are values. */
const BLOCK = /^(?:\{\{|\{%|<%)/;

/** The words that stand escaped behind a dot in the rules of a CRD (Kubernetes: CustomResourceDefinitions, "Escaping"). */
const CEL_WORDS =
  'true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while';

/**
 * Template actions, and what stands for values only:
 * - `$VAR` is one in capitals only and between the borders of a path or a hostname: a dollar sign in a regular
 *   expression means something else. `#@` and `#{` count where a value would stand, since they are comments elsewhere.
 * - `__VAR__` in a path has a capital: `/__health__` is a path. Rules of CRDs escape words so (`self.__namespace__`). A
 *   percent sign may begin a byte (`%C3%A9`), and brackets the class of a regular expression (`[[:alpha:]]`, `[[a-z]]`).
 */
const PLACEHOLDER = new RegExp(
  [
    /\{\{(?:[^}]|\}(?!\}))*\}\}/,
    /\{%(?:[^%]|%(?!\}))*%\}/,
    /<%(?:[^%]|%(?!>))*%>/,
    /\$\{[A-Za-z_][^}\n]*\}/,
    /\$\([A-Za-z_][\w.-]*\)/,
    /(?<=^|[[\s"'/.:-])\$[A-Z_][A-Z0-9_]+(?=$|[\s"'/.:,\]}-])/,
    /(?<=[:-][ \t])#@[ \t][^\r\n]*/,
    /(?<=^(?=.*$)|[:,[-][ \t]*|["'\w./-])#\{[A-Za-z_][^{}\s]*\}#?/,
    new RegExp(
      `(?<!\\.(?=__(?:${CEL_WORDS})__))${/(?<=^|[[\s"'.:,-])__[A-Za-z](?:[A-Za-z0-9.-]|_(?!_))*__(?=$|[\s"'/.:,\]}-])/.source}`,
    ),
    /(?<=\/)__[A-Z](?:[A-Za-z0-9.-]|_(?!_))*__(?=$|[\s"'/.:,\]}-])/,
    /(?<=^|[[\s"'/.:,-])%[A-Za-z_][\w.-]+%(?![0-9A-Fa-f]{2})(?=$|[\s"'/.:,\]}-])/,
    /(?<=^|[[\s"'/.:,-])\[\[[A-Za-z_]\w+(?:[.-]\w+)*\]\](?=$|[\s"'/.:,\]}-])/,
    /@@[A-Za-z_][\w.-]*@@/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);

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
