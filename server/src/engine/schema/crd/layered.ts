import { isGatewayApiGroup, kindKey, OWN_GROUP } from '../../manifest/kinds.ts';
import type { Json } from '../../yaml/value.ts';
import { checkRules } from '../cel/check.ts';
import type { Validator } from '../data.ts';
import type { KindInfo, Schema, SchemaStore, Target } from '../model.ts';
import type { Validated } from '../validate.ts';
import { validate } from '../validate.ts';
import type { CustomKinds, DefinedKind } from './customKinds.ts';
import { checkCrdRules } from './rules.ts';
import { schemaValidator } from './validator.ts';
import { compareVersions } from './versionOrder.ts';

/**
 * The built-in schemas and those of the workspace's CRDs as one store. A CRD is read when its first resource asks for
 * it. With `isReleaseGiven` the user named a release, which is stronger than any CRD of the Gateway API.
 */
export function layerSchemas(
  builtIn: SchemaStore,
  custom: CustomKinds,
  isReleaseGiven: boolean,
): SchemaStore {
  const defined = (target: Target, group: string, kind: string): DefinedKind | undefined => {
    const found = custom.source(kindKey(group, kind));
    if (!found) return undefined;
    return isReleaseGiven && isGatewayApiGroup(group) && builtIn.kind(target, group, kind)
      ? undefined
      : found;
  };

  const all = (target: Target): readonly KindInfo[] => {
    const extra = custom.keys().flatMap((key): DefinedKind[] => {
      const found = custom.source(key);
      return found && defined(target, found.head.group, found.head.kind) ? [found] : [];
    });
    if (extra.length === 0) return withOwn(target, builtIn.kinds(target));
    const isReplaced = (info: KindInfo): boolean =>
      extra.some(({ head }) => head.group === info.group && head.kind === info.kind);
    return withOwn(target, [
      ...builtIn.kinds(target).filter((info) => !isReplaced(info)),
      ...extra.map(infoOf),
    ]);
  };

  /** With what Gatelens itself defines, which belongs to no release. */
  const withOwn = (target: Target, kinds: readonly KindInfo[]): readonly KindInfo[] => {
    const own = builtIn.kind(target, OWN_GROUP, 'RouteTest');
    return own ? [...kinds, own] : kinds;
  };

  const useOf = (target: Target, group: string, version: string, kind: string): Use | undefined => {
    const found = defined(target, group, kind);
    return found && usesOf(found, builtIn).get(version);
  };

  let last: { readonly use: Use; readonly value: Json; readonly validated: Validated } | undefined;
  const validated = (use: Use, value: Json): Validated => {
    if (last?.use !== use || last.value !== value)
      last = { use, value, validated: validate(use.schema, use.validator, value) };
    return last.validated;
  };

  return {
    releases: builtIn.releases,
    kinds: all,
    kind: (target, group, kind) => {
      const found = defined(target, group, kind);
      return found ? infoOf(found) : builtIn.kind(target, group, kind);
    },
    schema: (target, group, version, kind) =>
      defined(target, group, kind)
        ? useOf(target, group, version, kind)?.schema
        : builtIn.schema(target, group, version, kind),
    validate: (target, group, version, kind, value) => {
      if (!defined(target, group, kind)) return builtIn.validate(target, group, version, kind, value);
      const use = useOf(target, group, version, kind);
      return use ? validated(use, value).problems : [];
    },
    violations: (target, group, version, kind, value) => {
      if (!defined(target, group, kind)) return builtIn.violations(target, group, version, kind, value);
      const use = useOf(target, group, version, kind);
      if (!use) return [];
      const { value: prepared, problems } = validated(use, value);
      return checkRules(use.schema, prepared, problems);
    },
  };
}

/** One version of a custom kind, ready to be used. */
type Use = { readonly schema: Schema; readonly validator: Validator };

/** Made once a CRD. */
const USES = new WeakMap<DefinedKind['source'], ReadonlyMap<string, Use>>();

function usesOf({ source }: DefinedKind, builtIn: SchemaStore): ReadonlyMap<string, Use> {
  let uses = USES.get(source);
  if (!uses) {
    const metadata = metadataSchema(builtIn);
    uses = new Map(
      [...checkCrdRules(source.read())].map(([version, { schema }]): [string, Use] => {
        const ready = withMetadata(schema, metadata);
        return [version, { schema: ready, validator: schemaValidator(ready) }];
      }),
    );
    USES.set(source, uses);
  }
  return uses;
}

/** The same object each time: whoever compares kinds compares references. */
function infoOf({ source, head }: DefinedKind): KindInfo {
  let info = INFOS.get(source);
  if (!info) {
    const versions = [...head.versions].sort((a, b) => compareVersions(a.version, b.version));
    info = { ...head, versions, origin: 'workspace' };
    INFOS.set(source, info);
  }
  return info;
}

const INFOS = new WeakMap<DefinedKind['source'], KindInfo>();

/** What every object has; CRDs only say that there is metadata. */
function metadataSchema(builtIn: SchemaStore): Schema | undefined {
  const [release] = builtIn.releases;
  if (release === undefined) return undefined;
  const target: Target = { release, channel: 'standard' };
  const [info] = builtIn.kinds(target);
  const version = info?.versions.find(({ served }) => served)?.version;
  const schema = info && version && builtIn.schema(target, info.group, version, info.kind);
  const metadata = schema ? schema.properties?.metadata : undefined;
  return metadata && withoutSince(metadata);
}

/** In which release of the Gateway API something came says nothing about other kinds. */
function withoutSince({ since: _, ...schema }: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  const fields = Object.entries(properties ?? {}).map(([field, child]) => [field, withoutSince(child)]);
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(items && { items: withoutSince(items) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: withoutSince(additionalProperties),
    }),
  };
}

function withMetadata(schema: Schema, metadata: Schema | undefined): Schema {
  const { apiVersion, kind, metadata: own, ...fields } = schema.properties ?? {};
  const limits = own?.properties ?? {};
  const properties = { ...metadata?.properties };
  for (const field of ['name', 'generateName'] as const)
    if (limits[field]) properties[field] = { ...properties[field], ...limits[field] };
  return {
    ...schema,
    properties: {
      apiVersion: { type: 'string', ...apiVersion },
      kind: { type: 'string', ...kind },
      metadata: { type: 'object', ...own, ...metadata, ...(metadata && { properties }) },
      ...fields,
    },
  };
}
