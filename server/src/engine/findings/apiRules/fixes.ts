import { allServicePorts } from '../../attachment/servicePorts.ts';
import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import { fieldSchema } from '../../schema/schemaAt.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import type { Json } from '../../yaml/value.ts';
import { asMap, insertEntry, removeEntry, replaceString } from '../edits.ts';
import type { Finding, Fix, TextEdit } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { referenceAt } from '../soundness.ts';
import { removeItem } from '../structure/duplicateItem.ts';
import { sample } from '../structure/sample.ts';
import { sceneOf, schemaOf } from '../structure/scene.ts';
import { rewriteFix } from './rewriteFix.ts';

/** Repairs of what a rule refuses. None is safe: there is always another way, which may be the one that was meant. */
export function apiRuleFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { root } = context.part.manifest.yaml();
  if (!root) return [];
  const id = [finding.code, finding.data?.message].filter((part) => part !== undefined).join('.');
  return FIXES[id]?.(finding, context, root) ?? [];
}

type MakeFixes = (finding: Finding, context: FixContext, root: YamlNode) => readonly Fix[];

/** By the id of the message. */
const FIXES: Partial<Record<string, MakeFixes>> = {
  'filter-type-mismatch.extra': (...of) => [...changeType(...of), ...removeField(...of)],
  'filter-type-mismatch.missing': addMissing,
  'type-field-mismatch.extra': (...of) => [...changeType(...of), ...removeField(...of)],
  'type-field-mismatch.missing': addMissing,
  'duplicate-filter': removeOwner,
  'redirect-with-rewrite': removeOwner,
  'redirect-with-backends': (...of) => [...removeField(...of), ...rewriteFix(of[0], of[1])],
  'duplicate-parent-ref.same': removeOwner,
  'duplicate-parent-ref.same-standard': removeOwner,
  'duplicate-target-ref.same': removeOwner,
  'missing-port': addPort,
  'timeout-order': (finding, context, root) => replaceBy(finding, context, root, finding.data?.request),
  'duplicate-address': removeOwner,
  'listener-protocol-mismatch.tls': removeField,
  'listener-protocol-mismatch.hostname': removeField,
  'listener-protocol-mismatch.https-mode': (...of) => replaceBy(...of, 'Terminate'),
  'unclear-ca-certificates.both': removeField,
  'unclear-ca-certificates.neither': (finding, context, root) => {
    const { wellKnown } = finding.data ?? {};
    return typeof wellKnown === 'string' ? addField(finding, context, root, wellKnown, 'System') : [];
  },
  'wildcard-with-others': (finding, { part }, root) => {
    const list = placeAt(root, parentPointer(finding.pointer))?.node;
    const edit = list && removeItem(part, list, lastIndex(finding.pointer));
    return edit ? [fixOf(message('fix.remove-item'), edit)] : [];
  },
  'invalid-mirror-share.both': removeField,
  'session-cookie-mismatch.header': removeField,
};

function fixOf(title: Message, edit: TextEdit, preferred = false): Fix {
  return { title, safe: false, ...(preferred && { preferred }), edits: [edit] };
}

function removeField({ pointer }: Finding, { part }: FixContext, root: YamlNode): readonly Fix[] {
  const entry = placeAt(root, pointer)?.entry;
  const map = asMap(placeAt(root, parentPointer(pointer))?.node);
  const edit = entry && map && !entry.merged ? removeEntry(part, map, entry) : undefined;
  return entry && edit ? [fixOf(message('fix.remove-field', { field: entry.key.text }), edit)] : [];
}

/** Takes away the item of a list that the finding's key stands in. */
function removeOwner({ pointer }: Finding, { part }: FixContext, root: YamlNode): readonly Fix[] {
  const item = parentPointer(pointer);
  const list = placeAt(root, parentPointer(item))?.node;
  const edit = list && removeItem(part, list, lastIndex(item));
  return edit ? [fixOf(message('fix.remove-item'), edit)] : [];
}

function lastIndex(pointer: string): number {
  return Number(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** The type that the field belongs to, where nothing stands for the type that is written. */
function changeType({ pointer, data }: Finding, { part }: FixContext, root: YamlNode): readonly Fix[] {
  const map = asMap(placeAt(root, parentPointer(pointer))?.node);
  const { by, type, owner } = data ?? {};
  if (!map || typeof by !== 'string' || typeof type !== 'string' || typeof owner !== 'string') return [];
  const scalar = entryUnder(map, by)?.value;
  const isUsed = map.entries.some(({ key }) => key.text.toLowerCase() === type.toLowerCase());
  if (isUsed || map.alias !== undefined || scalar?.type !== 'scalar' || scalar.alias !== undefined) return [];
  return [fixOf(message('fix.replace', { value: owner }), replaceString(part, scalar, owner), true)];
}

/** The field of the type that is written, unless that of another one is there: then the type may be what is wrong. */
function addMissing(finding: Finding, context: FixContext, root: YamlNode): readonly Fix[] {
  const { part, view } = context;
  const { missing } = finding.data ?? {};
  const resource = part.manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const scene = sceneOf(part.manifest, resource, view);
  const owner = scene && schemaOf(scene, parentPointer(finding.pointer));
  const schema = typeof missing === 'string' && owner ? fieldSchema(owner, missing) : undefined;
  const value = schema && sample(schema);
  // An object that demands nothing would still do nothing: `{}` is a start, and what the API server takes.
  return typeof missing === 'string' && value !== undefined && !namesBackend(value)
    ? addField(finding, context, root, missing, value)
    : [];
}

/** A backend that is made up would lack its port. */
function namesBackend(value: Json): boolean {
  return typeof value === 'object' && value !== null && 'backendRef' in value;
}

function addField(
  { pointer }: Finding,
  { part }: FixContext,
  root: YamlNode,
  field: string,
  value: Json,
): readonly Fix[] {
  const map = asMap(placeAt(root, parentPointer(pointer))?.node);
  const edit = map && !entryUnder(map, field) ? insertEntry(part, map, field, value) : undefined;
  return edit ? [fixOf(message('fix.add-field', { field }), edit, true)] : [];
}

/** The ports of the Service, if it is here. */
function addPort(finding: Finding, { part, view }: FixContext, root: YamlNode): readonly Fix[] {
  const found = referenceAt(part, finding);
  const map = asMap(placeAt(root, parentPointer(finding.pointer))?.node);
  const services = found && view.resolve(found.from, found.reference);
  const [service] = services?.type === 'found' ? services.objects : [];
  const ports = (service && map && allServicePorts(view, service)) || [];
  return ports.flatMap(({ port }): Fix[] => {
    const edit = port !== undefined && map ? insertEntry(part, map, 'port', port) : undefined;
    const title = message('fix.add-value', { field: 'port', value: port ?? '' });
    return edit ? [fixOf(title, edit, ports.length === 1)] : [];
  });
}

function replaceBy(
  { pointer }: Finding,
  { part }: FixContext,
  root: YamlNode,
  value: unknown,
): readonly Fix[] {
  const node = placeAt(root, pointer)?.node;
  if (node?.type !== 'scalar' || node.alias !== undefined || typeof value !== 'string') return [];
  return [fixOf(message('fix.replace', { value }), replaceString(part, node, value), true)];
}
