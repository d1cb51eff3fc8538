// Shows Gatelens at work: builds it and opens a VS Code with it on the examples.
//   npm start [-- [--embedded] [--port N] [FOLDER]]
// The user's own VS Code if `code` is on the PATH; else, or with --embedded, the one from npm packages in a browser.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { installPackages, requireNode } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { findProgram, run } from './lib/run.mjs';

const main = async () => {
  requireNode();
  const { embedded, port, folder, file } = readArguments();
  const code = embedded ? undefined : findProgram('code');
  if (code === undefined) await requireSupport();
  installPackages();
  await build();
  await (code === undefined ? openEmbedded(folder, file, port) : openOwn(code, folder, file));
};

const readArguments = () => {
  const { values, positionals } = parseArgs({
    options: { embedded: { type: 'boolean', default: false }, port: { type: 'string' } },
    allowPositionals: true,
  });
  const [chosen] = positionals;
  const folder = path.resolve(chosen ?? path.join(root, 'examples'));
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new Error(`--port takes a number from 1 to 65535, not ${values.port}.`);
  const file = chosen === undefined ? path.join(realpathSync(folder), FIRST_FILE) : undefined;
  return { embedded: values.embedded, port, folder: realpathSync(folder), file };
};

/** Of the examples: one with Routes, lenses and a rule to ask for. */
const FIRST_FILE = path.join('storefront', 'shop.yaml');

/** Says before the long part, not after it, that this machine cannot. */
const requireSupport = async () => {
  const { vscodeUnsupported } = await import('./setup-vscode.mjs');
  const reason = vscodeUnsupported();
  if (reason === undefined) return;
  throw new Error(
    `Here Gatelens needs your own VS Code: ${reason}.\n` +
      'Install VS Code, run "Shell Command: Install \'code\' command in PATH" from its command palette, and try again.',
  );
};

const openOwn = async (code, folder, file) => {
  console.log(`Opening ${folder} in ${code} (--embedded opens the VS Code from npm packages instead)`);
  const windows = process.platform === 'win32';
  const quoted = (text) => (windows ? `"${text}"` : text);
  const args = [`--extensionDevelopmentPath=${root}`, folder, ...(file ? [file] : [])].map(quoted);
  const status = await run(quoted(code), args, { shell: windows });
  if (status !== 0)
    throw new Error('`code` could not open it; `npm start -- --embedded` uses a VS Code of its own.');
};

const openEmbedded = async (folder, file, port) => {
  const { createHome, workbenchUrl } = await import('./lib/codeServer.mjs');
  const home = createHome({ 'git.enabled': true, 'git.autofetch': false });
  try {
    home.link(root);
    const server = await home.start(port);
    try {
      const url = workbenchUrl(server.port, folder, file);
      console.log(`\nVS Code with Gatelens: ${url}\nCtrl+C ends it.`);
      openBrowser(url);
      await interrupted(server);
    } finally {
      console.log('\nStopping');
      await server.stop();
    }
  } finally {
    home.remove();
  }
};

/** A machine without a screen has no browser to open: the address is printed in any case. */
const openBrowser = (url) => {
  const opener = findProgram('xdg-open');
  if (opener && (process.env.DISPLAY || process.env.WAYLAND_DISPLAY))
    run(opener, [url], { stdio: 'ignore', detached: true });
};

/** Until Ctrl+C, or the end of the server by itself. */
const interrupted = (server) =>
  new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
    server.ended.then(() => reject(new Error('VS Code ended by itself.')));
  });

await main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
