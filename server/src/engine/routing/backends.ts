import type { AttachmentContext } from '../attachment/context.ts';
import { namespaceName } from '../index/namespaces.ts';
import { targetNamespace } from '../index/resolve.ts';
import { displayName } from '../manifest/resource.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, numberAt, stringAt } from '../yaml/value.ts';
import type { RankedMatch } from './rank.ts';
import { referenceAt } from './references.ts';
import type { BackendObject, BackendShare } from './result.ts';
import { validityOf } from './validity.ts';

/**
 * A rule's backends and their shares: weight by the sum of all weights, invalid ones included, since their share of the
 * requests fails (gateway-api v1.6, BackendRef.weight and HTTPRouteRule.backendRefs).
 * @param refs the rule's `backendRefs`
 */
export function sharesOf(
  context: AttachmentContext,
  match: RankedMatch,
  refs: readonly Json[],
  mesh: boolean,
): BackendShare[] {
  const weights = refs.map((ref) => numberAt(ref, 'weight') ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return refs.map((_, index): BackendShare => {
    const pointer = `/spec/rules/${match.rule.ruleIndex}/backendRefs/${index}`;
    const weight = weights[index] ?? 1;
    const reference = referenceAt(match.route.resource, pointer);
    return {
      ...backendAt(context, match, pointer, refs[index]),
      weight,
      share: total === 0 ? 0 : weight / total,
      ...validityOf(context, match.route, reference, mesh),
      pointer,
    };
  });
}

/** The object that a backendRef names, as far as it is known. */
export function backendAt(
  context: AttachmentContext,
  { route }: RankedMatch,
  pointer: string,
  ref: Json | undefined,
): BackendObject {
  const reference = referenceAt(route.resource, pointer);
  const port = numberAt(ref, 'port');
  const written = isObject(ref) ? ref : undefined;
  const namespace = reference && namespaceName(targetNamespace(context, route, reference));
  return {
    group: reference?.group ?? stringAt(written, 'group') ?? '',
    kind: reference?.kind ?? stringAt(written, 'kind') ?? 'Service',
    ...(namespace !== undefined && { namespace }),
    name: reference?.name?.value ?? stringAt(written, 'name') ?? '',
    ...(port !== undefined && { port }),
  };
}

/** `Service shop/cart:8080`. */
export function nameOfBackend({ kind, namespace, name, port }: BackendObject): string {
  return `${displayName({ kind, namespace, name })}${port === undefined ? '' : `:${port}`}`;
}
