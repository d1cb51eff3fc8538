import type { Span } from '../text/span.ts';
import { readBlocks } from './cursorBlocks.ts';
import type { Spot } from './cursorSpots.ts';
import type { YamlMap, YamlNode, YamlSequence } from './nodes.ts';
import { maskPlaceholders } from './placeholders.ts';
import type { Path } from './pointer.ts';

/**
 * What can be written at a cursor, read from a document that is being typed. The document is read by its indentation
 * alone, so that nothing which is broken elsewhere, or half-typed here, hides the place; findings never use this
 * reading. All offsets count from the start of the document's text.
 */
export type CursorReading = {
  /** The document without the word at the cursor; absent where nothing else is written. */
  readonly root?: YamlNode;
  /** Where the cursor may write, the likeliest first; none inside comments, block scalars and placeholders. */
  readonly slots: readonly Slot[];
  /** Template actions stand on lines of their own. */
  readonly template: boolean;
};

export type Slot = KeySlot | ItemSlot | ValueSlot;

type AnySlot = {
  /** What to replace: the word that the cursor is in or touches, quotes included. */
  readonly span: Span;
  /** Inside brackets or braces. */
  readonly flow: boolean;
  /** Blanks that are missing before the word. */
  readonly lead: string;
};

/** A key of a map. */
export type KeySlot = AnySlot & {
  readonly type: 'key';
  /** The way to the map. */
  readonly path: Path;
  /** Without the entry at the cursor. */
  readonly map: YamlMap;
  /** The column of the map's keys. */
  readonly column: number;
  /** A colon follows the word already. */
  readonly colon: boolean;
};

/** Another item of a block list, with a dash of its own. */
export type ItemSlot = AnySlot & {
  readonly type: 'item';
  /** The way to the list. */
  readonly path: Path;
  readonly sequence: YamlSequence;
  /** The column of the dash. */
  readonly column: number;
};

/** The value of a key, an item or the document itself. */
export type ValueSlot = AnySlot & {
  readonly type: 'value';
  /** The way to the value. */
  readonly path: Path;
  /** Where the cursor stands: on the line of the key, behind a dash, on a line of its own, or inside brackets. */
  readonly at: 'key' | 'dash' | 'line' | 'flow';
  /** The column of the key or dash for `key`, else of what is written here. */
  readonly column: number;
  /** The quote in which the word stands. */
  readonly quote: '' | "'" | '"';
  /** A block value that is there already, below the key's line. */
  readonly below?: YamlNode;
  /** Only a list can begin here, since the cursor is in the column of the key. */
  readonly listOnly: boolean;
};

/** Reads `text`, one document (see split.ts), for a cursor at `offset`. Never throws. */
export function readAtCursor(text: string, offset: number): CursorReading {
  const masked = maskPlaceholders(text);
  const { root, spots } = readBlocks(masked.text, offset, masked.placeholders);
  const isHidden =
    masked.placeholders.some((placeholder) => placeholder.start < offset && offset < placeholder.end) ||
    isInOpenPlaceholder(text, offset);
  return {
    ...(root && { root }),
    slots: isHidden ? [] : spots.flatMap(slotOf).filter(({ span }) => isOnOneLine(text, span)),
    template: masked.controlBlocks,
  };
}

/** Editors replace words on one line only. */
function isOnOneLine(text: string, { start, end }: Span): boolean {
  return !text.slice(start, end).includes('\n');
}

/** Whether a placeholder has been begun on this line, and not ended yet. */
function isInOpenPlaceholder(text: string, offset: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return (
    before.lastIndexOf('{{') > before.lastIndexOf('}}') || before.lastIndexOf('${') > before.lastIndexOf('}')
  );
}

/** A spot as it is now that what follows it is read, too. */
function slotOf(spot: Spot): Slot[] {
  const { span, flow } = spot;
  if (spot.type === 'key') {
    const { path, map, colon } = spot;
    const lead = flow ? '' : ' '.repeat(Math.max(map.column - spot.column, 0));
    return [{ type: 'key', span, flow, lead, path, map, column: map.column, colon }];
  }
  if (spot.type === 'item') {
    const { path, sequence, column } = spot;
    const lead = ' '.repeat(Math.max(sequence.column - column, 0));
    return [{ type: 'item', span, flow, lead, path, sequence, column: sequence.column }];
  }
  return valueSlot(spot);
}

function valueSlot(spot: Extract<Spot, { type: 'value' }>): Slot[] {
  const { span, flow, path, at, column, quote, listOnly, lead } = spot;
  const below = spot.filled();
  const isOwn = at === 'line' || at === 'dash';
  if (!below || !isOwn)
    return [{ type: 'value', span, flow, lead, path, at, column, quote, listOnly, ...(below && { below }) }];
  // What follows decides what this is: the first key of a map, the first item of a list.
  if (below.type === 'scalar' || below.flow || below.column < column + lead.length) return [];
  const missing = ' '.repeat(below.column - column);
  if (below.type === 'map')
    return listOnly
      ? []
      : [{ type: 'key', span, flow, lead: missing, path, map: below, column: below.column, colon: false }];
  return at === 'line'
    ? [{ type: 'item', span, flow, lead: missing, path, sequence: below, column: below.column }]
    : [];
}
