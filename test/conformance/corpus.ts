import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../server/src/engine/index.ts';
import { type OpenFixture, openFiles } from '../support/fixture.ts';
import { REFERENCE, readReference } from '../support/reference.ts';

export const CORPUS = 'cases/conformance';

/** A workspace of the conformance suite: experimental channel, every feature, and a complete cluster unless said otherwise. */
export function openWorkspace(name: string, world: Config['world'] = 'closed'): OpenFixture {
  const base = workspaces()[name]?.base ?? '_base';
  return openFiles(
    { files: new Map([...manifestsOf(base), ...manifestsOf(name)]) },
    { config: { world, channel: 'experimental', release: 'v1.6' }, stored: true },
  );
}

/** Every workspace by its name, with the one whose manifests it needs as well. */
export function workspaces(): Readonly<Record<string, { readonly base: string }>> {
  return JSON.parse(readReference(`${CORPUS}/workspaces.json`));
}

function manifestsOf(folder: string): [string, string][] {
  const root = path.join(REFERENCE, CORPUS, 'manifests');
  if (!readdirSync(root).includes(folder)) return [];
  return readdirSync(path.join(root, folder)).map((name) => [
    `${folder}/${name}`,
    readReference(`${CORPUS}/manifests/${folder}/${name}`),
  ]);
}
