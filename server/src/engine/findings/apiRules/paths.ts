import { message } from '../../messages.ts';
import { percentEncoded } from '../../text/percent.ts';
import { stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { replaceString } from '../edits.ts';
import { parentPointer } from '../places.ts';
import type { MakeFixes } from './tools.ts';
import { fixOf, mapAt, replaceBy, scalarAt, setEdit } from './tools.ts';

/** The path that was meant, or that what is written is an expression. */
export const pathFixes: MakeFixes = (finding, context, root) => {
  const text = scalarAt(root, finding.pointer)?.text;
  if (text === undefined) return [];
  const better = repairedPath(text);
  const asExpression = LIKE_AN_EXPRESSION.test(text) ? makeExpression(finding, context, root) : [];
  const asPath = replaceBy(finding, context, root, better, asExpression.length === 0);
  return [...asExpression, ...asPath];
};

/** What nobody writes in a path, and everybody in an expression. */
const LIKE_AN_EXPRESSION = /[.)\]\w][*+]|[\^$|\\]|\[[^\]]+\]|\([^)]*\)|\\[dw]/;

/** The `type` beside what is written. */
export const makeExpression: MakeFixes = (finding, context, root) => {
  const map = mapAt(root, parentPointer(finding.pointer));
  return fixOf(message('fix.field-value', { field: 'type', value: 'RegularExpression' }), [
    setEdit(context, map, 'type', 'RegularExpression'),
  ]);
};

/**
 * A path as the API server takes it, undefined where that is not clear: a query string has no place in it. Encoding
 * what is not allowed does not change what is meant.
 */
export function repairedPath(text: string): string | undefined {
  const path = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
    .replace(/#.*$/s, '')
    .replaceAll(/%2f/gi, '/');
  if (path.includes('?') || (path === '' && text !== '')) return undefined;
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(encoded(step));
  }
  const last = path.endsWith('/') && steps.length > 0 ? '/' : '';
  return `/${steps.join('/')}${last}`;
}

/** What RFC 3986 allows in a segment stays. */
function encoded(step: string): string {
  return step.replaceAll(/%(?![0-9a-fA-F]{2})|[^-A-Za-z0-9._~!$&'()*+,;=:@%]+/gu, (part) =>
    part === '%' ? '%25' : percentEncoded(part),
  );
}

/** A match that a prefix can be replaced in, or the replacement of the whole path, which needs none. */
export const prefixFixes: MakeFixes = (finding, context, root) => {
  const [, rule] = /^(.*\/rules\/\d+)\//.exec(finding.pointer) ?? [];
  const matches = rule === undefined ? undefined : placeAt(root, `${rule}/matches`)?.node;
  const isOnly = matches?.type === 'sequence' && matches.items.length === 1;
  return [
    ...(isOnly ? makePrefix(`${rule}/matches/0/path`, context, root) : []),
    ...replaceWhole(finding, context, root),
  ];
};

function makePrefix(pointer: string, ...[context, root]: Tail): ReturnType<MakeFixes> {
  const path = mapAt(root, pointer);
  const value = scalarAt(root, `${pointer}/value`);
  const written = value?.text ?? '/';
  const prefix =
    stringUnder(path, 'type') === 'RegularExpression'
      ? written.replace(/^\^/, '').replace(/(?:\/?\.\*|\(\/\.\*\)\??|\/\?)?\$?$/, '')
      : written;
  if (!path || (prefix !== '' && repairedPath(prefix) !== prefix) || LIKE_AN_EXPRESSION.test(prefix))
    return [];
  return fixOf(
    message('fix.field-value', { field: 'type', value: 'PathPrefix' }),
    [
      setEdit(context, path, 'type', 'PathPrefix'),
      ...(value && prefix !== written ? [replaceString(context.part, value, prefix || '/')] : []),
    ],
    true,
  );
}

type Tail = [context: Parameters<MakeFixes>[1], root: Parameters<MakeFixes>[2]];

/** Without the prefix, the path that goes on is always the same. */
const replaceWhole: MakeFixes = (finding, context, root) => {
  const modifier = parentPointer(finding.pointer);
  const key = placeAt(root, `${modifier}/replacePrefixMatch`)?.entry?.key;
  const map = mapAt(root, modifier);
  return fixOf(message('fix.replace', { value: 'ReplaceFullPath' }), [
    setEdit(context, map, 'type', 'ReplaceFullPath'),
    key && map?.alias === undefined ? replaceString(context.part, key, 'replaceFullPath') : undefined,
  ]);
};
