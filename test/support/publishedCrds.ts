import Ajv, { type ValidateFunction } from 'ajv';
import { parseAllDocuments } from 'yaml';
import type { Channel } from '../../server/src/engine/index.ts';
import { readReference } from './reference.ts';

type JsonMap = { readonly [key: string]: unknown };

/**
 * A second opinion on structure: ajv over the published CRDs of release v1.6, with unknown fields closed. Undefined for
 * a kind or version that the channel does not have.
 */
export function publishedValidator(
  channel: Channel,
  apiVersion: string,
  kind: string,
): ValidateFunction | undefined {
  const id = `${channel} ${apiVersion} ${kind}`;
  let validator = validators.get(id);
  if (!validator) {
    const schema = schemasOf(channel).get(`${apiVersion} ${kind}`);
    validator = schema && ajv.compile(schema);
    if (validator) validators.set(id, validator);
  }
  return validator;
}

const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
const validators = new Map<string, ValidateFunction>();
const schemas = new Map<Channel, ReadonlyMap<string, JsonMap>>();

function schemasOf(channel: Channel): ReadonlyMap<string, JsonMap> {
  const known = schemas.get(channel);
  if (known) return known;
  const found = new Map<string, JsonMap>();
  for (const document of parseAllDocuments(readReference(`crds/gateway-api-v1.6.1-${channel}.yaml`))) {
    const crd: unknown = document.toJS();
    if (at(crd, 'kind') !== 'CustomResourceDefinition') continue;
    const spec = at(crd, 'spec');
    const versions = at(spec, 'versions');
    if (!Array.isArray(versions)) continue;
    for (const version of versions) {
      const schema = at(at(version, 'schema'), 'openAPIV3Schema');
      const apiVersion = `${String(at(spec, 'group'))}/${String(at(version, 'name'))}`;
      if (isMap(schema)) found.set(`${apiVersion} ${String(at(at(spec, 'names'), 'kind'))}`, rootOf(schema));
    }
  }
  schemas.set(channel, found);
  return found;
}

/** `metadata` is the API server's own, and nobody writes `status`. */
function rootOf(schema: JsonMap): JsonMap {
  const closed = close(schema);
  const properties = at(closed, 'properties');
  return { ...closed, properties: { ...(isMap(properties) ? properties : {}), metadata: {}, status: {} } };
}

/** As the API server sees it: fields that the schema does not name are not allowed. */
function close(schema: JsonMap): JsonMap {
  const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (key.startsWith('x-kubernetes-') || key === 'format' || key === 'default') return [];
    if (key === 'properties' && isMap(value))
      return [
        [
          key,
          Object.fromEntries(
            Object.entries(value).map(([name, child]) => [name, isMap(child) ? close(child) : child]),
          ),
        ],
      ];
    return [[key, key === 'items' && isMap(value) ? close(value) : value]];
  });
  const closed = Object.fromEntries(entries);
  const isClosed = isMap(schema.properties) && schema.additionalProperties === undefined;
  return isClosed && schema['x-kubernetes-preserve-unknown-fields'] !== true
    ? { ...closed, additionalProperties: false }
    : closed;
}

function at(value: unknown, key: string): unknown {
  return isMap(value) ? value[key] : undefined;
}

function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
