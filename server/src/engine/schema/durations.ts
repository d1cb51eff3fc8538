/**
 * A duration in nanoseconds, as the API server reads texts of `format: duration`: Go's (`1h30m`), or a number and a
 * unit in words (`5 days`). Undefined for anything else.
 */
export function parseDuration(text: string): bigint | undefined {
  if (text.length > LONGEST) return undefined;
  return goDuration(text) ?? inWords(text);
}

const LONGEST = 100;

const UNITS: { readonly [unit: string]: bigint } = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

function goDuration(text: string): bigint | undefined {
  if (/^[+-]?0$/.test(text)) return 0n;
  const [, sign, rest = ''] = /^([+-]?)(.+)$/s.exec(text) ?? [];
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(rest)) return undefined;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(
    /(\d*)\.?(\d*)(ns|us|µs|μs|ms|s|m|h)/g,
  )) {
    const length = UNITS[unit] ?? 0n;
    const digits = fraction.slice(0, 18);
    total += BigInt(whole === '' ? '0' : whole) * length;
    if (digits !== '') total += (BigInt(digits) * length) / 10n ** BigInt(digits.length);
  }
  return sign === '-' ? -total : total;
}

/** The units that go-openapi's strfmt knows by longer names. */
const WORDS: readonly (readonly [names: RegExp, nanoseconds: bigint])[] = [
  [/^(?:ns|nanos?|nanoseconds?)$/, 1n],
  [/^(?:us|µs|micros?|microseconds?)$/, 1_000n],
  [/^(?:ms|millis?|milliseconds?)$/, 1_000_000n],
  [/^(?:s|secs?|seconds?)$/, 1_000_000_000n],
  [/^(?:m|mins?|minutes?)$/, 60_000_000_000n],
  [/^(?:h|hrs?|hours?)$/, 3_600_000_000_000n],
  [/^(?:d|days?)$/, 86_400_000_000_000n],
  [/^(?:w|wks?|weeks?)$/, 604_800_000_000_000n],
];

function inWords(text: string): bigint | undefined {
  const match = /^([+-]?)((?:\d+(?:\.\d+)?\s*[A-Za-zµ]+\s*)+)$/.exec(text.trim());
  if (!match) return undefined;
  let total = 0n;
  for (const [, number = '', unit = ''] of (match[2] ?? '').matchAll(/(\d+(?:\.\d+)?)\s*([A-Za-zµ]+)/g)) {
    const length = WORDS.find(([names]) => names.test(unit.toLowerCase()))?.[1];
    if (length === undefined) return undefined;
    const [whole = '0', fraction = ''] = number.split('.');
    total += BigInt(whole) * length;
    if (fraction !== '') total += (BigInt(fraction) * length) / 10n ** BigInt(fraction.length);
  }
  return match[1] === '-' ? -total : total;
}
