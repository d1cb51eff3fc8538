// Where things lie. Every script and test of the house takes its paths from here.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. Bundled tests run from `out/`, so for them the current directory says it. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything that a run leaves behind: test bundles, the .vsix, screenshots. Ignored by git. */
export const out = path.join(root, 'out');
