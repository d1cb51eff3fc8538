import type { Json } from '../yaml/value.ts';
import type { SchemaType } from './model.ts';

/** What a value is, in the words of JSON schema. */
export type ActualType = SchemaType | 'null';

/**
 * What the API server's structural layer (decoding, pruning, openAPIV3Schema) rejects. `pointer` is a JSON pointer
 * into the manifest: to the value that is wrong, for `unknown-field` to the key that should not be there, and for
 * `missing-field` to the object that lacks it.
 */
export type StructuralProblem =
  | {
      readonly type: 'unknown-field';
      readonly pointer: string;
      readonly field: string;
      /** The fields that exist in its place, present ones included, in the schema's order. */
      readonly candidates: readonly string[];
    }
  | { readonly type: 'missing-field'; readonly pointer: string; readonly field: string }
  | {
      readonly type: 'wrong-type';
      readonly pointer: string;
      /** One type, or `integer` and `string` for an int-or-string. */
      readonly expected: readonly SchemaType[];
      readonly actual: ActualType;
    }
  /** A null where none may stand. A null field is no problem: the API server drops it, as if it were not written. */
  | { readonly type: 'null-not-allowed'; readonly pointer: string; readonly expected: readonly SchemaType[] }
  | {
      readonly type: 'not-in-enum';
      readonly pointer: string;
      readonly actual: Json;
      readonly allowed: readonly Json[];
    }
  | {
      readonly type: 'pattern';
      readonly pointer: string;
      readonly actual: string;
      readonly pattern: string;
    }
  /** `format` is the one that the schema names; `ip` where it takes an IPv4 or an IPv6 address. */
  | {
      readonly type: 'bad-format';
      readonly pointer: string;
      readonly actual: Json;
      readonly format: string;
    }
  /** `limit` and `actual` count characters, items, fields, or are the numbers themselves. */
  | {
      readonly type: LimitType;
      readonly pointer: string;
      readonly limit: number;
      readonly actual: number;
      /** The limit itself is already too much. */
      readonly exclusive?: boolean;
    }
  /** A list with keys (`x-kubernetes-list-type: map`): a second item with the same keys. `pointer` is that item. */
  | {
      readonly type: 'duplicate-list-key';
      readonly pointer: string;
      /** Pointer of the first item with these keys. */
      readonly first: string;
      readonly keys: { readonly [key: string]: Json };
    }
  /** A list that is a set: a second equal item. */
  | {
      readonly type: 'duplicate-item';
      readonly pointer: string;
      readonly first: string;
      readonly actual: Json;
    }
  /** A combination (`oneOf`, `anyOf`, `not` …) that does not hold and says nothing more precise. */
  | { readonly type: 'no-alternative'; readonly pointer: string };

export type LimitType =
  | 'too-long'
  | 'too-short'
  | 'too-many'
  | 'too-few'
  | 'too-large'
  | 'too-small'
  | 'too-many-properties'
  | 'too-few-properties'
  | 'not-a-multiple';
