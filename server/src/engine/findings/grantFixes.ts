import type { MisfittingGrant } from '../attachment/referenceGrants.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { FilePart } from '../manifest/file.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { Json } from '../yaml/value.ts';
import { flowText, indentOf, lineBreak, replaceSpan, yamlLines } from './edits.ts';
import type { Fix, TextEdit } from './finding.ts';
import { endOfLine } from './places.ts';
import type { View } from './rule.ts';

/** What a grant has to permit: a reference, who makes it from which namespace, and the namespace that it leads to. */
export type Asked = {
  readonly from: Resource;
  readonly namespace: string;
  readonly reference: Reference;
  readonly to: string;
};

/** Adds the half that a grant lacks. Undefined for one that has neither, or whose list a person has to write. */
export function extendGrant(view: View, { grant, fits }: MisfittingGrant, asked: Asked): Fix | undefined {
  if (fits === 'neither' || grant.manifest.reading !== 'full') return undefined;
  const list = fits === 'from' ? 'to' : 'from';
  const part = view.partOf(grant.uri, grant.manifest);
  const { root } = grant.manifest.yaml();
  const node = root && placeAt(root, `${grant.resource.pointer}/spec/${list}`)?.node;
  const edit = part && node && appendItem(part, node, list === 'to' ? toEntry(asked) : fromEntry(asked));
  return (
    edit && {
      title: message('fix.extend-grant', { name: grant.name, namespace: asked.to }),
      safe: false,
      edits: [edit],
    }
  );
}

/** A grant for just this reference, as a document of its own behind the target's file. */
export function createGrant(view: View, target: IndexedObject, asked: Asked): Fix | undefined {
  const file = view.file(target.uri);
  if (!file || /^\s*[{[]/.test(file.text)) return undefined; // JSON holds one document
  const kind = view.schemas.kind(view.target, GATEWAY_GROUP, 'ReferenceGrant');
  const version = kind?.versions.find(({ served }) => served)?.version ?? 'v1beta1';
  const eol = lineBreak(file.text);
  const document = yamlLines({
    apiVersion: `${GATEWAY_GROUP}/${version}`,
    kind: 'ReferenceGrant',
    metadata: { name: grantName(view, asked), namespace: asked.to },
    spec: { from: [fromEntry(asked)], to: [toEntry(asked)] },
  });
  const before = file.text.endsWith('\n') ? '' : eol;
  const newText = `${before}${['---', ...document, ''].join(eol)}`;
  const end = file.text.length;
  return {
    title: message('fix.create-grant', { namespace: asked.to }),
    safe: false,
    preferred: true,
    edits: [{ uri: target.uri, span: { start: end, end }, newText }],
  };
}

/** A name that no grant of the workspace has yet. */
function grantName({ index }: View, { namespace, reference }: Asked): string {
  const base = `${namespace}-to-${reference.name?.value ?? reference.kind.toLowerCase()}`.slice(0, 240);
  const isTaken = (name: string): boolean =>
    index.objects(`${GATEWAY_GROUP}/ReferenceGrant`, name).length > 0;
  let name = base;
  for (let i = 2; isTaken(name); i++) name = `${base}-${i}`;
  return name;
}

function fromEntry({ from: { group, kind }, namespace }: Asked): Json {
  return { group, kind, namespace };
}

function toEntry({ reference: { group, kind, name } }: Asked): Json {
  return { group, kind, ...(name && { name: name.value }) };
}

/** One more item at the end of a list. */
function appendItem(part: FilePart, list: YamlNode, item: Json): TextEdit | undefined {
  const last = list.type === 'sequence' && list.alias === undefined ? list.items.at(-1) : undefined;
  if (list.type !== 'sequence' || !last) return undefined;
  if (list.flow)
    return replaceSpan(
      part,
      { start: last.span.end, end: last.span.end },
      `, ${flowText(part.manifest.text, item)}`,
    );
  const { text } = part.manifest;
  const indent = indentOf(text, list.span.start);
  if (indent === undefined) return undefined;
  const end = list.span.start + text.slice(list.span.start, last.span.end).trimEnd().length;
  const at = endOfLine(text, end);
  const lines = yamlLines([item]).map((line) => `${lineBreak(text)}${indent}${line}`);
  return replaceSpan(part, { start: at, end: at }, lines.join(''));
}
