/**
 * What a plain scalar means to the API server. kubectl and the GitOps tools read YAML with sigs.k8s.io/yaml, whose
 * reader is go-yaml v2: YAML 1.1 booleans (`yes`, `on`, `y`), octal `0777`, underscores in numbers; neither
 * sexagesimal numbers nor dates. Source: kubernetes-sigs/yaml, goyaml.v2/resolve.go.
 */
export function resolvePlain(text: string): string | number | bigint | boolean | null {
  const first = text.charCodeAt(0);
  if (Number.isNaN(first)) return null;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const isDigit = first >= 48 && first <= 57;
  if (isDigit || first === PLUS || first === MINUS) return number(text.replaceAll('_', '')) ?? text;
  if (first === DOT && FLOAT.test(text)) return Number(text);
  return text;
}

const PLUS = 43;
const MINUS = 45;
const DOT = 46;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/;

const WORDS = new Map<string, boolean | null>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((w) => [w, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (w) => [w, false] as const,
  ),
  ...['~', 'null', 'Null', 'NULL'].map((w) => [w, null] as const),
]);

function number(text: string): number | bigint | undefined {
  const parts = INTEGER.exec(text);
  if (!parts) return FLOAT.test(text) ? Number(text) : undefined;
  const [, sign, hex, binary, octal, oldOctal, decimal] = parts;
  const digits =
    hex !== undefined
      ? `0x${hex}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined || oldOctal !== undefined
          ? `0o${octal ?? oldOctal}`
          : (decimal ?? '0');
  const magnitude = BigInt(digits);
  const value = sign === '-' ? -magnitude : magnitude;
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}
