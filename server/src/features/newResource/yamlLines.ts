import type { Json } from '../../engine/index.ts';
import { isList, isObject } from '../../engine/index.ts';

/** A value as lines of block style YAML, lists in the column of their key, as Gateway API manifests are written. */
export function yamlLines(value: Json): string[] {
  if (isList(value))
    return value.length === 0 ? ['[]'] : value.flatMap((item) => hanging('- ', '  ', yamlLines(item)));
  if (!isObject(value)) return [scalar(value)];
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, child]) => entry(key, child));
}

function entry(key: string, value: Json): string[] {
  const lines = yamlLines(value);
  const isBlock = (isList(value) && value.length > 0) || (isObject(value) && Object.keys(value).length > 0);
  if (!isBlock) return [`${key}: ${lines.join(' ')}`];
  return [`${key}:`, ...(isList(value) ? lines : lines.map((line) => `  ${line}`))];
}

function hanging(first: string, rest: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? first : rest) + line);
}

function scalar(value: Json): string {
  if (typeof value !== 'string') return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  return /^[A-Za-z/][\w./-]*$/.test(value) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(value)
    ? value
    : JSON.stringify(value);
}
