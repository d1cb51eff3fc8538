import type { AnySchemaObject } from 'ajv';
import type { Schema } from '../../server/src/engine/schema/model.ts';

export declare const constraintsOf: (schema: Schema) => AnySchemaObject;
