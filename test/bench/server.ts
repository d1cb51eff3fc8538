import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Figure } from './figures.ts';
import { generateRoutes, generateWorkspace } from './generate.ts';

const RUNS = 5;
const KEYS = 200;

/** The shipped server as a process: start, the reading of a workspace, typing, memory. */
export async function benchServer(program: string, files: number): Promise<Figure[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'gatelens-bench-'));
  try {
    const texts = [...generateWorkspace(files), ['routes.yaml', generateRoutes(10_000)] as const];
    for (const [name, text] of texts) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), text);
    }
    const start: number[] = [];
    const read: number[] = [];
    const keys: number[] = [];
    const memory: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const session = await startSession(program, root);
      start.push(session.initialized);
      read.push(await session.read());
      keys.push(...(await session.type(path.join(root, 'routes.yaml'))));
      const peak = session.peakMemory();
      if (peak !== undefined) memory.push(peak);
      await session.stop();
    }
    return [
      { name: 'server: spawn to initialize', unit: 'ms', samples: start },
      { name: `server: spawn to all of ${files} files read`, unit: 'ms', samples: read },
      { name: 'server: edit to diagnostics, 10000 lines', unit: 'ms', samples: keys },
      ...(memory.length > 0 ? [{ name: 'server: peak memory', unit: 'MB', samples: memory } as const] : []),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

type Session = {
  readonly initialized: number;
  read(): Promise<number>;
  type(file: string): Promise<number[]>;
  peakMemory(): number | undefined;
  stop(): Promise<void>;
};

async function startSession(program: string, root: string): Promise<Session> {
  const spawned = performance.now();
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const client = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    for (const hear of waiting) hear(params);
  });
  client.listen();
  const folder = { uri: pathToFileURL(root).href, name: 'bench' };
  await client.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [folder],
    capabilities: {},
    initializationOptions: { settings: {}, preview: true },
  });
  const initialized = performance.now() - spawned;
  await client.sendNotification('initialized', {});
  return {
    initialized,
    read: async () => {
      await client.sendRequest('gatelens/checkWorkspace', {});
      return performance.now() - spawned;
    },
    type: (file) => typeInto(client, waiting, file),
    peakMemory: () => peakMemory(child),
    stop: async () => {
      await client.sendRequest('shutdown');
      await client.sendNotification('exit');
      client.dispose();
    },
  };
}

/** Opens a file and types, waiting each time for the diagnostics of that version. Gives milliseconds. */
async function typeInto(
  client: ProtocolConnection,
  waiting: Set<(params: PublishDiagnosticsParams) => void>,
  file: string,
): Promise<number[]> {
  const uri = pathToFileURL(file).href;
  const text = readFileSync(file, 'utf8');
  const answer = (version: number): Promise<void> =>
    new Promise((resolve) => {
      const hear = (params: PublishDiagnosticsParams): void => {
        if (params.uri !== uri || params.version !== version) return;
        waiting.delete(hear);
        resolve();
      };
      waiting.add(hear);
    });
  const opened = answer(1);
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  await opened;
  const line = text.slice(0, text.indexOf('    timeouts:', text.length / 2)).split('\n').length - 1;
  const samples: number[] = [];
  for (let i = 0; i < KEYS; i++) {
    const character = i === 0 ? 0 : 4 + i;
    const at = { line, character };
    const answered = answer(i + 2);
    const started = performance.now();
    await client.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ range: { start: at, end: at }, text: i === 0 ? '    x: 1\n' : 'x' }],
    });
    await answered;
    if (i > 0) samples.push(performance.now() - started);
  }
  return samples;
}

/** In MB; only Linux tells. */
function peakMemory({ pid }: ChildProcess): number | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  } catch {
    return undefined;
  }
}
