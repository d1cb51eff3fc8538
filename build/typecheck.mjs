// Type-checks every program of the house, each behind its own fence (see ARCHITECTURE.md).
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const projects = ['server/src/engine', 'server', 'client', 'client/webview', 'test'];
const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
const tsc = path.join(path.dirname(manifest), 'bin/tsc');

const check = (project) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [tsc, '-p', project, '--noEmit', '--pretty', 'false'], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', (code) => resolve(code ?? 1));
  });

const codes = [];
for (const project of projects) codes.push(await check(project));
process.exit(codes.some((code) => code !== 0) ? 1 : 0);
