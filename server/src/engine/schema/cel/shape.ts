import type { CelValue } from './values.ts';
import { isCelList, isCelMap } from './values.ts';

/** What is known of how large a value can be, before or after there is one. */
export type Shape = {
  /** The most characters of a text, items of a list, entries of a map; 1 for everything else. */
  readonly size: number;
  /** A field of an object: `none` where there can be no such field. */
  field(name: string): Shape | 'none';
  /** An item of a list, or a key of a map. */
  item(): Shape;
  /** A value of a map. */
  value(): Shape;
};

/** The API server takes requests of so many bytes: nothing in them is larger. */
export const LARGEST_REQUEST = 3 * 1024 * 1024;

/** A value of which nothing is known. */
export const ANYTHING: Shape = {
  size: LARGEST_REQUEST,
  field: () => ANYTHING,
  item: () => ANYTHING,
  value: () => ANYTHING,
};

/** A number, a flag, and the like. */
export const SCALAR: Shape = { ...ANYTHING, size: 1 };

export function textOf(size: number): Shape {
  return { ...SCALAR, size };
}

export function listOf(size: number, item: Shape): Shape {
  return { size, field: () => ANYTHING, item: () => item, value: () => item };
}

/** What is one or the other. */
export function either(a: Shape, b: Shape): Shape {
  if (a === b) return a;
  return {
    size: Math.max(a.size, b.size),
    field: (name) => {
      const [inA, inB] = [a.field(name), b.field(name)];
      if (inA === 'none' || inB === 'none') return inA === 'none' ? inB : inA;
      return either(inA, inB);
    },
    item: () => either(a.item(), b.item()),
    value: () => either(a.value(), b.value()),
  };
}

/** The shape of values that are here: all that stand in one place of an expression. */
export function shapeOfValues(values: readonly CelValue[]): Shape {
  return {
    size: values.reduce((most: number, value) => Math.max(most, sizeOf(value)), 1),
    field: (name) =>
      shapeOfValues(
        values.flatMap((value): readonly CelValue[] => {
          const member = isCelMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
          return member === undefined ? [] : [member];
        }),
      ),
    item: () =>
      shapeOfValues(
        values.flatMap((value): readonly CelValue[] =>
          isCelList(value) ? value : isCelMap(value) ? Object.keys(value) : [],
        ),
      ),
    value: () =>
      shapeOfValues(
        values.flatMap((value): readonly CelValue[] =>
          isCelMap(value) ? Object.values(value) : isCelList(value) ? value : [],
        ),
      ),
  };
}

function sizeOf(value: CelValue): number {
  if (typeof value === 'string' || isCelList(value)) return value.length;
  return isCelMap(value) ? Object.keys(value).length : 1;
}
