import { parseApiVersion } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import type { KindInfo, KindVersion } from '../schema/model.ts';
import { schemaAt } from '../schema/schemaAt.ts';
import { listAt, objectAt } from '../yaml/value.ts';
import type { Successor } from './migrations/migrate.ts';
import type { ManifestContext } from './rule.ts';

/** The newest version of a kind that the target serves and does not advise against. */
export function newestServed(info: KindInfo | undefined): KindVersion | undefined {
  return info?.versions.find(({ served, deprecated }) => served && !deprecated);
}

/** A successor in the newest version that the target serves. */
export function servedSuccessor(
  { apiVersion, kind }: Successor,
  { schemas, target }: ManifestContext,
): Successor | undefined {
  const { group } = parseApiVersion(apiVersion);
  const newest = newestServed(schemas.kind(target, group, kind));
  return newest && { apiVersion: `${group}/${newest.version}`, kind };
}

/** How many rules a Route has, if that is more than its successor takes. */
export function rulesToSplit(
  { value }: Resource,
  { apiVersion, kind }: Successor,
  { schemas, target }: ManifestContext,
): number | undefined {
  const rules = listAt(objectAt(value, 'spec'), 'rules').length;
  const { group, version } = parseApiVersion(apiVersion);
  const schema = rules > 1 ? schemas.schema(target, group, version, kind) : undefined;
  return schema && schemaAt(schema, ['spec', 'rules'])?.maxItems === 1 ? rules : undefined;
}
