import type { MisfittingGrant } from '../attachment/referenceGrants.ts';
import type { IndexedObject } from '../index/objects.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { folderOf } from '../text/uri.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { Json } from '../yaml/value.ts';
import { appendItem, lineBreak, yamlLines } from './edits.ts';
import type { Fix } from './finding.ts';
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

/**
 * A grant for just this reference: as a document of its own behind the target's file, which is applied wherever the target
 * is, or in a new file beside it. A file of JSON holds one document, and what a kustomization does not list is not applied.
 */
export function createGrant(view: View, target: IndexedObject, asked: Asked): readonly Fix[] {
  const file = view.file(target.uri);
  if (!file) return [];
  const isJson = /^\s*[{[]/.test(file.text);
  const name = grantName(view, asked);
  const eol = lineBreak(file.text);
  const text = [...grantLines(view, name, asked), ''].join(eol);
  const end = file.text.length;
  const before = `${file.text.endsWith('\n') ? '' : eol}---${eol}`;
  const uri = `${folderOf(target.uri)}/${name}.yaml`;
  const isListed = KUSTOMIZATIONS.some((each) => view.file(uri.replace(/[^/]*$/, each)));
  return [
    ...(isJson
      ? []
      : [
          {
            title: message('fix.create-grant', { namespace: asked.to }),
            safe: false,
            preferred: true,
            edits: [{ uri: target.uri, span: { start: end, end }, newText: `${before}${text}` }],
          },
        ]),
    ...(isListed || view.file(uri)
      ? []
      : [
          {
            title: message('fix.create-grant-file', { namespace: asked.to, file: `${name}.yaml` }),
            safe: false,
            ...(isJson && { preferred: true }),
            edits: [{ uri, span: { start: 0, end: 0 }, newText: text }],
          },
        ]),
  ];
}

const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

function grantLines(view: View, name: string, asked: Asked): readonly string[] {
  const kind = view.schemas.kind(view.target, GATEWAY_GROUP, 'ReferenceGrant');
  const version = kind?.versions.find(({ served }) => served)?.version ?? 'v1beta1';
  return yamlLines({
    apiVersion: `${GATEWAY_GROUP}/${version}`,
    kind: 'ReferenceGrant',
    metadata: { name, namespace: asked.to },
    spec: { from: [fromEntry(asked)], to: [toEntry(asked)] },
  });
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
