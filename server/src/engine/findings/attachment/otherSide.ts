import type { Fit } from '../../attachment/fit.ts';
import { listenerRoutes } from '../../attachment/served.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { displayName } from '../../manifest/resource.ts';
import type { YamlMap, YamlNode } from '../../yaml/nodes.ts';
import { mapAt } from '../apiRules/tools.ts';
import type { FixContext, View } from '../rule.ts';

/** What it takes to edit a resource of another document; the root is that of the document. */
export type OtherSide = { readonly context: FixContext; readonly root: YamlNode };

/** The document of a resource, open for edits; undefined where only a person can change it. */
export function otherSideOf(view: View, { uri, manifest }: IndexedResource): OtherSide | undefined {
  const file = view.file(uri);
  const part = view.partOf(uri, manifest);
  const { root } = manifest.yaml();
  if (!file || !part || !root || manifest.reading !== 'full' || manifest.template) return undefined;
  return { context: { view, file, part }, root };
}

/** The map of a listener in its own document. */
export function listenerMap(
  { root }: OtherSide,
  { owner, listener }: Pick<Fit, 'owner' | 'listener'>,
): YamlMap | undefined {
  return mapAt(root, `${owner.resource.pointer}${listener.pointer}`);
}

/** What titles call a listener: `http, Gateway infra/edge`. */
export function listenerTitle({ owner, listener }: Pick<Fit, 'owner' | 'listener'>): string {
  return `${listener.label}, ${displayName(owner.resource)}`;
}

/** Whether no Route is or may be attached to a listener, so that a change of it disturbs nobody. */
export function isUnused(view: View, { owner, listener }: Pick<Fit, 'owner' | 'listener'>): boolean {
  return listenerRoutes(view, owner).every(
    ({ pointer, routes }) => pointer !== listener.pointer || routes.length === 0,
  );
}
