import type { SymbolInformation } from 'vscode-languageserver-types';
import type { IndexedResource, Snapshot } from '../engine/index.ts';
import { namespaceName, namespaceOf } from '../engine/index.ts';
import { rangeOf } from './navigation/sites.ts';
import { createMatcher } from './outline/fuzzy.ts';
import { symbolKindOf } from './outline/kinds.ts';

/** As many as an editor shows before people type another letter. */
const MOST = 200;

/** The resources of the workspace whose kind, namespace and name hold the letters of `query` in that order, best first. */
export function workspaceSymbols(snapshot: Snapshot, query: string): SymbolInformation[] {
  const score = createMatcher(query);
  const found: { readonly indexed: IndexedResource; readonly score: number }[] = [];
  for (const indexed of snapshot.index.resources()) {
    const { kind, name, namespace } = indexed.resource;
    if (name === undefined) continue;
    const points = score(name, kind, namespace ?? '');
    if (points > 0) found.push({ indexed, score: points });
  }
  found.sort((a, b) => b.score - a.score || (a.indexed.uri < b.indexed.uri ? -1 : 1));
  return found.slice(0, MOST).flatMap(({ indexed }) => symbolOf(snapshot, indexed) ?? []);
}

function symbolOf(snapshot: Snapshot, indexed: IndexedResource): SymbolInformation | undefined {
  const { uri, manifest, resource } = indexed;
  const range = rangeOf(snapshot, { uri, manifest, span: resource.nameSpan });
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, indexed));
  return (
    range && {
      name: `${resource.kind} ${resource.name ?? ''}`,
      kind: symbolKindOf(resource),
      location: { uri, range },
      ...(namespace !== undefined && { containerName: namespace }),
    }
  );
}
