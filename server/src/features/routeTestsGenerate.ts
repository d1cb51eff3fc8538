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
  routeTableInSteps,
  type Snapshot,
  type Steps,
  type WrittenCase,
} from '../engine/index.ts';
import type { GenerateRouteTestsParams, GenerateRouteTestsResult } from '../protocol.ts';
import { plainText } from './yamlText/render.ts';
import { blockLines, fromJson, joinLines } from './yamlText/template.ts';

/** A file of route tests that pins what a Gateway does today, one case a rule; rules without one are named in comments. */
export function* generateRouteTests(
  snapshot: Snapshot,
  params: GenerateRouteTestsParams,
  render: Render,
): Steps<GenerateRouteTestsResult> {
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
  const table = yield* routeTableInSteps(snapshot, chosen);
  const { cases, skipped } = yield* generateTests(table);
  const documents: string[] = [];
  for (let start = 0; start === 0 || start < cases.length; start += CASES_A_DOCUMENT) {
    documents.push(
      documentOf(snapshot, chosen, documents.length, cases.slice(start, start + CASES_A_DOCUMENT)),
    );
    yield;
  }
  const comments = skipped.map((each) => `# ${render(each).replaceAll(/\s+/g, ' ')}\n`);
  return {
    type: 'document',
    text: `${SKIP_COMMENT}\n${documents.join('---\n')}${comments.join('')}`,
    folder: folderOf(chosen.uri),
    name: `${chosen.name}.routetest.yaml`,
    cases: cases.length,
    skipped: skipped.length,
  };
}

/** More cases go into further documents: what a keystroke costs grows with the document that it is in. */
const CASES_A_DOCUMENT = 100;

const STYLE = { unit: 2, compactLists: false, lineBreak: '\n' };

function documentOf(
  snapshot: Snapshot,
  gateway: IndexedObject,
  index: number,
  cases: readonly WrittenCase[],
): string {
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, gateway));
  const document: Json = {
    apiVersion: ROUTE_TEST_VERSION,
    kind: 'RouteTest',
    metadata: {
      name: index === 0 ? gateway.name : `${gateway.name}-${index + 1}`,
      annotations: { 'config.kubernetes.io/local-config': 'true' },
    },
    spec: { gateway: { ...(namespace !== undefined && { namespace }), name: gateway.name }, cases },
  };
  return `${plainText(joinLines(blockLines(fromJson(document), STYLE), 0, STYLE))}\n`;
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
