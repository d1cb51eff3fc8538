import type { Environment } from '@marcbachmann/cel-js';

/** Kubernetes' quantities, such as `1.5Gi` (apiserver, cel/library/quantity.go; apimachinery, api/resource). */
export function registerQuantity(environment: Environment): void {
  environment.registerType('kubernetes.Quantity', Quantity);
  for (const [signature, handler] of FUNCTIONS) environment.registerFunction(signature, handler);
  environment.registerOperator(
    'kubernetes.Quantity == kubernetes.Quantity',
    (a: Quantity, b: Quantity) => a.nanos === b.nanos,
  );
}

/** What the library tells types apart by. Counted in thousandths of millionths, the smallest that there is. */
class Quantity {
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }
}

const UNIT = 1_000_000_000n;
const MAX_INT = 2n ** 63n - 1n;

const TYPE = 'kubernetes.Quantity';
const FUNCTIONS: readonly (readonly [signature: string, handler: (...args: never[]) => unknown])[] = [
  [`quantity(string): ${TYPE}`, (text: string) => toQuantity(text)],
  ['isQuantity(string): bool', (text: string) => QUANTITY.test(text)],
  [`sign(${TYPE}): int`, (of: Quantity) => sign(of.nanos)],
  [`${TYPE}.sign(): int`, (of: Quantity) => sign(of.nanos)],
  [`${TYPE}.isInteger(): bool`, (of: Quantity) => isInteger(of)],
  [`${TYPE}.asInteger(): int`, (of: Quantity) => asInteger(of)],
  [`${TYPE}.asApproximateFloat(): double`, (of: Quantity) => Number(of.nanos) / Number(UNIT)],
  [`${TYPE}.add(${TYPE}): ${TYPE}`, (a: Quantity, b: Quantity) => new Quantity(a.nanos + b.nanos)],
  [`${TYPE}.add(int): ${TYPE}`, (a: Quantity, b: bigint) => new Quantity(a.nanos + b * UNIT)],
  [`${TYPE}.sub(${TYPE}): ${TYPE}`, (a: Quantity, b: Quantity) => new Quantity(a.nanos - b.nanos)],
  [`${TYPE}.sub(int): ${TYPE}`, (a: Quantity, b: bigint) => new Quantity(a.nanos - b * UNIT)],
  [`${TYPE}.isGreaterThan(${TYPE}): bool`, (a: Quantity, b: Quantity) => a.nanos > b.nanos],
  [`${TYPE}.isLessThan(${TYPE}): bool`, (a: Quantity, b: Quantity) => a.nanos < b.nanos],
  [`${TYPE}.compareTo(${TYPE}): int`, (a: Quantity, b: Quantity) => sign(a.nanos - b.nanos)],
];

const QUANTITY = /^([+-]?)(\d+(?:\.\d*)?|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d{1,9}))?$/;
const DECIMAL: { readonly [suffix: string]: number } = {
  n: -9,
  u: -6,
  m: -3,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY = 'KMGTPE';

function toQuantity(text: string): Quantity {
  const match = text.length > LONGEST ? null : QUANTITY.exec(text);
  if (!match) throw new Error('not a quantity');
  const [, minus, number = '', suffix = '', exponent] = match;
  const [whole = '', fraction = ''] = number.split('.');
  const isBinary = suffix.endsWith('i');
  const power = (exponent === undefined ? (isBinary ? 0 : (DECIMAL[suffix] ?? 0)) : Number(exponent)) + 9;
  if (Math.abs(power) > LONGEST) throw new Error('too large to be counted here');
  const factor = isBinary ? 1024n ** BigInt(BINARY.indexOf(suffix.charAt(0)) + 1) : 1n;
  const digits = BigInt(whole + fraction) * factor;
  const shift = power - fraction.length;
  const nanos = shift >= 0 ? digits * 10n ** BigInt(shift) : divideUp(digits, 10n ** BigInt(-shift));
  return new Quantity(minus === '-' ? -nanos : nanos);
}

const LONGEST = 100;

/** What is smaller than the smallest counts as the smallest. */
function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - 1n) / by;
}

function isInteger({ nanos }: Quantity): boolean {
  const value = nanos / UNIT;
  return nanos % UNIT === 0n && value <= MAX_INT && value >= -MAX_INT;
}

function asInteger(quantity: Quantity): bigint {
  if (!isInteger(quantity)) throw new Error('not an integer');
  return quantity.nanos / UNIT;
}

function sign(value: bigint): bigint {
  return value > 0n ? 1n : value < 0n ? -1n : 0n;
}
