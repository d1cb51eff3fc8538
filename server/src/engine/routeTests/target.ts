import type { View } from '../findings/rule.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import { type Message, message } from '../messages.ts';
import { routeTableInSteps, serviceRouteTable } from '../routing/routeTables.ts';
import type { RouteTable } from '../routing/table.ts';
import type { Steps } from '../steps.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { RouteTest } from './model.ts';

export type Tables =
  | { readonly type: 'tables'; readonly tables: readonly RouteTable[] }
  | { readonly type: 'none'; readonly because: Message };

/** The tables of those that a RouteTest asks: several where equally near ones have the name. Or why there are none. */
export function* tablesFor(view: View, { from }: Pick<RouteTest, 'from'>): Steps<Tables> {
  const targets = from.resource.references.filter(({ field }) => field.role === 'test-target');
  const [target, ...others] = targets;
  if (!target?.name || others.length > 0) return none(message('route-test.no-target'));
  const clients = stringAt(objectAt(from.resource.value, 'spec'), 'from');
  if (clients !== undefined && target.kind !== 'Service') return none(message('route-test.from'));
  const resolution = view.resolve(from, target);
  const name = displayName({
    kind: target.kind,
    namespace: namespaceName(targetNamespace(view, from, target)),
    name: target.name.value,
  });
  if (resolution.type === 'absent' || resolution.objects.length === 0)
    return none(message('route-test.target-absent', { target: name }));
  if (resolution.type === 'unknown' && !isMeant(view, target, resolution.objects))
    return none(message('route-test.target-unknown', { target: name }));
  const tables: RouteTable[] = [];
  for (const object of resolution.objects)
    tables.push(
      target.kind === 'Service'
        ? serviceRouteTable(view, object, clients)
        : yield* routeTableInSteps(view, object),
    );
  return { type: 'tables', tables };
}

/** The only one of its name is, unless both namespaces are known: then it is of another environment. */
function isMeant(view: View, { namespace }: Reference, objects: readonly IndexedObject[]): boolean {
  const [only, ...others] = objects;
  if (!only || others.length > 0) return false;
  return namespace === undefined || namespaceOf(view.namespaces, only).type !== 'named';
}

/** Why there are none. */
export function none(because: Message): Tables {
  return { type: 'none', because };
}
