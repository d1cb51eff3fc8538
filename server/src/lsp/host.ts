import type { Connection } from 'vscode-languageserver';
import type { SchemaStore } from '../engine/index.ts';
import type { FileSource } from './files.ts';
import type { Soon } from './slices.ts';

/** What the server needs of the program that it runs in. */
export type Host = {
  /** Reads the workspace; `throughClient` where only the client can reach the files. */
  files(connection: Connection, throughClient: boolean): FileSource;
  readonly soon: Soon;
  schemas(): SchemaStore;
};
