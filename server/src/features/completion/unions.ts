import type { Schema, YamlMap } from '../../engine/index.ts';
import { stringUnder } from '../../engine/index.ts';

/**
 * A field whose value says which of its siblings counts: `type: URLRewrite` asks for `urlRewrite` and forbids the
 * others. The API calls it a union; what belongs together has the same name but for upper and lower case.
 */
export type Union = {
  readonly field: string;
  /** The value that goes with each sibling. */
  readonly members: ReadonlyMap<string, string>;
};

/** The union that an object is; undefined for others. */
export function unionOf({ properties = {} }: Schema): Union | undefined {
  for (const [field, { enum: values = [] }] of Object.entries(properties)) {
    const byName = new Map(
      values.flatMap((value) => (typeof value === 'string' ? [[value.toLowerCase(), value]] : [])),
    );
    const members = new Map<string, string>();
    for (const name of Object.keys(properties)) {
      const value = byName.get(name.toLowerCase());
      if (name !== field && value !== undefined) members.set(name, value);
    }
    if (members.size > 0) return { field, members };
  }
  return undefined;
}

/** The sibling that a value of the union's field asks for. */
export function memberFor({ members }: Union, value: string): string | undefined {
  for (const [name, each] of members) if (each === value) return name;
  return undefined;
}

/** Whether a map has decided for another member than this field. */
export function isExcluded(union: Union | undefined, map: YamlMap | undefined, name: string): boolean {
  const value = union?.members.get(name);
  const decided = union && stringUnder(map, union.field);
  if (!union || value === undefined || decided === undefined) return false;
  return decided !== value && memberFor(union, decided) !== undefined;
}
