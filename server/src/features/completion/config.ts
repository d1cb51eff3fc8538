import type { Schema, Schemas, Snapshot } from '../../engine/index.ts';
import { CATALOGUE, CONFIG_KEYS, type ConfigKeyInfo } from '../../engine/index.ts';

/** The name of the file that configures a workspace. */
export const CONFIG_FILE = 'gatelens.yaml';

/** The schema of gatelens.yaml, made of what is known of its keys. */
export function configSchema({ schemas }: Snapshot): Schema {
  const infos: readonly (readonly [string, ConfigKeyInfo])[] = Object.entries(CONFIG_KEYS);
  const keys = infos.map(([key, info]) => [key, keySchema(info)] as const);
  return {
    type: 'object',
    properties: { ...Object.fromEntries(keys), release: releaseSchema(schemas.releases) },
  };
}

function releaseSchema(releases: readonly string[]): Schema {
  const { description } = CONFIG_KEYS.release;
  return { type: 'string', description, enum: releases };
}

function keySchema({ description, type, values }: ConfigKeyInfo): Schema {
  switch (type) {
    case 'string':
      return { type: 'string', description, ...(values && { enum: values }) };
    case 'list':
      return { type: 'array', description, items: { type: 'string' } };
    case 'map':
      return { type: 'object', description, properties: severities(values) };
  }
}

/** One entry a finding; its usual severity is the default. */
function severities(values: ConfigKeyInfo['values']): Schemas {
  return Object.fromEntries(
    Object.entries(CATALOGUE).map(([code, { summary, severity }]): [string, Schema] => [
      code,
      { type: 'string', description: summary, default: severity, ...(values && { enum: values }) },
    ]),
  );
}
