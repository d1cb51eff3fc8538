import type { DocumentSymbol } from 'vscode-languageserver-types';
import type { LineTable, Snapshot } from '../engine/index.ts';
import { shiftSpan } from '../engine/index.ts';
import type { OutlineEntry } from './outline/outline.ts';
import { outlineOf } from './outline/outline.ts';
import { perDocument } from './outline/perDocument.ts';

/** What a file holds, as a tree: its resources, their listeners, rules and backends, their ports. */
export function documentSymbols(snapshot: Snapshot, uri: string): DocumentSymbol[] {
  const file = snapshot.file(uri);
  if (!file) return [];
  const lines = file.lines();
  return file.parts.flatMap((part) => symbolsOf(part, lines));
}

const symbolsOf = perDocument(({ manifest, offset }, lines) =>
  outlineOf(manifest).map((entry) => toSymbol(entry, lines, offset)),
);

function toSymbol(entry: OutlineEntry, lines: LineTable, offset: number): DocumentSymbol {
  const { name, detail, kind, children } = entry;
  return {
    name,
    ...(detail !== '' && { detail }),
    kind,
    range: lines.rangeOf(shiftSpan(entry.span, offset)),
    selectionRange: lines.rangeOf(shiftSpan(entry.nameSpan, offset)),
    ...(children.length > 0 && { children: children.map((child) => toSymbol(child, lines, offset)) }),
  };
}
