import type { IndexedResource } from '../index/objects.ts';
import { kindKey, ROUTE_TEST } from '../manifest/kinds.ts';
import { message } from '../messages.ts';
import { entryUnder } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import { asMap, insertEntry } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { firstLine } from './places.ts';
import type { FixContext, Rule, View } from './rule.ts';

/** Kustomize, and with it Flux and Argo CD, drops what has it; no cluster knows a RouteTest. */
const LOCAL = 'config.kubernetes.io/local-config';

/** RouteTests that a kustomization would send to the cluster, which refuses them and everything with them. */
export const routeTestFiles: Rule = {
  codes: ['route-test-not-local'],
  checkResource: (from, view) => (isSent(from, view) ? [finding(from)] : []),
  fixes: (found, context) => localFix(found, context),
};

/** Any value but `false` keeps it out (Kustomize's api v0.21). */
function isSent({ uri, resource }: IndexedResource, { namespaces }: View): boolean {
  const { group, kind, annotations } = resource;
  if (kindKey(group, kind) !== ROUTE_TEST || !namespaces.kustomizations.isResource(uri)) return false;
  return (annotations[LOCAL] ?? 'false') === 'false';
}

function finding({ manifest, resource }: IndexedResource): Finding {
  return {
    code: 'route-test-not-local',
    severity: 'warning',
    message: message('route-test-not-local', { annotation: LOCAL }),
    span: firstLine(manifest.text, resource.nameSpan),
    pointer: `${resource.pointer}/metadata/name`,
    resource: resource.pointer,
  };
}

function localFix({ resource: pointer = '' }: Finding, { part }: FixContext): readonly Fix[] {
  const { root } = part.manifest.yaml();
  const metadata = root && asMap(placeAt(root, `${pointer}/metadata`)?.node);
  const annotations = root && asMap(placeAt(root, `${pointer}/metadata/annotations`)?.node);
  if (annotations && entryUnder(annotations, LOCAL)) return [];
  const edit = annotations
    ? insertEntry(part, annotations, LOCAL, 'true')
    : metadata && insertEntry(part, metadata, 'annotations', { [LOCAL]: 'true' });
  return edit
    ? [
        {
          title: message('fix.mark-local', { annotation: LOCAL }),
          safe: true,
          preferred: true,
          edits: [edit],
        },
      ]
    : [];
}
