import { attaches, fitOf } from '../../attachment/fit.ts';
import { YES } from '../../attachment/judgement.ts';
import { listenerDetails } from '../../attachment/listenerDetails.ts';
import { GATEWAY } from '../../attachment/parents.ts';
import { namespaceName, namespaceOf, sameNamespace } from '../../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../../index/objects.ts';
import { displayName } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import type { Json } from '../../yaml/value.ts';
import { fixOf, mapAt } from '../apiRules/tools.ts';
import { fillEntry, insertEntry } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import type { FixContext, View } from '../rule.ts';

/** A parentRef to each Gateway that certainly takes the Route, as long as there are few. */
export function parentFixes(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const { uri, manifest } = part;
  const resource = manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const { root } = manifest.yaml();
  const spec = root && mapAt(root, finding.pointer);
  if (!resource || !spec) return [];
  const from = { uri, manifest, resource };
  const written = entryUnder(spec, 'parentRefs');
  const fitting = view.index.objectsOfKind(GATEWAY).filter((gateway) => takes(view, gateway, from));
  return fitting.slice(0, MOST_CHOICES).flatMap((gateway) => {
    const refs: Json = [parentRef(view, gateway, from)];
    const edit = written ? fillEntry(part, written, refs) : insertEntry(part, spec, 'parentRefs', refs);
    const name = displayName(gateway.resource);
    return fixOf(message('fix.add-parent', { name }), [edit], fitting.length === 1);
  });
}

const MOST_CHOICES = 5;

/** Whether one of its listeners takes the Route, all of them being meant. */
function takes(view: View, gateway: IndexedObject, route: IndexedResource): boolean {
  if (view.namespaces.kustomizations.isPatch(gateway.uri)) return false;
  const own = namespaceOf(view.namespaces, route);
  const there = namespaceOf(view.namespaces, gateway);
  const isNameable = sameNamespace(own, there) === 'yes' || namespaceName(there) !== undefined;
  const link = { route, pointer: '/spec', leads: YES };
  return (
    isNameable &&
    listenerDetails(gateway.resource).some(
      (listener) => attaches(fitOf(view, link, gateway, listener)).certainty === 'yes',
    )
  );
}

function parentRef(view: View, gateway: IndexedObject, route: IndexedResource): Json {
  const there = namespaceOf(view.namespaces, gateway);
  const namespace = namespaceName(there);
  const isOwn = sameNamespace(namespaceOf(view.namespaces, route), there) === 'yes';
  return { name: gateway.name, ...(!isOwn && namespace !== undefined && { namespace }) };
}
