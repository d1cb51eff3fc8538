import {
  answer,
  type FilePart,
  isRouteTest,
  type JsonObject,
  namespaceName,
  namespaceOf,
  objectAt,
  pinnedCase,
  placeAt,
  type Render,
  type Resource,
  ROUTE_TEST_VERSION,
  type RouteTable,
  type Snapshot,
  type Steps,
  stringAt,
  type YamlSequence,
} from '../engine/index.ts';
import type { RouteTestCaseParams, RouteTestCaseResult } from '../protocol.ts';
import { SKIP_COMMENT } from './routeTestsGenerate.ts';
import { ownerOf, tableOf } from './simulate/target.ts';
import { plainText } from './yamlText/render.ts';
import { blockLines, fromJson, joinLines, list } from './yamlText/template.ts';

/**
 * The edit that writes a request and what becomes of it today into a file of route tests: below the other cases of the
 * same Gateway or Service, else as a document of its own. What is in the file stays as it is.
 */
export function* routeTestCase(
  snapshot: Snapshot,
  { target, request, name, uri }: RouteTestCaseParams,
  render: Render,
): Steps<RouteTestCaseResult> {
  const table = yield* tableOf(snapshot, target);
  const file = uri === undefined ? undefined : snapshot.file(uri);
  if (!table || (uri !== undefined && !file)) return { refused: '' };
  const found = answer(table, request);
  if (found.dependsOn.length > 0) return { refused: found.dependsOn.map(render).join(' ') };
  const { expect, ...asked } = pinnedCase(name, request, found);
  const written = { ...asked, expect };
  const text = file?.text ?? '';
  const style = { unit: 2, compactLists: false, lineBreak: text.includes('\r\n') ? '\r\n' : '\n' };
  for (const part of file?.parts ?? []) {
    const end = endOfCases(snapshot, part, table, target.from);
    if (!end) continue;
    const at = part.offset + end.offset;
    const lines = plainText(joinLines(blockLines(list(fromJson(written)), style), end.column, style));
    const lead = `${style.lineBreak}${' '.repeat(end.column)}`;
    return { edit: { start: at, end: at, newText: `${lead}${lines}`, caseAt: at + lead.length } };
  }
  const document = plainText(
    joinLines(blockLines(fromJson(documentOf(snapshot, table, target.from, written)), style), 0, style),
  );
  const isEmpty = text.trim() === '';
  const separator = `${/\n$/.test(text) ? '' : style.lineBreak}---`;
  const lead = `${isEmpty ? SKIP_COMMENT : separator}${style.lineBreak}`;
  const start = isEmpty ? 0 : text.length;
  const caseAt = start + lead.length + document.indexOf('- ', document.indexOf('\n  cases:'));
  return { edit: { start, end: text.length, newText: `${lead}${document}${style.lineBreak}`, caseAt } };
}

type Written = { readonly name: string; readonly request: JsonObject; readonly expect: JsonObject };

function documentOf(
  snapshot: Snapshot,
  table: RouteTable,
  from: string | undefined,
  written: Written,
): JsonObject {
  const owner = ownerOf(table);
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, owner));
  const reference = { ...(namespace !== undefined && { namespace }), name: owner.name };
  return {
    apiVersion: ROUTE_TEST_VERSION,
    kind: 'RouteTest',
    metadata: { name: owner.name, annotations: { 'config.kubernetes.io/local-config': 'true' } },
    spec: {
      ...(table.type === 'gateway' ? { gateway: reference } : { service: reference }),
      ...(table.type === 'service' && from !== undefined && { from }),
      cases: [written],
    },
  };
}

/** Where a further case goes, in the document's terms, and the column of its dash. */
function endOfCases(
  snapshot: Snapshot,
  { manifest }: FilePart,
  table: RouteTable,
  from: string | undefined,
): { readonly offset: number; readonly column: number } | undefined {
  const [resource] = manifest.resources;
  if (!resource || !isRouteTest(resource) || !asksFor(snapshot, resource, table, from)) return undefined;
  const { root, text } = manifest.yaml();
  const cases = root && placeAt(root, '/spec/cases')?.node;
  return cases?.type === 'sequence' && !cases.flow && cases.alias === undefined
    ? behindLast(text, cases)
    : undefined;
}

function behindLast(text: string, { items }: YamlSequence): ReturnType<typeof endOfCases> {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return undefined;
  const before = text.slice(0, first.span.start);
  const dash = /-[ \t]*$/.exec(before);
  if (!dash) return undefined;
  const column = dash.index - (before.lastIndexOf('\n', dash.index) + 1);
  // A comment behind the last value stays there; a block scalar ends with its line.
  const content = text.slice(0, last.span.end).trimEnd().length;
  const lineEnd = /\r?\n|$/.exec(text.slice(content));
  return { offset: content + (lineEnd?.index ?? 0), column };
}

function asksFor(
  snapshot: Snapshot,
  resource: Resource,
  table: RouteTable,
  from: string | undefined,
): boolean {
  const spec = objectAt(resource.value, 'spec');
  const owner = ownerOf(table);
  const written = objectAt(spec, table.type);
  const namespace = stringAt(written, 'namespace') ?? resource.namespace;
  return (
    stringAt(written, 'name') === owner.name &&
    namespace === namespaceName(namespaceOf(snapshot.namespaces, owner)) &&
    (table.type === 'gateway' || stringAt(spec, 'from') === from)
  );
}
