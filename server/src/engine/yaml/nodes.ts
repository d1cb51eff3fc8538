import type { Span } from '../text/span.ts';

/**
 * A YAML document as Gatelens sees it: plain data with a span for every key and value, relative to the start of the
 * document's text. Aliases are already followed: the node stands where the alias is written (`span`) and shares its
 * children with the anchored node (`alias` says so).
 */
export type YamlNode = YamlMap | YamlSequence | YamlScalar;

export type YamlMap = {
  readonly type: 'map';
  readonly span: Span;
  readonly flow: boolean;
  /** In written order; entries that a merge key (`<<`) brought in come last and are marked. Duplicates are kept. */
  readonly entries: readonly YamlEntry[];
  readonly alias?: string;
};

export type YamlEntry = {
  readonly key: YamlScalar;
  /** Never absent: a key without a value has an empty null scalar just behind its colon. */
  readonly value: YamlNode;
  /** From the key's first letter to the value's last. */
  readonly span: Span;
  /** Present by way of a merge key: the spans are those of the anchored map. */
  readonly merged?: boolean;
};

export type YamlSequence = {
  readonly type: 'sequence';
  readonly span: Span;
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
  readonly alias?: string;
};

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded';

export type YamlScalar = {
  readonly type: 'scalar';
  readonly span: Span;
  /** What the API server gets (kubectl's reading of YAML, see scalars.ts). */
  readonly value: string | number | bigint | boolean | null;
  readonly style: ScalarStyle;
  /** The text between the quotes with escapes resolved, or the plain text: what `value` would be as a string. */
  readonly text: string;
  /** Holds a placeholder such as `${VAR}` or `{{ .Values.x }}`: its value is not known here. */
  readonly placeholder?: boolean;
  readonly alias?: string;
};

/** The entry of `map` with this key, undefined if there is none. Of duplicates the last one wins, as it does for kubectl. */
export function entryUnder(map: YamlMap, key: string): YamlEntry | undefined {
  for (let i = map.entries.length - 1; i >= 0; i--) {
    const entry = map.entries[i];
    if (entry?.key.text === key && !entry.merged) return entry;
  }
  return map.entries.find((entry) => entry.merged && entry.key.text === key);
}

/** The value under `key`, undefined if `node` is no map or has no such key. */
export function valueUnder(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return node?.type === 'map' ? entryUnder(node, key)?.value : undefined;
}

/** The string under `key`; undefined if absent, no string, or a placeholder. */
export function stringUnder(node: YamlNode | undefined, key: string): string | undefined {
  const value = valueUnder(node, key);
  return value?.type === 'scalar' && !value.placeholder && typeof value.value === 'string'
    ? value.value
    : undefined;
}
