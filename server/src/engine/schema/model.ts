import type { Json } from '../yaml/value.ts';
import type { RuleViolation } from './cel/check.ts';
import type { StructuralProblem } from './problems.ts';

/** Gateway API publishes its CRDs twice per release: stable fields only, or everything. */
export type Channel = 'standard' | 'experimental';

/** A minor release of Gateway API; the facts are those of its newest patch. */
export type Release = `v${number}.${number}`;

/** What a workspace is written for: the CRDs that the cluster has installed. */
export type Target = { readonly release: Release; readonly channel: Channel };

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** The release in which each channel first had a field; a channel that is absent never had it. */
export type Since = { readonly [channel in Channel]?: Release };

/** What each field of a schema node has to say for people rather than for the API server. All of it is optional. */
export type Documentation = {
  /** Markdown of ours. */
  readonly description?: string;
  /** What the author of a CRD wrote: text, whatever it looks like. */
  readonly plainDescription?: string;
  /** The official page about this field. */
  readonly docs?: string;
  /** Values worth imitating. */
  readonly examples?: readonly Json[];
  /** What each value of `enum` means. */
  readonly enumDescriptions?: { readonly [value: string]: string };
  /** Effective: never older than the kind or the surrounding field. Absent when the schema does not say. */
  readonly since?: Since;
};

/** A node of a CRD's openAPIV3Schema, projected to one target, `$ref`s resolved. Equal subtrees may be one object. */
export type Schema = Documentation & {
  /** Absent where anything goes, or beside `x-kubernetes-int-or-string`. */
  readonly type?: SchemaType;
  readonly properties?: Schemas;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly minProperties?: number;
  readonly maxProperties?: number;

  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;

  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly format?: string;
  /** In characters (code points), as the API server counts. */
  readonly minLength?: number;
  readonly maxLength?: number;

  readonly minimum?: number;
  readonly maximum?: number;
  /** As in OpenAPI 3.0: booleans that sharpen the limit beside them. */
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;

  readonly nullable?: boolean;
  readonly default?: Json;

  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;

  readonly 'x-kubernetes-list-type'?: 'atomic' | 'set' | 'map';
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
  readonly 'x-kubernetes-map-type'?: 'atomic' | 'granular';
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-validations'?: readonly ValidationRule[];
};

/** A rule in CEL about a value and what is below it: `self`. */
export type ValidationRule = {
  readonly rule: string;
  readonly message?: string;
  readonly messageExpression?: string;
  /** A path below `self` such as `.spec.name`, to which the API server assigns the failure. */
  readonly fieldPath?: string;
  readonly reason?: string;
  readonly optionalOldSelf?: boolean;
  /** What one evaluation costs at most, in the API server's units; infinite for one that is never run. Of CRDs only. */
  readonly 'x-gatelens-cost'?: number;
  /** How Gatelens tells of a failure; absent from the rules of others. */
  readonly 'x-gatelens-blame'?: Blame;
};

/** What a failed rule is called, and which keys or items below `self` are at fault. */
export type Blame = {
  readonly code: string;
  /** Which of the code's messages, if it has several. */
  readonly message?: string;
  /** Where the list or map is that holds the culprits, as a relative pointer; `*` is every item. By default `self`. */
  readonly in?: string;
  /** True for a culprit: `item` is an item or key, `earlier` the list of those before it. Without it `self` is at fault. */
  readonly where?: string;
  /** The key at fault below the culprit, as a relative pointer. */
  readonly at?: string;
  /** What the message needs to know, in CEL over `self` and `item`. */
  readonly args?: { readonly [name: string]: string };
};

/** Schemas by the name of the field. */
export type Schemas = { readonly [field: string]: Schema };

/** One version of a kind in one target. */
export type KindVersion = {
  readonly version: string;
  /** Whether the API server answers requests in this version. */
  readonly served: boolean;
  /** Whether objects are stored in this version; true for exactly one. */
  readonly storage: boolean;
  readonly deprecated: boolean;
};

/** A kind as one target has it. */
export type KindInfo = {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** Newest first; unserved ones included. */
  readonly versions: readonly KindVersion[];
  readonly description?: string;
  readonly docs?: string;
  /** A CRD of the workspace defines the kind: its texts are somebody else's. Absent for kinds that are built in. */
  readonly origin?: 'workspace';
};

/** Every kind that Gatelens has a schema of, seen through one target at a time. Pure, lazy and memoised. */
export type SchemaStore = {
  /** The releases that can be a target, newest first. */
  readonly releases: readonly Release[];
  /** The kinds of a target, Gateway API's own first; empty for a release that is not known. */
  kinds(target: Target): readonly KindInfo[];
  kind(target: Target, group: string, kind: string): KindInfo | undefined;
  /**
   * The schema of a kind in one version, root included (`apiVersion`, `kind`, `metadata`, `spec`, `status`).
   * Undefined when the target has no such kind or version. The same arguments give the same object.
   */
  schema(target: Target, group: string, version: string, kind: string): Schema | undefined;
  /**
   * What the API server's structural layer says of a manifest; empty for a kind or version without a schema. `status`
   * is not looked at: nobody writes it, and dumps may hold a newer one. Placeholders are taken for what they look like:
   * whoever knows that a value is one drops what is said of it.
   */
  validate(
    target: Target,
    group: string,
    version: string,
    kind: string,
    value: Json,
  ): readonly StructuralProblem[];
  /**
   * What the API server's CEL rules say of a manifest. A rule is not asked where `validate` has something at or below
   * its value; one that cannot be decided says nothing.
   */
  violations(
    target: Target,
    group: string,
    version: string,
    kind: string,
    value: Json,
  ): readonly RuleViolation[];
};
