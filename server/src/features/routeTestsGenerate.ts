import {
  baseName,
  displayName,
  findNode,
  folderOf,
  GATEWAY_GROUP,
  generateTests,
  type IndexedObject,
  type Json,
  kindKey,
  namespaceName,
  namespaceOf,
  nodeId,
  partAt,
  type Render,
  ROUTE_TEST_VERSION,
  routeTable,
  type Snapshot,
} from '../engine/index.ts';
import type { GenerateRouteTestsParams, GenerateRouteTestsResult } from '../protocol.ts';
import { plainText } from './yamlText/render.ts';
import { blockLines, fromJson, joinLines } from './yamlText/template.ts';

/** A file of route tests that pins what a Gateway does today, one case a rule; rules without one are named in comments. */
export function generateRouteTests(
  snapshot: Snapshot,
  params: GenerateRouteTestsParams,
  render: Render,
): GenerateRouteTestsResult {
  const gateways = gatewaysOf(snapshot);
  const chosen = gateways.find((gateway) => isAsked(snapshot, gateway, params));
  if (!chosen)
    return {
      type: 'choices',
      gateways: gateways.map((gateway) => ({
        id: nodeId(snapshot, gateway),
        label: labelOf(snapshot, gateway),
      })),
    };
  const { cases, skipped } = generateTests(routeTable(snapshot, chosen));
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, chosen));
  const document: Json = {
    apiVersion: ROUTE_TEST_VERSION,
    kind: 'RouteTest',
    metadata: { name: chosen.name, annotations: { 'config.kubernetes.io/local-config': 'true' } },
    spec: { gateway: { ...(namespace !== undefined && { namespace }), name: chosen.name }, cases },
  };
  const style = { unit: 2, compactLists: false, lineBreak: '\n' };
  const comments = skipped.map((each) => `# ${render(each).replaceAll(/\s+/g, ' ')}\n`);
  return {
    type: 'document',
    text: `${SKIP_COMMENT}\n${plainText(joinLines(blockLines(fromJson(document), style), 0, style))}\n${comments.join('')}`,
    folder: folderOf(chosen.uri),
    name: `${chosen.name}.routetest.yaml`,
    cases: cases.length,
    skipped: skipped.length,
  };
}

/** Argo CD leaves a file alone that says so, where it applies a plain folder (its guide, "Directory"). */
export const SKIP_COMMENT = '# +argocd:skip-file-rendering';

function gatewaysOf({ index, namespaces }: Snapshot): readonly IndexedObject[] {
  return index
    .objectsOfKind(kindKey(GATEWAY_GROUP, 'Gateway'))
    .filter(({ uri, created }) => created !== true && !namespaces.kustomizations.isPatch(uri));
}

function isAsked(snapshot: Snapshot, gateway: IndexedObject, params: GenerateRouteTestsParams): boolean {
  if ('gateway' in params) return findNode(snapshot, params.gateway)?.indexed.resource === gateway.resource;
  const file = gateway.uri === params.uri ? snapshot.file(params.uri) : undefined;
  if (!file) return false;
  const offset = file.lines().offsetAt(params.position);
  const part = partAt(file, offset);
  const { span } = gateway.resource;
  if (part?.manifest !== gateway.manifest) return false;
  const isOnly = part.manifest.resources.length === 1;
  return isOnly || (part.offset + span.start <= offset && offset <= part.offset + span.end);
}

function labelOf(snapshot: Snapshot, gateway: IndexedObject): string {
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, gateway));
  return `${displayName({ kind: 'Gateway', namespace, name: gateway.name })} (${baseName(gateway.uri)})`;
}
