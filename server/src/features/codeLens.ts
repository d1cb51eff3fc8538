import type { CodeLens } from 'vscode-languageserver-types';
import type { Snapshot } from '../engine/index.ts';
import { simulateLenses } from './simulateLenses.ts';

/** What stands above the lines of a file; only a client that knows our commands can use it. */
export function codeLenses(snapshot: Snapshot, uri: string, locale?: string): CodeLens[] {
  return simulateLenses(snapshot, uri, locale);
}
