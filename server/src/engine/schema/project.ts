import type { Schema, Schemas, Since, Target, ValidationRule } from './model.ts';
import { compareReleases, laterSince, reached } from './release.ts';
import type { Definitions, RuleSource, SchemaSource, Variant, When } from './source.ts';
import { onceForAllTargets } from './timeless.ts';

/** What a schema file is seen through. */
export type Projection = {
  readonly target: Target;
  /** The version of the kind: `v1`, `v1beta1`. */
  readonly version: string;
  readonly definitions: Definitions;
};

/**
 * The plain openAPIV3Schema of one version of a kind for one target: references followed, variants decided, properties
 * that the target does not have left out. `since` is how old the kind itself is.
 */
export function project(source: SchemaSource, projection: Projection, since?: Since): Schema {
  return onceForAllTargets(source, projection.definitions, since, () =>
    projectNode(source, projection, since),
  );
}

function projectNode(source: SchemaSource, projection: Projection, since: Since | undefined): Schema {
  const {
    properties,
    required,
    items,
    additionalProperties,
    allOf,
    anyOf,
    oneOf,
    not,
    'x-gatelens-docs': docs,
    'x-gatelens-example': example,
    'x-gatelens-values': enumDescriptions,
    'x-gatelens-rules': rules,
    ...rest
  } = resolve(source, projection);
  const inner = (child: SchemaSource) => project(child, projection, since);
  const constraint = (child: SchemaSource) => project(child, projection);
  const present = properties && presentFields(properties, projection, since);
  return {
    ...plain(rest),
    ...(docs !== undefined && { docs }),
    ...(example !== undefined && { examples: Array.isArray(example) ? example : [example] }),
    ...(enumDescriptions && { enumDescriptions }),
    ...(since && { since }),
    ...projectRules(rules ?? [], projection),
    ...(required && { required: required.filter((field) => !properties?.[field] || present?.[field]) }),
    ...(present && { properties: present }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? inner(additionalProperties) : additionalProperties,
    }),
    ...(items && { items: inner(items) }),
    ...(allOf && { allOf: allOf.map(constraint) }),
    ...(anyOf && { anyOf: anyOf.map(constraint) }),
    ...(oneOf && { oneOf: oneOf.map(constraint) }),
    ...(not && { not: constraint(not) }),
  };
}

function presentFields(
  properties: { readonly [field: string]: SchemaSource },
  projection: Projection,
  since: Since | undefined,
): Schemas {
  const present: Record<string, Schema> = {};
  for (const [field, source] of Object.entries(properties)) {
    const removed = source['x-gatelens-removed'];
    const first = source['x-gatelens-since'];
    if (!reached(first, projection.target) || (removed && reached(removed, projection.target))) continue;
    present[field] = project(source, projection, laterSince(since, first));
  }
  return present;
}

function projectRules(
  rules: readonly RuleSource[],
  projection: Projection,
): { readonly 'x-kubernetes-validations'?: readonly ValidationRule[] } {
  const { target } = projection;
  const present = rules.flatMap(({ rule, since, removed, when, ...blame }): ValidationRule[] => {
    if (!reached(since, target) || (removed && reached(removed, target))) return [];
    return when && !holds(when, projection) ? [] : [{ rule, 'x-gatelens-blame': blame }];
  });
  return present.length > 0 ? { 'x-kubernetes-validations': present } : {};
}

/** The node without `$ref` and variants; its children are still as they are written. */
function resolve(source: SchemaSource, projection: Projection): SchemaSource {
  const { $ref, ...own } = decideVariants(source, projection);
  if ($ref === undefined) return own;
  const definition = projection.definitions[$ref];
  return definition ? merge(resolve(definition, projection), own) : own;
}

/** `over` wins, but for `properties`, which are merged field by field, and for rules, which are added up. */
function merge(base: SchemaSource, over: SchemaSource): SchemaSource {
  const rules = [...(base['x-gatelens-rules'] ?? []), ...(over['x-gatelens-rules'] ?? [])];
  const merged = { ...base, ...over, ...(rules.length > 0 && { 'x-gatelens-rules': rules }) };
  if (!base.properties || !over.properties) return merged;
  const properties: Record<string, SchemaSource> = { ...base.properties };
  for (const [field, source] of Object.entries(over.properties))
    properties[field] = merge(properties[field] ?? {}, source);
  return { ...merged, properties };
}

function decideVariants(source: SchemaSource, projection: Projection): SchemaSource {
  const { 'x-gatelens-variants': variants, ...decided } = source;
  return variants ? variants.reduce((node, variant) => decide(node, variant, projection), decided) : decided;
}

function decide(source: SchemaSource, { when, ...keywords }: Variant, projection: Projection): SchemaSource {
  if (!holds(when, projection)) return source;
  const entries = Object.entries({ ...source, ...keywords }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries);
}

function holds(when: When, { target, version }: Projection): boolean {
  return (
    (!when.versions || when.versions.includes(version)) &&
    (!when.channels || when.channels.includes(target.channel)) &&
    (!when.since || compareReleases(when.since, target.release) <= 0) &&
    (!when.until || compareReleases(target.release, when.until) <= 0)
  );
}

/** The keywords that hold no schemas of their own. */
type Keywords = Omit<
  Schema,
  'properties' | 'additionalProperties' | 'items' | 'allOf' | 'anyOf' | 'oneOf' | 'not'
>;

/** Without marks of ours that a schema in use has no room for. */
function plain(node: Keywords): Keywords {
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => !keyword.startsWith('x-gatelens-')));
}
