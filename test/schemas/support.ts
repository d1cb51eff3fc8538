import { compileValidators } from '../../build/schemas/validators.mjs';
import type { CreateValidators } from '../../server/src/engine/schema/data.ts';
import type { Schema, SchemaStore, Target } from '../../server/src/engine/schema/model.ts';
import type { StructuralProblem } from '../../server/src/engine/schema/problems.ts';
import type { Definitions, SchemaSource } from '../../server/src/engine/schema/source.ts';
import { createSchemaStore } from '../../server/src/engine/schema/store.ts';
import { readDocument } from '../../server/src/engine/yaml/read.ts';
import type { Json } from '../../server/src/engine/yaml/value.ts';
import { toJson } from '../../server/src/engine/yaml/value.ts';

export const GATEWAY_API = 'gateway.networking.k8s.io';
export const STANDARD: Target = { release: 'v1.6', channel: 'standard' };
export const EXPERIMENTAL: Target = { release: 'v1.6', channel: 'experimental' };

/** What the API server gets from a YAML text; null for an empty one. */
export function fromYaml(text: string): Json {
  const { root } = readDocument(text);
  return root ? toJson(root) : null;
}

/** One line a problem: its type, its pointer, and what else it says. */
export function render(problem: StructuralProblem): string {
  const { type, pointer, ...rest } = problem;
  const { candidates: _, ...details } = { candidates: undefined, ...rest };
  const words = Object.entries(details).map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  return [type, pointer || '(root)', ...words].join(' ');
}

/** A store of one kind, `test.dev/v1 Thing`, whose spec has the given schema. */
export function storeOf(spec: SchemaSource, definitions: Definitions = {}): SchemaStore {
  const schema: SchemaSource = {
    type: 'object',
    properties: { metadata: { type: 'object', properties: { name: { type: 'string' } } }, spec },
  };
  const kind = {
    group: 'test.dev',
    kind: 'Thing',
    plural: 'things',
    singular: 'thing',
    shortNames: [],
    scope: 'Namespaced',
    versions: { v1: { standard: { 'v1.6': 'served storage' } } },
  };
  const data = {
    releases: ['v1.6'] as const,
    kinds: JSON.stringify([kind]),
    definitions: JSON.stringify(definitions),
    schemas: { 'test.dev/Thing': JSON.stringify(schema) },
  };
  const projected = createSchemaStore({ ...data, createValidators: () => ({}) });
  const whole = projected.schema(STANDARD, 'test.dev', 'v1', 'Thing') ?? {};
  return createSchemaStore({ ...data, createValidators: compiled(whole) });
}

/** What is wrong with a spec (YAML) of `storeOf`'s kind, rendered. */
export function problemsOfSpec(store: SchemaStore, spec: string): readonly string[] {
  const manifest: Json = { metadata: { name: 'x' }, spec: fromYaml(spec) };
  return store.validate(STANDARD, 'test.dev', 'v1', 'Thing', manifest).map(render);
}

function compiled(schema: Schema): CreateValidators {
  const body = compileValidators({ 'v1.6/standard/test.dev/v1/Thing': schema });
  const create = new Function('codePoints', 'matches', 'hasFormat', body);
  return (...functions) => create(...functions);
}
