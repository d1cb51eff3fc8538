import { percentEncoded } from '../../text/percent.ts';

/**
 * CEL's `format`: `%s`, `%d`, `%f`, `%e`, `%x`, `%X`, `%o`, `%b` and `%%`, with a precision for `%f` and `%e`.
 * @throws where a clause does not fit its argument, or there are too few of them
 */
export function formatText(template: string, args: readonly unknown[]): string {
  let next = 0;
  const result = template.replaceAll(/%(?:%|(?:\.(\d{1,3}))?([a-zA-Z])?)/g, (clause, precision, verb) => {
    if (clause === '%%') return '%';
    if (next >= args.length) throw new Error('too few arguments');
    return written(verb, args[next++], precision === undefined ? 6 : Number(precision));
  });
  return result;
}

function written(verb: string | undefined, value: unknown, precision: number): string {
  switch (verb) {
    case 's':
      return textOf(value);
    case 'd':
      return isNumber(value) ? textOf(value) : fail();
    case 'f':
      return isNumber(value) ? Number(value).toFixed(Math.min(precision, 100)) : fail();
    case 'e':
      return isNumber(value) ? exponent(Number(value), precision) : fail();
    case 'b':
      return typeof value === 'boolean' ? String(Number(value)) : radix(value, 2);
    case 'o':
      return radix(value, 8);
    case 'x':
    case 'X': {
      const text = typeof value === 'string' ? hexOf(value) : radix(value, 16);
      return verb === 'X' ? text.toUpperCase() : text;
    }
    default:
      return fail();
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isNumber(value) || typeof value === 'boolean' || value === null) return String(value);
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (Array.isArray(value)) return `[${value.map(textOf).join(', ')}]`;
  if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return `{${Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${key}: ${textOf(member)}`)
      .join(', ')}}`;
  return fail();
}

function radix(value: unknown, base: number): string {
  return typeof value === 'bigint' ? value.toString(base) : fail();
}

function hexOf(text: string): string {
  return percentEncoded(text).replaceAll(/%(..)|(.)/g, (_, byte?: string, letter?: string) =>
    (byte ?? letter?.charCodeAt(0).toString(16) ?? '').toLowerCase(),
  );
}

/** Go writes at least two digits of the exponent. */
function exponent(value: number, precision: number): string {
  return value.toExponential(Math.min(precision, 100)).replace(/e([+-])(\d)$/, 'e$10$2');
}

function isNumber(value: unknown): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

function fail(): never {
  throw new Error('a clause does not fit its argument');
}
