import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import { ParseError } from '@marcbachmann/cel-js';
import { celEnvironment } from './environment.ts';
import { rewriteCalls } from './rewrite.ts';
import type { CelValue } from './values.ts';

/** The variables of an expression. */
export type Scope = { readonly [name: string]: CelValue };

/** What an expression says; undefined where it cannot be decided: it has no such syntax, function, key or type. */
export function evaluate(expression: string, scope: Scope): unknown {
  const program = parse(expression);
  if (!program) return undefined;
  try {
    return program({ ...scope });
  } catch {
    return undefined; // as unknown as a Service that is not here
  }
}

/** The tree of an expression as it is written, or why it is none. */
export function parseExpression(expression: string): { readonly ast: ASTNode } | { readonly error: string } {
  try {
    return { ast: celEnvironment().parse(rewriteCalls(expression)).ast };
  } catch (error) {
    return { error: error instanceof ParseError ? error.summary : 'too deep' };
  }
}

/** Whether an expression can be read at all. */
export function isReadable(expression: string): boolean {
  return parse(expression) !== undefined;
}

/** Each expression is read once, when it is first needed. */
function parse(expression: string): ParseResult | undefined {
  if (PARSED.has(expression)) return PARSED.get(expression);
  let program: ParseResult | undefined;
  try {
    program = celEnvironment().parse(rewriteCalls(expression));
  } catch {
    program = undefined; // as good as a rule that nobody wrote
  }
  PARSED.set(expression, program);
  return program;
}

const PARSED = new Map<string, ParseResult | undefined>();
