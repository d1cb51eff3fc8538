import type { Config } from '../config.ts';
import { alternativesIn } from '../index/alternatives.ts';
import { isExternal } from '../index/external.ts';
import { isMadeElsewhere } from '../index/madeElsewhere.ts';
import { namespaceName } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Resolution, ResolveContext } from '../index/resolve.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { Reference } from '../manifest/references.ts';

/** What attachment needs of a snapshot. */
export type AttachmentContext = ResolveContext & {
  readonly config: Config;
  resolve(from: IndexedResource, reference: Reference): Resolution;
};

/**
 * Whether the controller is taken to support a feature; all of them unless the user names some. Some are called
 * `Support…` in conformance reports (gateway-api v1.6, pkg/features).
 */
export function supports({ config }: Pick<AttachmentContext, 'config'>, feature: string): boolean {
  const { features } = config;
  return features === undefined || features.includes(feature) || features.includes(`Support${feature}`);
}

/** Whether what is not in the workspace does not exist. */
export function isClosed({ config }: Pick<AttachmentContext, 'config'>): boolean {
  return config.world === 'closed';
}

/** Whether no cluster holds both, since they belong to different environments. */
export function areApart(
  { index, namespaces }: ResolveContext,
  a: Pick<IndexedResource, 'uri'>,
  b: Pick<IndexedResource, 'uri'>,
): boolean {
  return alternativesIn(index, namespaces)(a.uri, b.uri);
}

/** Whether an absent target certainly does not exist: closed world, and nobody said that it lives elsewhere. */
export function isMissing(context: AttachmentContext, from: IndexedResource, reference: Reference): boolean {
  if (!isClosed(context) || reference.name === undefined) return false;
  const namespace = namespaceName(targetNamespace(context, from, reference));
  if (isMadeElsewhere(context, reference)) return false;
  return !isExternal(context.config, { kind: reference.kind, name: reference.name.value, namespace });
}

/**
 * Keeps what `compute` says of each key for as long as the moment lasts. A view and the snapshot made of it are one
 * moment: they share `resolve`.
 */
export function perMoment<Key extends object, Value>(
  compute: (context: AttachmentContext, key: Key) => Value,
): (context: AttachmentContext, key: Key) => Value {
  const moments = new WeakMap<object, WeakMap<Key, { readonly value: Value }>>();
  return (context, key) => {
    let known = moments.get(context.resolve);
    if (!known) {
      known = new WeakMap();
      moments.set(context.resolve, known);
    }
    let found = known.get(key);
    if (!found) {
      found = { value: compute(context, key) };
      known.set(key, found);
    }
    return found.value;
  };
}

/** As perMoment, by the resource: where it stands may be looked up anew each time. */
export function perResource<From extends IndexedResource, Value>(
  compute: (context: AttachmentContext, from: From) => Value,
): (context: AttachmentContext, from: From) => Value {
  const cells = perMoment((): { value?: { readonly of: Value } } => ({}));
  return (context, from) => {
    const cell = cells(context, from.resource);
    cell.value ??= { of: compute(context, from) };
    return cell.value.of;
  };
}

/** Keeps what `compute` reads from one thing that never changes, such as a Resource. */
export function once<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let found = known.get(key);
    if (!found) {
      found = { value: compute(key) };
      known.set(key, found);
    }
    return found.value;
  };
}
