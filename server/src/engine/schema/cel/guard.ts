import type { CelValue } from './values.ts';
import { isCelMap } from './values.ts';

/** Whether a rule certainly holds for a value, so that it need not be asked. */
export type Guard = (self: CelValue) => boolean;

/**
 * The quick part of a rule: of `a || b || …` what only looks at fields of `self`. One alternative that is true makes all
 * of it true, whatever the others say or fail at. Most rules say that a field does not go with a type, and hold since
 * the field is absent: they are then neither parsed nor run. Undefined where there is no such part.
 */
export function guardOf(expression: string): Guard | undefined {
  const tests = alternatives(expression.trim()).flatMap((text) => testOf(text) ?? []);
  return tests.length > 0 ? (self) => isCelMap(self) && tests.some((test) => test(self)) : undefined;
}

type Fields = { readonly [field: string]: CelValue };
type Test = (fields: Fields) => boolean;

/** The operands of `||` outside of all brackets; the whole as one where it cannot be told apart for certain. */
function alternatives(expression: string): readonly string[] {
  if (/["\\?#]|\/\/|(?<!\w)[rR]'/.test(expression)) return [];
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of expression.matchAll(/'[^']*'|[([{]|[)\]}]|\|\|/g)) {
    if (/^[([{]/.test(token)) depth++;
    else if (/^[)\]}]/.test(token)) depth--;
    else if (token === '||' && depth === 0) {
      parts.push(expression.slice(start, index));
      start = index + 2;
    }
  }
  return [...parts, expression.slice(start)].map((part) => part.trim());
}

function testOf(text: string): Test | undefined {
  const [, absent, field] = /^(!?)\s*has\(self\.(\w+)\)$/.exec(text) ?? [];
  if (field !== undefined) return (fields) => Object.hasOwn(fields, field) === (absent === '');
  const [, compared, operator, word] = /^self\.(\w+) *([!=]=) *'([^']*)'$/.exec(text) ?? [];
  if (compared === undefined) return undefined;
  return (fields) => {
    const value = Object.hasOwn(fields, compared) ? fields[compared] : undefined;
    return typeof value === 'string' && (value === word) === (operator === '==');
  };
}
