import type { Span } from '../text/span.ts';
import type { YamlNode, YamlScalar } from '../yaml/nodes.ts';
import { stringUnder, valueUnder } from '../yaml/nodes.ts';
import { kindKey } from './kinds.ts';
import type { ReferenceField } from './referenceFields.ts';
import { referenceFieldsOf } from './referenceFields.ts';

/** A value and where it is written, relative to the document. */
export type Written<T> = { readonly value: T; readonly span: Span };

/** One place where a resource points at another, with the API's defaults filled in. */
export type Reference = {
  readonly field: ReferenceField;
  /** The pointer of the reference, from the document's root: `/spec/parentRefs/0`. */
  readonly pointer: string;
  readonly span: Span;
  readonly group: string;
  readonly kind: string;
  /** Absent where it is missing, a placeholder, or where the field has none (`grant-from`, a selector). */
  readonly name?: Written<string>;
  /** As written; absent means the referrer's own, where the field's scope is `named`. */
  readonly namespace?: Written<string>;
  /** A namespace is written, but as a placeholder. */
  readonly namespaceUnknown?: boolean;
  readonly sectionName?: Written<string>;
  readonly port?: Written<number>;
  /** For `namespace-selector`: its matchLabels. */
  readonly matchLabels?: Readonly<Record<string, string>>;
};

/**
 * All references of a resource, in the order of the table.
 * @param root the resource's own node
 * @param pointer where the resource stands in its document
 */
export function readReferences(group: string, kind: string, root: YamlNode, pointer: string): Reference[] {
  const references: Reference[] = [];
  for (const field of referenceFieldsOf(kindKey(group, kind)))
    for (const place of follow(root, pointer, field.path.split('.'))) {
      const reference = readReference(field, place.node, place.pointer);
      if (reference) references.push(reference);
    }
  return references;
}

type Found = { readonly node: YamlNode; readonly pointer: string };

/** Every node at a path of the table. Keys of Gateway API fields need no escaping in pointers. */
function follow(node: YamlNode, pointer: string, steps: readonly string[]): Found[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ node, pointer }];
  const each = step.endsWith('[]');
  const key = each ? step.slice(0, -2) : step;
  const child = valueUnder(node, key);
  if (!child) return [];
  if (!each) return follow(child, `${pointer}/${key}`, rest);
  if (child.type !== 'sequence') return [];
  return child.items.flatMap((item, index) => follow(item, `${pointer}/${key}/${index}`, rest));
}

function readReference(field: ReferenceField, node: YamlNode, pointer: string): Reference | undefined {
  if (field.shape === 'name') return readBareName(field, node, pointer);
  if (node.type !== 'map') return undefined;
  const group = kindPart(node, 'group', field.defaults?.group);
  const kind = kindPart(node, 'kind', field.defaults?.kind);
  if (group === undefined || kind === undefined) return undefined;
  const base = { field, pointer, span: node.span, group, kind };
  if (field.shape === 'selector') return { ...base, matchLabels: labelsOf(valueUnder(node, 'matchLabels')) };

  const name = writtenString(valueUnder(node, 'name'));
  const namespaceNode = field.scope === 'named' ? valueUnder(node, 'namespace') : undefined;
  const namespace = writtenString(namespaceNode);
  const sectionName = writtenString(valueUnder(node, 'sectionName'));
  const port = writtenNumber(valueUnder(node, 'port'));
  return {
    ...base,
    ...(name && { name }),
    ...(namespace && { namespace }),
    ...(namespaceNode?.type === 'scalar' && namespaceNode.placeholder && { namespaceUnknown: true }),
    ...(sectionName && { sectionName }),
    ...(port && { port }),
  };
}

function readBareName(field: ReferenceField, node: YamlNode, pointer: string): Reference | undefined {
  if (!field.defaults) return undefined;
  const name = writtenString(node);
  return { field, pointer, span: node.span, ...field.defaults, ...(name && { name }) };
}

/** What is written under `group` or `kind`, else the default; undefined if it is not known here. */
function kindPart(node: YamlNode, key: 'group' | 'kind', fallback: string | undefined): string | undefined {
  const value = valueUnder(node, key);
  if (value === undefined) return fallback;
  return stringUnder(node, key);
}

function writtenString(node: YamlNode | undefined): Written<string> | undefined {
  return isKnown(node) && typeof node.value === 'string' && node.value !== ''
    ? { value: node.value, span: node.span }
    : undefined;
}

function writtenNumber(node: YamlNode | undefined): Written<number> | undefined {
  return isKnown(node) && typeof node.value === 'number' ? { value: node.value, span: node.span } : undefined;
}

function isKnown(node: YamlNode | undefined): node is YamlScalar {
  return node?.type === 'scalar' && !node.placeholder;
}

/** The string members of a map of labels. */
export function labelsOf(node: YamlNode | undefined): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  if (node?.type === 'map')
    for (const { key, value } of node.entries)
      if (isKnown(value) && typeof value.value === 'string' && key.text !== '__proto__')
        labels[key.text] = value.value;
  return labels;
}
