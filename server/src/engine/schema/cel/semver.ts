import type { Environment } from '@marcbachmann/cel-js';

/** Kubernetes' semantic versions (apiserver, cel/library/semverlib.go; semver.org). */
export function registerSemver(environment: Environment): void {
  environment.registerType(TYPE, Semver);
  for (const [signature, handler] of FUNCTIONS) environment.registerFunction(signature, handler);
  environment.registerOperator(`${TYPE} == ${TYPE}`, (a: Semver, b: Semver) => compare(a, b) === 0n);
}

const TYPE = 'kubernetes.Semver';

/** What the library tells types apart by. */
class Semver {
  readonly numbers: readonly bigint[];
  readonly preRelease: readonly string[];

  constructor(numbers: readonly bigint[], preRelease: readonly string[]) {
    this.numbers = numbers;
    this.preRelease = preRelease;
  }
}

const FUNCTIONS: readonly (readonly [signature: string, handler: (...args: never[]) => unknown])[] = [
  [`semver(string): ${TYPE}`, (text: string) => toSemver(text)],
  [
    `semver(string, bool): ${TYPE}`,
    (text: string, lenient: boolean) => toSemver(lenient ? normalised(text) : text),
  ],
  ['isSemver(string): bool', (text: string) => parse(text) !== undefined],
  [
    'isSemver(string, bool): bool',
    (text: string, lenient: boolean) => parse(lenient ? normalised(text) : text) !== undefined,
  ],
  [`${TYPE}.major(): int`, ({ numbers }: Semver) => numbers[0]],
  [`${TYPE}.minor(): int`, ({ numbers }: Semver) => numbers[1]],
  [`${TYPE}.patch(): int`, ({ numbers }: Semver) => numbers[2]],
  [`${TYPE}.compareTo(${TYPE}): int`, (a: Semver, b: Semver) => compare(a, b)],
  [`${TYPE}.isGreaterThan(${TYPE}): bool`, (a: Semver, b: Semver) => compare(a, b) > 0n],
  [`${TYPE}.isLessThan(${TYPE}): bool`, (a: Semver, b: Semver) => compare(a, b) < 0n],
];

const NUMBER = '(0|[1-9]\\d*)';
const SEMVER = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?$`,
);

function toSemver(text: string): Semver {
  const version = parse(text);
  if (!version) throw new Error('not a semantic version');
  return version;
}

function parse(text: string): Semver | undefined {
  const match = text.length > LONGEST ? null : SEMVER.exec(text);
  if (!match) return undefined;
  const [, major = '', minor = '', patch = '', preRelease] = match;
  const words = preRelease?.split('.') ?? [];
  if (words.some((word) => /^0\d+$/.test(word))) return undefined;
  return new Semver([major, minor, patch].map(BigInt), words);
}

const LONGEST = 500;

/** Without a leading `v` and leading zeros, with the numbers that are missing. */
function normalised(text: string): string {
  const [major = '', minor, ...rest] = text.replace(/^v/, '').split('.');
  const numbers = [major, minor, rest.length > 0 ? rest.join('.') : undefined];
  const isShort = numbers.includes(undefined);
  const last = numbers.findLast((part) => part !== undefined) ?? '';
  if (isShort && /[+-]/.test(last)) return text;
  return numbers.map((part = '0') => part.replace(/^0+(?=\d)/, '')).join('.');
}

function compare(a: Semver, b: Semver): bigint {
  for (const [index, number] of a.numbers.entries()) {
    const other = b.numbers[index] ?? 0n;
    if (number !== other) return number < other ? -1n : 1n;
  }
  if (a.preRelease.length === 0 || b.preRelease.length === 0)
    return BigInt(Number(b.preRelease.length > 0) - Number(a.preRelease.length > 0));
  for (let index = 0; index < Math.max(a.preRelease.length, b.preRelease.length); index++) {
    const order = compareWords(a.preRelease[index], b.preRelease[index]);
    if (order !== 0) return BigInt(order);
  }
  return 0n;
}

/** Numbers by value and before words; fewer words before more. */
function compareWords(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const [isA, isB] = [/^\d+$/.test(a), /^\d+$/.test(b)];
  if (isA && isB) {
    const difference = BigInt(a) - BigInt(b);
    return difference < 0n ? -1 : Number(difference > 0n);
  }
  if (isA !== isB) return isA ? -1 : 1;
  return a < b ? -1 : Number(a > b);
}
