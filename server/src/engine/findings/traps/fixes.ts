import { message } from '../../messages.ts';
import { stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { withCertificates } from '../apiRules/listenerTls.ts';
import { repairedPath } from '../apiRules/paths.ts';
import type { MakeFixes } from '../apiRules/tools.ts';
import {
  fixOf,
  mapAt,
  removeAt,
  removeField,
  removeOwner,
  removeThis,
  replaceBy,
  scalarAt,
  setEdit,
} from '../apiRules/tools.ts';
import type { FindingCode } from '../catalogue.ts';
import { removeEntry, replaceSpan } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';

/** Repairs of traps. None is safe, since what was meant is not known. */
export function trapFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { root } = context.part.manifest.yaml();
  return (root && FIXES[finding.code]?.(finding, context, root)) ?? [];
}

const repeated: MakeFixes = (finding, context, root) =>
  finding.pointer.endsWith('/name')
    ? removeOwner(finding, context, root)
    : removeThis(finding, context, root);

/** A path that begins with one `/` and holds nothing else. */
const replacement: MakeFixes = (finding, context, root) => {
  const text = scalarAt(root, finding.pointer)?.text ?? '';
  return replaceBy(finding, context, root, repairedPath(text));
};

/** The item, or the field: without it every host is meant. */
const hostname: MakeFixes = (finding, context, root) => {
  const { part } = context;
  const place = placeAt(root, finding.pointer);
  const map = mapAt(root, parentPointer(finding.pointer));
  if (!place?.entry || !map) {
    const removal = removeThis(finding, context, root);
    const fixes = removal.length > 0 ? removal : removeAt(parentPointer(finding.pointer), context, root);
    return fixes.map((fix) => ({ ...fix, preferred: true }));
  }
  return fixOf(message('fix.remove-field', { field: 'hostname' }), [removeEntry(part, map, place.entry)]);
};

/** Which namespaces are meant is not known; the two that need no selector are. */
const selector: MakeFixes = (finding, context, root) =>
  ['Same', 'All'].flatMap((value) => replaceBy(finding, context, root, value, false));

/** A certificate that is here, or the protocol that needs none. */
const tls: MakeFixes = (finding, context, root) => {
  const listener = mapAt(root, parentPointer(finding.pointer));
  if (!listener) return [];
  return [
    ...withCertificates(finding, context, listener, 'tls'),
    ...fixOf(message('fix.protocol', { protocol: 'HTTP' }), [setEdit(context, listener, 'protocol', 'HTTP')]),
  ];
};

/** All for one backend; which one is meant is clear where there is one. */
const weights: MakeFixes = ({ pointer }, { part }, root) => {
  const list = placeAt(root, pointer)?.node;
  const items = list?.type === 'sequence' ? list.items : [];
  return items.flatMap((item, index) => {
    const weight = scalarAt(root, `${pointer}/${index}/weight`);
    const name = stringUnder(item, 'name');
    return weight && name !== undefined
      ? fixOf(message('fix.weight', { name }), [replaceSpan(part, weight.span, '1')], items.length === 1)
      : [];
  });
};

const FIXES: Partial<Record<FindingCode, MakeFixes>> = {
  'repeated-header': repeated,
  'invalid-prefix-replacement': replacement,
  'ip-hostname': hostname,
  'missing-selector': selector,
  'missing-tls': tls,
  'ignored-certificate': (finding, context, root) =>
    removeField(finding, context, root).map((fix) => ({ ...fix, preferred: true })),
  'zero-weights': weights,
};
