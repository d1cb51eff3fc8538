import type { Release } from './model.ts';

/** What the build compiles `schemas/` into. JSON stays text until a kind is asked for. */
export type SchemaData = {
  /** Newest first. */
  readonly releases: readonly Release[];
  /** JSON of `readonly KindSource[]`. */
  readonly kinds: string;
  /** JSON of `Definitions`. */
  readonly definitions: string;
  /** JSON of one `SchemaSource` each, by `group/kind`. */
  readonly schemas: { readonly [groupKind: string]: string };
  /** Makes the compiled validators; called once, when the first is needed. */
  readonly createValidators: CreateValidators;
};

/**
 * Takes the functions that compiled code calls, gives the validators by `release/channel/group/version/kind`: those of
 * the newest release.
 */
export type CreateValidators = (
  codePoints: (text: string) => number,
  matches: (pattern: RegExp, text: string, limit: number) => boolean,
  hasFormat: (format: string, text: string) => boolean,
) => { readonly [key: string]: Validator };

/** Checks a prepared value. What is wrong stays in `errors` until the next call. */
export type Validator = {
  (value: unknown): boolean;
  readonly errors?: readonly ValidationError[] | null;
};

/** An error of ajv, as far as it is looked at. */
export type ValidationError = {
  /** JSON pointer to the value that is wrong. */
  readonly instancePath: string;
  /** Where the keyword stands, relative to a shared part of the schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly missingProperty?: string };
};
