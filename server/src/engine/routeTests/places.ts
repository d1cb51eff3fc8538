import type { View } from '../findings/rule.ts';
import { type Span, shiftSpan } from '../text/span.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { valueUnder } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { RouteTest, RouteTestCase } from './model.ts';

/** Where things stand, counted from the start of the file. */
export type CasePlace = {
  /** The whole case. */
  readonly span: Span;
  /** Its name, else its beginning. */
  readonly nameSpan: Span;
  /** What is expected, else the whole case. */
  readonly expectSpan: Span;
};

/** Where a case stands in its file now; undefined if it is no longer there. */
export function placeOfCase(
  view: View,
  { from }: RouteTest,
  { pointer }: RouteTestCase,
): CasePlace | undefined {
  const part = view.partOf(from.uri, from.manifest);
  const { root } = from.manifest.yaml();
  const node = root && placeAt(root, pointer)?.node;
  if (!part || !node) return undefined;
  const at = (child: YamlNode | undefined): Span => shiftSpan((child ?? node).span, part.offset);
  return {
    span: at(node),
    nameSpan: at(valueUnder(node, 'name')),
    expectSpan: at(valueUnder(node, 'expect')),
  };
}
