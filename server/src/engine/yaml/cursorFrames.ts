import type { Span } from '../text/span.ts';
import type { Frame, Hole, LooseEntry, LooseMap, LooseNode, LooseSequence, Spot } from './cursorSpots.ts';
import { newMap, newSequence, nothing } from './cursorSpots.ts';
import type { YamlScalar } from './nodes.ts';
import type { Path } from './pointer.ts';

/** The block maps and lists that are open while lines are read from top to bottom. */
export type Frames = {
  root(): LooseNode | undefined;
  /** The value that is awaited, if any. */
  hole(): Hole | undefined;
  /** Puts a value where one was awaited. */
  fill(node: LooseNode): void;
  /** Hears what is put where a value is awaited now. */
  whenFilled(hear: (node: LooseNode) => void): void;
  /** A key at a column: its map and the way to it. Undefined where no key can be. */
  openMap(column: number, at: number): { readonly map: LooseMap; readonly path: Path } | undefined;
  /** From now on the value of this entry is awaited. */
  await(entry: LooseEntry, path: Path): void;
  /** A dash at a column begins an item; false where none can be. */
  addItem(column: number, at: number): boolean;
  /** Where a word at a column, on a line of its own, can be written. */
  spotsAt(column: number, span: Span, quote: '' | "'" | '"'): Spot[];
};

export function createFrames(): Frames {
  let root: LooseNode | undefined;
  let hole: Hole | undefined = {
    kind: 'root',
    column: -1,
    path: [],
    fill: (node) => {
      root = node;
    },
    filled: () => root,
  };
  const frames: Frame[] = [];
  let hear: ((node: LooseNode) => void) | undefined;

  /** Closes what is deeper than a column; gives the outermost of it, in case that the column is a slip. */
  const close = (column: number): Frame | undefined => {
    let deeper: Frame | undefined;
    for (let top = frames.at(-1); top && top.node.column > column; top = frames.at(-1)) deeper = frames.pop();
    return deeper;
  };

  const awaitHole = (next: Hole | undefined): void => {
    hole = next;
    hear = undefined;
  };

  const fill = (node: LooseNode): void => {
    hole?.fill(node);
    hear?.(node);
    awaitHole(undefined);
  };

  const openMap = (column: number, at: number): { map: LooseMap; path: Path } | undefined => {
    if (hole && column > hole.column) {
      if (frames.length > DEEPEST) return undefined;
      const { path } = hole;
      const map = newMap(column, at, false);
      fill(map);
      frames.push({ type: 'map', node: map, path });
      return { map, path };
    }
    awaitHole(undefined);
    const deeper = close(column);
    if (frames.at(-1)?.type === 'sequence' && frames.at(-1)?.node.column === column) frames.pop();
    const top = frames.at(-1);
    if (top?.type === 'map' && top.node.column === column) return { map: top.node, path: top.path };
    if (deeper?.type !== 'map') return undefined;
    frames.push(deeper);
    return { map: deeper.node, path: deeper.path };
  };

  const openSequence = (column: number, at: number): { list: LooseSequence; path: Path } | undefined => {
    if (hole && (column > hole.column || (hole.kind === 'entry' && column === hole.column))) {
      if (frames.length > DEEPEST) return undefined;
      const { path } = hole;
      const list = newSequence(column, at, false);
      fill(list);
      frames.push({ type: 'sequence', node: list, path });
      return { list, path };
    }
    awaitHole(undefined);
    const deeper = close(column);
    const top = frames.at(-1);
    if (top?.type === 'sequence' && top.node.column === column) return { list: top.node, path: top.path };
    if (deeper?.type !== 'sequence') return undefined;
    frames.push(deeper);
    return { list: deeper.node, path: deeper.path };
  };

  const addItem = (column: number, at: number): boolean => {
    const opened = openSequence(column, at);
    if (!opened) return false;
    const { items } = opened.list;
    const index = items.length;
    items.push(nothing(at + 1));
    awaitHole({
      kind: 'item',
      column,
      path: [...opened.path, index],
      fill: (node) => {
        items[index] = node;
      },
      filled: () => (isNothing(items[index]) ? undefined : items[index]),
    });
    return true;
  };

  const awaitValue = (entry: LooseEntry, path: Path): void => {
    awaitHole({
      kind: 'entry',
      column: entry.column,
      path,
      fill: (node) => {
        entry.value = node;
      },
      filled: () => (isNothing(entry.value) ? undefined : entry.value),
    });
  };

  const spotsAt = (column: number, span: Span, quote: '' | "'" | '"'): Spot[] => {
    const spots: Spot[] = [];
    const listOnly = hole?.kind === 'entry' && column === hole.column;
    if (hole && (column > hole.column || listOnly)) {
      const { path, filled } = hole;
      spots.push({
        type: 'value',
        span,
        flow: false,
        path,
        at: 'line',
        column,
        lead: '',
        quote,
        listOnly,
        filled,
      });
      if (!listOnly) return spots;
    }
    let deeper: Frame | undefined;
    for (const frame of frames.toReversed()) {
      if (frame.node.column < column) break;
      if (frame.node.column > column) deeper = frame;
      else {
        spots.push(spotIn(frame, column, span));
        if (frame.type === 'map') return spots;
        // In the column of the dashes: perhaps the item above goes on.
        if (deeper?.type === 'map') spots.push(spotIn(deeper, column, span));
      }
    }
    return spots.length === 0 && deeper ? [spotIn(deeper, column, span)] : spots;
  };

  return {
    root: () => root,
    hole: () => hole,
    fill,
    whenFilled: (heard) => {
      hear = heard;
    },
    openMap,
    await: awaitValue,
    addItem,
    spotsAt,
  };
}

function spotIn({ type, node, path }: Frame, column: number, span: Span): Spot {
  return type === 'map'
    ? { type: 'key', span, flow: false, path, map: node, column, colon: false }
    : { type: 'item', span, flow: false, path, sequence: node, column };
}

/** Deeper nesting is somebody's joke. */
const DEEPEST = 500;

function isNothing(node: LooseNode | undefined): boolean {
  return node === undefined || (node.type === 'scalar' && isEmpty(node));
}

function isEmpty({ span, value }: YamlScalar): boolean {
  return value === null && span.start === span.end;
}
