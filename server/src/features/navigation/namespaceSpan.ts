import type { IndexedResource, Span } from '../../engine/index.ts';
import { placeAt } from '../../engine/index.ts';

/**
 * Where a resource says which namespace it lives in; undefined if it does not. Looks at the lines beside its name
 * first, since reading a whole workspace's documents again would take seconds.
 */
export function namespaceSpan({ manifest, resource }: IndexedResource): Span | undefined {
  const { namespace } = resource;
  if (namespace === undefined) return undefined;
  const near = besideName(manifest.text, resource.nameSpan.start, namespace);
  if (near) return near;
  const root = manifest.yaml().root;
  return root && placeAt(root, `${resource.pointer}/metadata/namespace`)?.node.span;
}

/** `namespace: VALUE` in the same column as the `name:` that the offset is the value of. */
function besideName(text: string, nameAt: number, namespace: string): Span | undefined {
  const start = text.lastIndexOf('\n', nameAt - 1) + 1;
  const indent = /^ *(?=name:)/.exec(text.slice(start, nameAt))?.[0];
  if (indent === undefined || indent === '') return undefined;
  const below = lineAfter(text, start);
  const above = lineBefore(text, start);
  for (const at of [below, above]) {
    if (at === undefined || !text.startsWith(`${indent}namespace:`, at)) continue;
    const valueAt = text.indexOf(namespace, at + indent.length + 'namespace:'.length);
    const end = lineAfter(text, at) ?? text.length;
    if (valueAt !== -1 && valueAt + namespace.length <= end)
      return { start: valueAt, end: valueAt + namespace.length };
  }
  return undefined;
}

function lineAfter(text: string, start: number): number | undefined {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? undefined : newline + 1;
}

function lineBefore(text: string, start: number): number | undefined {
  return start === 0 ? undefined : text.lastIndexOf('\n', start - 2) + 1;
}
