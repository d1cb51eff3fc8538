import { namespaceName, namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { isGatewayApiGroup, kindKey } from '../manifest/kinds.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { folderOf } from '../text/uri.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { firstLine } from './places.ts';
import { relatedTo } from './related.ts';
import type { Rule, View } from './rule.ts';
import { isSound } from './soundness.ts';

/**
 * One resource written twice: whichever is applied last replaces the other. Across files that is ordinary in a
 * repository with one folder for each environment, so it counts there only if the workspace is said to be complete.
 */
export const duplicates: Rule = {
  codes: ['duplicate-resource'],
  checkResource: (from, view) => {
    const { group, kind, name, nameSpan, pointer } = from.resource;
    if (!isGatewayApiGroup(group) || name === undefined || !isSound(from.manifest, nameSpan)) return [];
    const same = view.index.objects(kindKey(group, kind), name);
    if (same.length < 2) return [];
    const other = same.find((candidate) => isSameResource(view, from, candidate));
    if (!other) return [];
    const object = displayName({
      kind,
      name,
      namespace: namespaceName(namespaceOf(view.namespaces, from)),
    });
    const finding: Finding = {
      code: 'duplicate-resource',
      severity: CATALOGUE['duplicate-resource'].severity,
      message: message('duplicate-resource', { object }),
      span: firstLine(from.manifest.text, nameSpan),
      pointer: `${pointer}/metadata/name`,
      resource: pointer,
      related: [relatedTo(other, message('duplicate-resource.first', { object }), '/metadata/name')],
    };
    return [finding];
  },
};

/** Another document of the same resource: within a file only an earlier one, so that one of the two is spared. */
function isSameResource(view: View, from: IndexedResource, other: IndexedObject): boolean {
  if (other.resource === from.resource || other.created || isPatch(view, other.uri)) return false;
  const namespaces = [from, other].map((each) => namespaceOf(view.namespaces, each));
  const [own, theirs] = namespaces;
  if (!own || !theirs || sameNamespace(own, theirs) !== 'yes') return false;
  if (own.type === 'cluster' ? theirs.type !== 'cluster' : theirs.type === 'cluster') return false;
  if (other.uri === from.uri) return isBefore(view, other, from);
  return view.config.world === 'closed' && !isPlacedLater(view, from, other);
}

function isBefore(view: View, a: IndexedResource, b: IndexedResource): boolean {
  const offset = ({ uri, manifest, resource }: IndexedResource): number =>
    (view.partOf(uri, manifest)?.offset ?? 0) + resource.span.start;
  return offset(a) < offset(b);
}

/** Folders without a namespace of their own get one when they are applied, and each most likely its own. */
function isPlacedLater({ namespaces }: View, a: IndexedResource, b: IndexedResource): boolean {
  const isUnplaced = ({ uri, resource }: IndexedResource): boolean =>
    resource.namespace === undefined && namespaces.kustomizations.namespaceOf(uri) === undefined;
  const isCluster = namespaceOf(namespaces, a).type === 'cluster';
  return !isCluster && folderOf(a.uri) !== folderOf(b.uri) && (isUnplaced(a) || isUnplaced(b));
}

function isPatch({ namespaces }: View, uri: string): boolean {
  return namespaces.kustomizations.isPatch(uri);
}
