import { SymbolKind } from 'vscode-languageserver-types';
import type { Manifest, Resource, Span, YamlNode } from '../../engine/index.ts';
import { placeAt, valueUnder } from '../../engine/index.ts';
import { isWithin, withoutBlanks } from '../spans.ts';
import { symbolKindOf } from './kinds.ts';
import { backendText, listenerText, matchText, scalarText } from './summaries.ts';

/** One line of a document's outline; spans are relative to the document. */
export type OutlineEntry = {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly span: Span;
  /** Within `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineEntry[];
};

/** The outline of a document. Kept with its reading, so that a keystroke costs that of one document. */
export function outlineOf(manifest: Manifest): readonly OutlineEntry[] {
  let outline = outlines.get(manifest);
  if (!outline) {
    outline = manifest.resources.map((resource) => resourceEntry(manifest, resource));
    outlines.set(manifest, outline);
  }
  return outline;
}

const outlines = new WeakMap<Manifest, readonly OutlineEntry[]>();

function resourceEntry(manifest: Manifest, resource: Resource): OutlineEntry {
  const { kind, name, namespace, pointer } = resource;
  const root = manifest.reading === 'full' ? manifest.yaml().root : undefined;
  const node = root && placeAt(root, pointer)?.node;
  const span = withoutBlanks(manifest.text, resource.span);
  return {
    name: name === undefined ? kind : `${kind} ${name}`,
    detail: namespace ?? '',
    kind: symbolKindOf(resource),
    span,
    nameSpan: isWithin(resource.nameSpan, span) ? resource.nameSpan : { start: span.start, end: span.start },
    children: node && node.alias === undefined ? childrenOf(manifest.text, node, kind) : [],
  };
}

function childrenOf(text: string, node: YamlNode, kind: string): OutlineEntry[] {
  const spec = valueUnder(node, 'spec');
  return [
    ...entries(text, valueUnder(spec, 'listeners'), node, (listener, index) => ({
      name: scalarText(listener, 'name') || `#${index}`,
      detail: listenerText(listener),
      kind: SymbolKind.Interface,
    })),
    ...entries(text, valueUnder(spec, 'rules'), node, (rule, index) => ({
      name: scalarText(rule, 'name') || `#${index}`,
      detail: matchText(kind, rule),
      kind: SymbolKind.Method,
      below: (within) =>
        entries(text, valueUnder(rule, 'backendRefs'), within, (backend, at) => ({
          name: scalarText(backend, 'name') || `#${at}`,
          detail: backendText(backend),
          kind: SymbolKind.Field,
        })),
    })),
    ...entries(text, kind === 'Service' ? valueUnder(spec, 'ports') : undefined, node, (port, index) => ({
      name: scalarText(port, 'port') || `#${index}`,
      detail: scalarText(port, 'name'),
      kind: SymbolKind.Field,
    })),
  ];
}

type Described = Pick<OutlineEntry, 'name' | 'detail' | 'kind'> & {
  readonly below?: (within: YamlNode) => OutlineEntry[];
};

/** The items of a list that are written within a node; what an alias brings in is shown where it is written. */
function entries(
  text: string,
  list: YamlNode | undefined,
  within: YamlNode,
  describe: (item: YamlNode, index: number) => Described,
): OutlineEntry[] {
  if (list?.type !== 'sequence' || list.alias !== undefined || !isWithin(list.span, within.span)) return [];
  return list.items.flatMap((item, index): OutlineEntry[] => {
    if (item.type !== 'map') return [];
    const { below, ...described } = describe(item, index);
    const span = withoutBlanks(text, item.span);
    const named = valueUnder(item, 'name')?.span;
    return [
      {
        ...described,
        span,
        nameSpan: named && named.end > named.start && isWithin(named, span) ? named : firstLine(text, span),
        children: item.alias === undefined && below ? below(item) : [],
      },
    ];
  });
}

function firstLine(text: string, { start, end }: Span): Span {
  const newline = text.indexOf('\n', start);
  return { start, end: newline === -1 || newline > end ? end : newline };
}
