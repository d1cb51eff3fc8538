import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type OpenFixture, openFiles } from '../support/fixture.ts';
import { REFERENCE, readReference } from '../support/reference.ts';

export const CORPUS = 'cases/conformance';

/** A workspace of the conformance suite: a complete cluster, experimental channel, every feature. */
export function openWorkspace(name: string): OpenFixture {
  const workspaces: Record<string, { readonly base: string }> = JSON.parse(
    readReference(`${CORPUS}/workspaces.json`),
  );
  const base = workspaces[name]?.base ?? '_base';
  return openFiles(
    { files: new Map([...manifestsOf(base), ...manifestsOf(name)]) },
    { config: { world: 'closed', channel: 'experimental', release: 'v1.6' }, stored: true },
  );
}

function manifestsOf(folder: string): [string, string][] {
  const root = path.join(REFERENCE, CORPUS, 'manifests');
  if (!readdirSync(root).includes(folder)) return [];
  return readdirSync(path.join(root, folder)).map((name) => [
    `${folder}/${name}`,
    readReference(`${CORPUS}/manifests/${folder}/${name}`),
  ]);
}
