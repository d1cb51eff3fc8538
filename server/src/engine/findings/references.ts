import { isIgnoredCertificate } from '../attachment/ignoredCertificates.ts';
import type { Config } from '../config.ts';
import { isExternal } from '../index/external.ts';
import { isMadeElsewhere } from '../index/madeElsewhere.ts';
import { namespaceName } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { ReferenceRole } from '../manifest/referenceFields.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import type { Message, MessageId } from '../messages.ts';
import { message } from '../messages.ts';
import { placeAt } from '../yaml/pointer.ts';
import { isOfInvalidKind } from './attachmentReferences.ts';
import type { FindingCode } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import { asMap, insertEntry, replaceSpan } from './edits.ts';
import type { Finding, Fix, Severity } from './finding.ts';
import type { NearMiss } from './nearMiss.ts';
import { findNearMiss } from './nearMiss.ts';
import { firstLine } from './places.ts';
import { relatedTo } from './related.ts';
import { lostShare } from './routing/share.ts';
import type { FixContext, Rule, View } from './rule.ts';
import { isSound, referenceAt } from './soundness.ts';

/**
 * References to objects that are not here. That says little of the cluster, so it is information; an error where the
 * workspace is said to be complete, and a warning where something else here was most likely meant.
 */
export const references: Rule = {
  codes: [
    'parent-not-found',
    'backend-not-found',
    'gateway-class-not-found',
    'certificate-not-found',
    'ca-certificate-not-found',
    'parameters-not-found',
    'target-not-found',
    'extension-not-found',
  ],
  checkResource: (from, view) =>
    from.resource.references.flatMap((reference) => checkReference(from, reference, view) ?? []),
  fixes: (finding, context) => referenceFixes(finding, context),
};

type NotFoundCode = Extract<FindingCode, `${string}-not-found`> & keyof typeof CLOSED;

/** Whose absence is worth a word. A grant may be written before what it is for, and a selector may match nothing. */
const CODES: Partial<Record<ReferenceRole, NotFoundCode>> = {
  parent: 'parent-not-found',
  'listener-set-parent': 'parent-not-found',
  backend: 'backend-not-found',
  mirror: 'backend-not-found',
  'external-auth': 'backend-not-found',
  'gateway-class': 'gateway-class-not-found',
  certificate: 'certificate-not-found',
  'client-certificate': 'certificate-not-found',
  'ca-certificate': 'ca-certificate-not-found',
  parameters: 'parameters-not-found',
  target: 'target-not-found',
  extension: 'extension-not-found',
};

const CLOSED = {
  'parent-not-found': 'parent-not-found.closed',
  'backend-not-found': 'backend-not-found.closed',
  'gateway-class-not-found': 'gateway-class-not-found.closed',
  'certificate-not-found': 'certificate-not-found.closed',
  'ca-certificate-not-found': 'ca-certificate-not-found.closed',
  'parameters-not-found': 'parameters-not-found.closed',
  'target-not-found': 'target-not-found.closed',
  'extension-not-found': 'extension-not-found.closed',
} as const satisfies Partial<Record<FindingCode, MessageId>>;

function checkReference(from: IndexedResource, reference: Reference, view: View): Finding | undefined {
  const code = CODES[reference.field.role];
  if (!code || !reference.name || !isSound(from.manifest, reference.span)) return undefined;
  if (!isWellFormed(reference)) return undefined;
  if (view.resolve(from, reference).type !== 'absent') return undefined;
  const namespace = namespaceName(targetNamespace(view, from, reference));
  const { kind, name } = reference;
  if (isExternal(view.config, { kind, name: name.value, namespace })) return undefined;
  if (isMadeElsewhere(view, reference)) return undefined;
  if (isOfInvalidKind(view, from, reference) || isIgnoredCertificate(from.resource, reference))
    return undefined;
  const near = findNearMiss(view, from, reference);
  const isNamespace = near !== undefined && near.type !== 'name' && reference.namespace !== undefined;
  const at = isNamespace && reference.namespace ? reference.namespace : name;
  const share = lostShare(from, reference, view);
  return {
    code,
    severity: severityOf(code, near, view.config),
    message: explain(
      code,
      displayName({ kind: kindName(reference), namespace, name: name.value }),
      near,
      view.config,
    ),
    span: firstLine(from.manifest.text, at.span),
    pointer: pointerOf(reference, isNamespace),
    resource: from.resource.pointer,
    ...((near || share.length > 0) && {
      related: [
        ...(near ? [relatedTo(near.object, message('not-found.candidate', { object: near.display }))] : []),
        ...share,
      ],
    }),
  };
}

/** The field that is wrong: `name` or `namespace` of the reference, or the bare string that it is. */
function pointerOf({ field, pointer }: Reference, isNamespace: boolean): string {
  return field.shape === 'name' ? pointer : `${pointer}/${isNamespace ? 'namespace' : 'name'}`;
}

/** What cannot be the name of anything has a finding for that, and no need of another. */
function isWellFormed({ group, kind, namespace }: Reference): boolean {
  return GROUP.test(group) && KIND.test(kind) && (namespace === undefined || NAMESPACE.test(namespace.value));
}

const GROUP = /^[a-z0-9.-]*$/;
const KIND = /^[A-Za-z][A-Za-z0-9-]*$/;
const NAMESPACE = /^[a-z0-9-]+$/;

/** With its group where that is not the one in which people look for such a kind: `Secret.example.com`. */
function kindName({ field, group, kind }: Reference): string {
  const isUsual = field.kinds.length === 0 || field.kinds.some((key) => key.startsWith(`${group}/`));
  return isUsual ? kind : `${kind}.${group}`;
}

function severityOf(code: NotFoundCode, near: NearMiss | undefined, { world }: Config): Severity {
  if (world === 'closed') return 'error';
  return near?.isLikely ? 'warning' : CATALOGUE[code].severity;
}

function explain(code: NotFoundCode, target: string, near: NearMiss | undefined, { world }: Config): Message {
  switch (near?.type) {
    case 'name':
      return message('not-found.near-name', { target, near: near.name });
    case 'namespace':
      return message('not-found.near-namespace', { target, near: near.namespace });
    case 'other-namespace':
      return message('not-found.other-namespace', { target, near: near.namespace });
    case undefined:
      return { id: world === 'closed' ? CLOSED[code] : code, args: { target } };
  }
}

function referenceFixes(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const found = referenceAt(part, finding);
  const near = found && findNearMiss(view, found.from, found.reference);
  if (!found || !near) return [];
  const { reference } = found;
  const replace = (
    at: { readonly span: { readonly start: number; readonly end: number } },
    value: string,
  ): Fix => ({
    title: message('fix.replace', { value }),
    safe: false,
    preferred: true,
    edits: [replaceSpan(part, at.span, requoted(part.manifest.text, at.span.start, value))],
  });
  if (near.type === 'name') return reference.name ? [replace(reference.name, near.name)] : [];
  if (reference.namespace) return [replace(reference.namespace, near.namespace)];
  const { root } = part.manifest.yaml();
  const map = root && asMap(placeAt(root, reference.pointer)?.node);
  const edit = map && insertEntry(part, map, 'namespace', near.namespace);
  const title = message('fix.namespace', { namespace: near.namespace });
  return edit ? [{ title, safe: false, preferred: true, edits: [edit] }] : [];
}

/** The new name in the quotes of the old one; names of objects need none of their own. */
function requoted(text: string, start: number, value: string): string {
  const quote = text.charAt(start);
  return quote === '"' || quote === "'" ? `${quote}${value}${quote}` : value;
}
