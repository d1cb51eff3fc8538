import type { CodeLens } from 'vscode-languageserver-types';
import { isRouteKind, listAt, nodeId, objectAt, placeAt, type Snapshot, shiftSpan } from '../engine/index.ts';
import { wordsIn } from './strings.ts';

/** The client's command that opens the simulator; its argument is the id of a rule's node. */
const TRY_REQUEST = 'gatelens.tryRequest';

/** "Try a request" above each rule of each Route in a file. */
export function simulateLenses(snapshot: Snapshot, uri: string, locale?: string): CodeLens[] {
  const file = snapshot.file(uri);
  const title = wordsIn(locale)('lens.try-request');
  return (file?.parts ?? []).flatMap(({ manifest, offset }) => {
    if (!manifest.gatewayApi || manifest.template) return [];
    const { root } = manifest.yaml();
    return manifest.resources.flatMap((resource) => {
      if (!isRouteKind(resource.group, resource.kind)) return [];
      const rules = listAt(objectAt(resource.value, 'spec'), 'rules');
      return rules.flatMap((_, index): CodeLens[] => {
        const pointer = `/spec/rules/${index}`;
        const span = root && placeAt(root, resource.pointer + pointer)?.node.span;
        if (!file || !span) return [];
        const { start } = file.lines().rangeOf(shiftSpan(span, offset));
        const id = nodeId(snapshot, { uri, manifest, resource }, pointer);
        return [{ range: { start, end: start }, command: { title, command: TRY_REQUEST, arguments: [id] } }];
      });
    });
  });
}
