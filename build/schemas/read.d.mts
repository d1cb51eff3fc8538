import type { Release } from '../../server/src/engine/schema/model.ts';
import type { Definitions, KindSource, SchemaSource } from '../../server/src/engine/schema/source.ts';

export type Kind = { readonly head: KindSource; readonly schema: SchemaSource };
export type Api = {
  readonly releases: readonly { readonly release: Release; readonly patch: string }[];
  readonly kinds: readonly Kind[];
  readonly definitions: Definitions;
};

export declare const readSchemas: (directory: string) => Api;
