import type { Schema } from '../../engine/index.ts';

/** How much of a field's value is written with its key, and with tab stops or without. */
export type SkeletonOptions = {
  /** The column at which the key stands. */
  readonly column: number;
  readonly snippets: boolean;
  /** Lists in this document stand two columns further in than their key. */
  readonly indentsLists: boolean;
};

/** `field:` with as much of its value as must be there anyway, ready to be filled in. */
export function fieldSkeleton(field: string, schema: Schema | undefined, options: SkeletonOptions): string {
  const stops = { next: 1 };
  return `${field}:${value(schema, options.column, options, stops, 3)}`;
}

type Stops = { next: number };

function value(
  schema: Schema | undefined,
  column: number,
  options: SkeletonOptions,
  stops: Stops,
  depth: number,
): string {
  if (schema?.type === 'object' && schema.properties) {
    const inner = column + 2;
    return `\n${' '.repeat(inner)}${required(schema, inner, options, stops, depth)}`;
  }
  if (schema?.type === 'object') return `\n${' '.repeat(column + 2)}${stop(options, stops)}`;
  if (schema?.type === 'array') {
    const dash = column + (options.indentsLists ? 2 : 0);
    const item = schema.items;
    const first =
      item?.type === 'object' && item.properties
        ? required(item, dash + 2, options, stops, depth)
        : stop(options, stops);
    return `\n${' '.repeat(dash)}- ${first}`;
  }
  return ` ${scalar(schema, options, stops)}`;
}

/** The required fields of an object, one a line; a tab stop if there are none. */
function required(
  schema: Schema,
  column: number,
  options: SkeletonOptions,
  stops: Stops,
  depth: number,
): string {
  const fields = (schema.required ?? []).filter((field) => schema.properties?.[field]?.default === undefined);
  if (fields.length === 0 || depth === 0) return stop(options, stops);
  return fields
    .map((field) => `${field}:${value(schema.properties?.[field], column, options, stops, depth - 1)}`)
    .join(`\n${' '.repeat(column)}`);
}

function scalar(schema: Schema | undefined, options: SkeletonOptions, stops: Stops): string {
  const choices = schema?.type === 'boolean' ? ['true', 'false'] : (schema?.enum ?? []).map(String);
  if (!options.snippets) return schema?.default === undefined ? '' : String(schema.default);
  if (choices.length > 1 && choices.every((choice) => /^[\w.-]+$/.test(choice))) {
    const first = schema?.default === undefined ? [] : [String(schema.default)];
    const ordered = [...new Set([...first, ...choices])];
    return `\${${stops.next++}|${ordered.join(',')}|}`;
  }
  if (choices.length === 1) return choices[0] ?? '';
  return stop(options, stops);
}

function stop(options: SkeletonOptions, stops: Stops): string {
  return options.snippets ? `$${stops.next++}` : '';
}

/** Whether a document indents its lists below their keys; most Gateway API manifests do not. */
export function indentsLists(text: string): boolean {
  return /^( *)[\w-]+:[ \t]*\r?\n\1 {2}- /m.test(text) && !/^( *)[\w-]+:[ \t]*\r?\n\1- /m.test(text);
}
