import { type AttachmentContext, perMoment } from '../attachment/context.ts';
import type { GivenNamespaces } from '../index/namespaceGraph.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { resolveReference } from '../index/resolve.ts';
import type { Subject, Versions } from './model.ts';

/**
 * The two versions as they are read for one Gateway or Service. Where one of them applies its files to several
 * namespaces and the other to one of these alone, it is compared there: what stands in the others came or went.
 */
export function contextsFor(
  context: Subject['context'],
  object: Versions<IndexedObject>,
): Subject['context'] {
  const { base, head } = object;
  if (!base || !head) return context;
  const was = namespaceName(namespaceOf(context.base.namespaces, base));
  const is = namespaceName(namespaceOf(context.head.namespaces, head));
  if (is === undefined && was !== undefined) return { ...context, head: readAs(context.head, was) };
  if (was === undefined && is !== undefined) return { ...context, base: readAs(context.base, is) };
  return context;
}

/** The version with only those ways of applying files that give this namespace, wherever there are such. */
function readAs(context: AttachmentContext, namespace: string): AttachmentContext {
  const known = readings(context, context.namespaces);
  const before = known.get(namespace);
  if (before) return before;
  const { index, namespaces } = context;
  const given = (uri: string): GivenNamespaces =>
    only(namespaces.kustomizations.givenNamespaces(uri), namespace);
  const kustomizations = {
    ...namespaces.kustomizations,
    givenNamespaces: given,
    namespaceOf: (uri: string) => {
      const { imposed, unknown } = given(uri);
      return !unknown && imposed.size === 1 && imposed.has(namespace)
        ? namespace
        : namespaces.kustomizations.namespaceOf(uri);
    },
  };
  const narrowed = { index, namespaces: { ...namespaces, kustomizations } };
  const reading: AttachmentContext = {
    ...context,
    ...narrowed,
    resolve: (from, reference) => resolveReference(narrowed, from, reference),
  };
  known.set(namespace, reading);
  return reading;
}

const readings = perMoment((): Map<string, AttachmentContext> => new Map());

function only(given: GivenNamespaces, namespace: string): GivenNamespaces {
  const { imposed, offered } = given;
  if (imposed.has(namespace)) return { imposed: new Set([namespace]), offered, unknown: false };
  const isOffered = imposed.has(undefined) && imposed.size === 1 && offered.has(namespace);
  return isOffered ? { imposed, offered: new Set([namespace]), unknown: false } : given;
}
