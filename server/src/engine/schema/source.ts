/** The schema files as data, before any target is chosen. `schemas/README.md` explains the dialect. */
import type { Json } from '../yaml/value.ts';
import type { Blame, Channel, Documentation, Release, Schema, Since } from './model.ts';

type Nested = 'properties' | 'additionalProperties' | 'items' | 'allOf' | 'anyOf' | 'oneOf' | 'not';

/** A schema node as it is written. A CRD's openAPIV3Schema is one that uses none of our keywords. */
export type SchemaSource = Omit<Schema, Nested | keyof Documentation> & {
  readonly $ref?: string;
  readonly description?: string;

  readonly properties?: { readonly [field: string]: SchemaSource };
  readonly additionalProperties?: SchemaSource | boolean;
  readonly items?: SchemaSource;
  readonly allOf?: readonly SchemaSource[];
  readonly anyOf?: readonly SchemaSource[];
  readonly oneOf?: readonly SchemaSource[];
  readonly not?: SchemaSource;

  readonly 'x-gatelens-since'?: Since;
  /** Per channel the first release without the field. */
  readonly 'x-gatelens-removed'?: Since;
  readonly 'x-gatelens-variants'?: readonly Variant[];
  readonly 'x-gatelens-docs'?: string;
  readonly 'x-gatelens-example'?: Json;
  readonly 'x-gatelens-values'?: { readonly [value: string]: string };
  readonly 'x-gatelens-rules'?: readonly RuleSource[];
};

/** A rule of the API server with what Gatelens says when it fails, and the targets and versions that have it. */
export type RuleSource = Blame & {
  readonly rule: string;
  readonly since?: Since;
  /** Per channel the first release without the rule. */
  readonly removed?: Since;
  readonly when?: When;
};

/** Keywords for some targets or versions only. */
export type Variant = { readonly when: When } & {
  readonly [Keyword in keyof SchemaSource]?: SchemaSource[Keyword] | null;
};

/** All that is given must hold; `until` is the last release for which it does. */
export type When = {
  readonly versions?: readonly string[];
  readonly channels?: readonly Channel[];
  readonly since?: Release;
  readonly until?: Release;
};

/** The shared definitions by name. */
export type Definitions = { readonly [name: string]: SchemaSource };

/** What a kind's file says besides the schema. */
export type KindSource = {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster';
  readonly description?: string;
  readonly docs?: string;
  /** Newest first. */
  readonly versions: { readonly [version: string]: VersionHistory };
};

/** Per channel: from which release on a version is what, in words: `served storage`, `unserved deprecated`, `gone`. */
export type VersionHistory = { readonly [channel in Channel]?: { readonly [release: Release]: string } };
