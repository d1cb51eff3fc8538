import type { Schema } from '../../server/src/engine/schema/model.ts';

export declare const compileValidators: (projections: { readonly [key: string]: Schema }) => string;
