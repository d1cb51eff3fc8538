// npm run bench: builds what ships, bundles the benchmark, runs it.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { build } from '../../build/build.mjs';
import { installPackages, requireNode } from '../../build/lib/install.mjs';
import { root } from '../../build/lib/paths.mjs';
import { bundleTests } from '../../build/lib/testFiles.mjs';

requireNode();
installPackages();
await build();
const [script = ''] = await bundleTests(['test/bench/main.ts'], 'bench');
const { status } = spawnSync(process.execPath, [script, path.join(root, 'dist/server.js')], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
