import assert from 'node:assert/strict';
import { execFile, spawn, spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { inFolder } from '../support/cli.ts';
import { ROUTE } from '../support/manifests.ts';
import { buildPrograms, type Programs } from '../support/programs.ts';

const BAD = ROUTE.replace('rules:', 'rulez:');
let programs: Programs;

before(async () => {
  programs = await buildPrograms();
});
after(() => programs.remove());

test('the exit status is that of the command', () =>
  inFolder({ 'bad.yaml': BAD }, async ({ root }) => {
    const statuses = [['check'], ['check', '--help'], ['nonsense']].map(
      (args) => spawnSync(process.execPath, [programs.cli, ...args], { cwd: root }).status,
    );
    assert.deepEqual(statuses, [1, 0, 2]);
  }));

test('standard input is read to its end', () => {
  const { stdout, status } = spawnSync(process.execPath, [programs.cli, 'check', '-'], {
    input: BAD,
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.match(stdout, /^-:10:3 error/m);
});

test('colours are for terminals, and NO_COLOR is heard', () => {
  const colours = (env: NodeJS.ProcessEnv): boolean =>
    spawnSync(process.execPath, [programs.cli, 'check', '-'], {
      input: BAD,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
    }).stdout.includes('\u001B[');
  assert.deepEqual(
    [colours({}), colours({ FORCE_COLOR: '1' }), colours({ FORCE_COLOR: '1', NO_COLOR: '1' })],
    [false, true, false],
  );
});

test('a large report arrives whole, and a reader that has enough may go', () =>
  inFolder(
    Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`r${i}.yaml`, BAD.replaceAll('store', `s${i}`)]),
    ),
    async ({ root }) => {
      const { stdout } = spawnSync(process.execPath, [programs.cli, 'check', '--format', 'json'], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 26,
      });
      assert.equal(JSON.parse(stdout).files, 300);
      const enough = await promisify(execFile)(
        'sh',
        ['-c', `"${process.execPath}" "${programs.cli}" check --format json | head -c 10`],
        { cwd: root },
      );
      assert.deepEqual([enough.stdout.length, enough.stderr], [10, '']);
    },
  ));

for (const [name, args] of [
  ['gatelens lsp --stdio', (): string[] => [programs.cli, 'lsp', '--stdio']],
  ['server.js --stdio', (): string[] => [programs.server, '--stdio']],
] as const)
  test(`${name} serves an editor and ends with it`, async () => {
    const server = spawn(process.execPath, args(), { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = new Promise<number | null>((resolve) => server.on('exit', resolve));
    const body = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    let said = '';
    for await (const chunk of server.stdout) {
      said += chunk;
      if (said.includes('"id":1')) break;
    }
    assert.match(said, /"hoverProvider":true/);
    server.stdin.end();
    assert.equal(await ended, 1, 'gone without a goodbye');
  });
