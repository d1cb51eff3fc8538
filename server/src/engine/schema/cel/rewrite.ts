/**
 * An expression with the calls of `has` and `matches` renamed to our own of other names, which know what the library's
 * do not: `has` on an indexed path, and RE2. Literals stay as they are.
 */
export function rewriteCalls(expression: string): string {
  return expression.replace(TOKEN, (token: string, call: string | undefined) =>
    call === undefined ? token : (OWN_NAMES[call] ?? token),
  );
}

const OWN_NAMES: { readonly [call: string]: string } = { has: 'has_', matches: 'matches_' };

/** A literal (raw and triple-quoted ones too), a comment, or a word; words that are called are caught. */
const TOKEN =
  /[rR]"""[\s\S]*?"""|[rR]'''[\s\S]*?'''|"""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|[rR]"[^"\n]*"|[rR]'[^'\n]*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\b(has|matches)(?=\s*\()|\w+/g;
