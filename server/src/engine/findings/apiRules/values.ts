import { message } from '../../messages.ts';
import { parseDuration } from '../../schema/durations.ts';
import { stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { insertEntry, replaceSpan, replaceString } from '../edits.ts';
import { LABEL_KEY, repairedKey } from '../metadata/keys.ts';
import { parentPointer } from '../places.ts';
import { removeItem, unusedName } from '../structure/duplicateItem.ts';
import { repaired } from '../structure/patterns.ts';
import { makeExpression } from './paths.ts';
import type { MakeFixes } from './tools.ts';
import { fixOf, mapAt, removeThis, replaceBy, scalarAt, setEdit } from './tools.ts';

/** The end of the range that is nearest: from a second to an hour. */
export const intervalFix: MakeFixes = (finding, context, root) => {
  const length = parseDuration(scalarAt(root, finding.pointer)?.text ?? '');
  if (length === undefined) return [];
  return replaceBy(finding, context, root, length < SECOND ? '1s' : '1h');
};

const SECOND = 1_000_000_000n;

/** A cookie that ends with its session, or one that knows when it ends. */
export const permanentCookie: MakeFixes = (finding, context, root) => {
  const session = mapAt(root, parentPointer(parentPointer(finding.pointer)));
  return [
    ...fixOf(message('fix.add-field', { field: 'absoluteTimeout' }), [
      session && insertEntry(context.part, session, 'absoluteTimeout', '24h'),
    ]),
    ...replaceBy(finding, context, root, 'Session', false),
  ];
};

/** Another name, that no sibling has. */
export const freshName: MakeFixes = (finding, context, root) => {
  const name = scalarAt(root, finding.pointer)?.text;
  const list = placeAt(root, parentPointer(parentPointer(finding.pointer)))?.node;
  if (name === undefined || list?.type !== 'sequence') return [];
  const taken = new Set(list.items.map((item) => stringUnder(item, 'name')));
  const fresh = unusedName(name, taken);
  return fresh.length > 63 ? [] : replaceBy(finding, context, root, fresh);
};

/** A hostname without what does not belong to it; an address is one of another type. */
export const hostnameFixes: MakeFixes = (finding, context, root) => {
  const text = scalarAt(root, finding.pointer)?.text ?? '';
  const better = repaired('hostname', text, HOSTNAME);
  const map = mapAt(root, parentPointer(finding.pointer));
  if (finding.data?.message === 'address' && isAddress(text))
    return fixOf(
      message('fix.field-value', { field: 'type', value: 'IPAddress' }),
      [setEdit(context, map, 'type', 'IPAddress')],
      true,
    );
  return better !== undefined && !isAddress(better)
    ? replaceBy(finding, context, root, better)
    : removeThis(finding, context, root);
};

const HOSTNAME = '^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$';

function isAddress(text: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || (/^[0-9a-f:]+$/i.test(text) && text.split(':').length > 2);
}

/** An expression, or the name without what stands around it. */
export const grpcFixes: MakeFixes = (finding, context, root) => {
  const text = scalarAt(root, finding.pointer)?.text ?? '';
  const plain = text.trim().replaceAll(/^\/+|\/+$/g, '');
  if (/^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/.test(plain) && plain !== text)
    return replaceBy(finding, context, root, plain);
  return /[*+?()[\]{}|^$\\]/.test(text) ? makeExpression(finding, context, root) : [];
};

/** The key without what Kubernetes does not allow. */
export const keyFix: MakeFixes = ({ pointer }, { part }, root) => {
  const place = placeAt(root, pointer);
  const key = place?.entry?.key;
  const better = key && repairedKey(key.text);
  const siblings = mapAt(root, parentPointer(pointer))?.entries.map((entry) => entry.key.text);
  if (!better || !LABEL_KEY.test(better) || place.entry?.merged || siblings?.includes(better)) return [];
  return fixOf(message('fix.rename', { name: better }), [replaceString(part, key, better)], true);
};

/** Nothing but the `*`. */
export const onlyWildcard: MakeFixes = (finding, { part }, root) => {
  const list = placeAt(root, parentPointer(finding.pointer))?.node;
  if (list?.type !== 'sequence' || list.alias !== undefined) return [];
  const title = message('fix.keep-only', { value: '*' });
  if (list.flow) return fixOf(title, [replaceSpan(part, list.span, '["*"]')]);
  const others = list.items.flatMap((item, index) =>
    item.type === 'scalar' && item.text === '*' ? [] : [index],
  );
  return others.length < list.items.length
    ? fixOf(
        title,
        others.map((index) => removeItem(part, list, index)),
      )
    : [];
};
