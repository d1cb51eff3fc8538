import { checkRules } from '../../schema/cel/check.ts';
import type { Schema } from '../../schema/model.ts';
import { prepare } from '../../schema/prepare.ts';
import { fieldSchema } from '../../schema/schemaAt.ts';
import type { Json } from '../../yaml/value.ts';
import { isObject } from '../../yaml/value.ts';
import { parentPointer } from '../places.ts';
import { sample } from '../structure/sample.ts';
import { sceneOf, schemaOf } from '../structure/scene.ts';
import type { MakeFixes } from './tools.ts';
import { addField } from './tools.ts';

/** The field that the type asks for, with what is needed in it for a start. */
export const addMissing: MakeFixes = (finding, context, root) => {
  const { part, view } = context;
  const { missing } = finding.data ?? {};
  const resource = part.manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const scene = sceneOf(part.manifest, resource, view);
  const owner = scene && schemaOf(scene, parentPointer(finding.pointer));
  const schema = typeof missing === 'string' && owner ? fieldSchema(owner, missing) : undefined;
  const value = schema && sample(schema);
  // An object that demands nothing would still do nothing: `{}` is a start, and what the API server takes.
  return typeof missing === 'string' && schema && value !== undefined
    ? addField(finding, context, root, missing, withOwnFields(schema, value))
    : [];
};

/** A type that was made up may ask for a field of its own in turn. */
function withOwnFields(schema: Schema, value: Json): Json {
  if (!isObject(value)) return value;
  const violations = checkRules(schema, prepare(schema, value).value, []);
  const added = violations.flatMap(({ args: { missing } }): [string, Json][] => {
    const field = typeof missing === 'string' ? fieldSchema(schema, missing) : undefined;
    const made = field && sample(field);
    return typeof missing === 'string' && made !== undefined ? [[missing, made]] : [];
  });
  return { ...value, ...Object.fromEntries(added) };
}
