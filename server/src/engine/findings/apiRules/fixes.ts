import { message } from '../../messages.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { splitRoute } from '../structure/splitRoute.ts';
import { httpsMode, missingCertificate, missingTls, strayTls } from './listenerTls.ts';
import { addMissing } from './missing.ts';
import { portFixes, sectionNameFixes } from './parents.ts';
import { pathFixes, prefixFixes } from './paths.ts';
import { rewriteFix } from './rewriteFix.ts';
import type { MakeFixes } from './tools.ts';
import {
  addField,
  fixOf,
  mapAt,
  removeAt,
  removeField,
  removeOwner,
  removeThis,
  replaceBy,
  replaceByNumber,
} from './tools.ts';
import {
  freshName,
  grpcFixes,
  hostnameFixes,
  intervalFix,
  keyFix,
  onlyWildcard,
  permanentCookie,
} from './values.ts';

/** Repairs of what a rule refuses. None is safe: there is always another way, which may be the one that was meant. */
export function apiRuleFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { root } = context.part.manifest.yaml();
  if (!root) return [];
  const id = [finding.code, finding.data?.message].filter((part) => part !== undefined).join('.');
  const fixes = FIXES[id] ?? FIXES[finding.code];
  return fixes?.flatMap((make) => make(finding, context, root)) ?? [];
}

/** The type that the field belongs to, where nothing stands for the type that is written. */
const changeType: MakeFixes = ({ pointer, data }, { part }, root) => {
  const map = mapAt(root, parentPointer(pointer));
  const { by, type, owner } = data ?? {};
  if (!map || typeof by !== 'string' || typeof type !== 'string' || typeof owner !== 'string') return [];
  const scalar = entryUnder(map, by)?.value;
  const isUsed = map.entries.some(({ key }) => key.text.toLowerCase() === type.toLowerCase());
  if (isUsed || map.alias !== undefined || scalar?.type !== 'scalar' || scalar.alias !== undefined) return [];
  return fixOf(message('fix.replace', { value: owner }), [replaceString(part, scalar, owner)], true);
};

/** Lets go of the references, and keeps what is well known. */
const removeReferences: MakeFixes = (finding, context, root) => {
  const refs = finding.data?.refs;
  return typeof refs === 'string' ? removeAt(`${parentPointer(finding.pointer)}/${refs}`, context, root) : [];
};

const trustSystem: MakeFixes = (finding, context, root) => {
  const { wellKnown } = finding.data ?? {};
  return typeof wellKnown === 'string' ? addField(finding, context, root, wellKnown, 'System') : [];
};

/** The attempt as short as the request, or the request as long as the attempt. */
const timeoutFixes: MakeFixes = (finding, context, root) => {
  const { request, backend } = finding.data ?? {};
  const other = { ...finding, pointer: `${parentPointer(finding.pointer)}/request` };
  return [
    ...replaceBy(finding, context, root, request),
    ...(typeof backend === 'string'
      ? replaceBy(other, context, root, backend, false).map((fix) => ({
          ...fix,
          title: message('fix.field-value', { field: 'request', value: backend }),
        }))
      : []),
  ];
};

const redirectRewrite: MakeFixes = (finding, context) => rewriteFix(finding, context);

/** As many as there are at most. */
const lessThanAll: MakeFixes = (finding, context, root) =>
  replaceByNumber(finding, context, root, finding.data?.denominator);

/** By the id of the message, or by the code for all of its messages. */
const FIXES: Partial<Record<string, readonly MakeFixes[]>> = {
  'filter-type-mismatch.extra': [changeType, removeField],
  'filter-type-mismatch.missing': [addMissing],
  'type-field-mismatch.extra': [changeType, removeField],
  'type-field-mismatch.missing': [addMissing],
  'duplicate-filter': [removeOwner],
  'redirect-with-rewrite': [removeOwner],
  'redirect-with-backends': [removeField, redirectRewrite],
  'ambiguous-prefix-replacement': [prefixFixes],
  'invalid-path': [pathFixes],
  'duplicate-parent-ref.unclear': [sectionNameFixes],
  'duplicate-parent-ref.unclear-standard': [sectionNameFixes],
  'duplicate-parent-ref': [removeOwner, sectionNameFixes],
  'duplicate-target-ref.unclear': [sectionNameFixes],
  'duplicate-target-ref.same': [removeOwner, sectionNameFixes],
  'missing-port': [portFixes],
  'too-many-matches': [splitRoute],
  'timeout-order': [timeoutFixes],
  'invalid-grpc-method': [grpcFixes],
  'duplicate-rule-name': [freshName, removeField],
  'duplicate-address': [removeOwner],
  'listener-conflict.name': [freshName],
  'listener-conflict': [removeOwner],
  'listener-protocol-mismatch.tls': [strayTls],
  'listener-protocol-mismatch.hostname': [removeField],
  'listener-protocol-mismatch.https-mode': [httpsMode],
  'listener-protocol-mismatch.tls-mode': [missingTls],
  'listener-protocol-mismatch.no-tls': [missingTls],
  'missing-certificate': [missingCertificate],
  'unclear-ca-certificates.both': [removeField, removeReferences],
  'unclear-ca-certificates.neither': [trustSystem],
  'wildcard-with-others': [onlyWildcard, removeThis],
  'invalid-mirror-share.both': [removeField],
  'invalid-mirror-share.more-than-all': [lessThanAll],
  'invalid-hostname': [hostnameFixes],
  'invalid-metadata-key': [keyFix],
  'session-cookie-mismatch.permanent': [permanentCookie],
  'session-cookie-mismatch.header': [removeField],
  'interval-out-of-range': [intervalFix],
  'invalid-port-name': [removeField],
};
