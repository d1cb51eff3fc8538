/**
 * An expression with calls renamed to functions of ours, which know what the library's do not: `has` on an indexed path,
 * RE2, and characters beyond 16 bits. Literals, comments and everything that is not called stay as they are.
 */
export function rewriteCalls(expression: string): string {
  return expression.replace(TOKEN, (token: string, call: string | undefined) =>
    call === undefined || !OWN.has(call) ? token : `${call}_`,
  );
}

/** The name of a call as its author wrote it. */
export function nameOfCall(name: string): string {
  return name.endsWith('_') && OWN.has(name.slice(0, -1)) ? name.slice(0, -1) : name;
}

const OWN: ReadonlySet<string> = new Set([
  'has',
  'matches',
  'substring',
  'indexOf',
  'lastIndexOf',
  'lowerAscii',
  'upperAscii',
  'split',
  'format',
]);

/** A literal (raw and triple-quoted ones too), a comment, or a word; words that are called are caught. */
const TOKEN =
  /[rR]"""[\s\S]*?"""|[rR]'''[\s\S]*?'''|"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|[rR]"[^"\n]*"|[rR]'[^'\n]*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\b([A-Za-z]\w*)(?=\s*\()|\w+/g;
