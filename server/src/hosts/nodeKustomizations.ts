import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The kustomizations beside a file and above it, which may say that it is a patch or give it a namespace: up to the
 * root of its repository, or to `cwd` where there is none. Both paths are absolute.
 */
export function kustomizationsAbove(file: string, cwd: string): readonly string[] {
  const found: string[] = [];
  for (const folder of foldersOf(path.dirname(file), cwd))
    for (const name of NAMES) {
      const each = path.join(folder, name);
      if (each !== file && existsSync(each)) found.push(each);
    }
  return found;
}

/** A folder and those above it, as far as somebody may have written them with this one in mind. */
function foldersOf(folder: string, cwd: string): readonly string[] {
  const above: string[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    above.push(at);
    if (existsSync(path.join(at, '.git'))) return above;
    if (at === path.dirname(at)) break;
  }
  const within = above.indexOf(cwd);
  return within === -1 ? [folder] : above.slice(0, within + 1);
}
