import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  type CancellationToken,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type Position,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
} from 'vscode-languageserver/node';
import { builtInSchemas, lineTable } from '../../server/src/engine/index.ts';
import { startServer } from '../../server/src/lsp/server.ts';
import { createMemoryFiles, type MemoryFiles } from './memoryFiles.ts';

/** A server and a client in one process, joined by streams; the workspace's files are in memory. */
export type LspSession = {
  readonly files: MemoryFiles;
  readonly log: readonly string[];
  uri(path: string): string;
  request(method: string, params: object, token?: CancellationToken): Promise<unknown>;
  notify(method: string, params: object): void;
  /** Hears the percentages of a progress. */
  onProgress(token: string, hear: (percentage: number) => void): void;
  /** Opens a document with the text that is stored, or another one. */
  open(path: string, text?: string): void;
  /** Types: the first occurrence of `find` becomes `replace`, as one change. */
  edit(path: string, find: string, replace: string): void;
  /** Tells of changed files; `files` must have been changed before. */
  watched(...events: readonly [path: string, type: 'created' | 'changed' | 'deleted'][]): void;
  close(path: string): void;
  textOf(path: string): string;
  /** Every set of diagnostics that was published for a file so far. */
  published(path: string): readonly PublishDiagnosticsParams[];
  /** The last set, as `line:column severity code` lines counted from one. */
  diagnostics(path: string): string;
  /** Resolves once `holds` gives something; fails with `what` if it never does. */
  until<Value>(what: string, holds: () => Value | undefined | false): Promise<Value>;
  /** Resolves when everything is read, checked and published. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

export type SessionOptions = {
  readonly initializationOptions?: object;
  readonly capabilities?: object;
  readonly folders?: readonly string[];
  /** Answers for requests that the server makes of the client. */
  readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
  readonly notifications?: Readonly<Record<string, (params: unknown) => void>>;
};

const ROOT = 'file:///w';
const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

/** Starts a session over `files` (text by path below the workspace's root). */
export async function openSession(
  files: Readonly<Record<string, string | Uint8Array>>,
  options: SessionOptions = {},
): Promise<LspSession> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const memory = createMemoryFiles(ROOT, files);
  // Readers and writers instead of streams: at the end of a stream the library would end the process.
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    files: () => memory.source,
    soon: setImmediate,
    schemas: builtInSchemas,
  });
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );

  const log: string[] = [];
  const published = new Map<string, PublishDiagnosticsParams[]>();
  const documents = new Map<string, { text: string; version: number }>();
  const uri = (path: string): string => (path.includes(':') ? path : `${ROOT}/${path}`);
  client.onNotification('window/logMessage', ({ message }: { message: string }) => {
    log.push(message);
  });
  client.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.set(params.uri, [...(published.get(params.uri) ?? []), params]);
  });
  for (const [method, answer] of Object.entries(options.answers ?? {})) client.onRequest(method, answer);
  for (const [method, hear] of Object.entries(options.notifications ?? {}))
    client.onNotification(method, (params) => hear(params));
  client.onRequest('client/registerCapability', () => null);
  client.listen();

  const folders = (options.folders ?? ['']).map((path) => ({
    uri: uri(path).replace(/\/$/, ''),
    name: path,
  }));
  await client.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    workspaceFolders: folders,
    capabilities: options.capabilities ?? {},
    initializationOptions: { settings: {}, preview: true, ...options.initializationOptions },
  });
  await client.sendNotification('initialized', {});

  const notify = (method: string, params: object): void => void client.sendNotification(method, params);
  const until: LspSession['until'] = async (what, holds) => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      const value = holds();
      if (value !== undefined && value !== false) return value;
      if (Date.now() > deadline) assert.fail(`never happened: ${what}\n${log.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };

  return {
    files: memory,
    log,
    uri,
    // A token that is undefined would be sent as a second parameter.
    request: (method, params, token) =>
      token ? client.sendRequest(method, params, token) : client.sendRequest(method, params),
    notify,
    onProgress: (token, hear) => {
      client.onProgress(WorkDoneProgress.type, token, (value) => {
        if (value.kind !== 'end' && value.percentage !== undefined) hear(value.percentage);
      });
    },
    open: (path, text = memory.text(path)) => {
      documents.set(path, { text, version: 1 });
      const textDocument = { uri: uri(path), languageId: 'yaml', version: 1, text };
      notify('textDocument/didOpen', { textDocument });
    },
    edit: (path, find, replace) => {
      const { text = '', version = 0 } = documents.get(path) ?? {};
      const at = text.indexOf(find);
      assert.notEqual(at, -1, `${path} does not hold ${find}`);
      const lines = lineTable(text);
      const range = lines.rangeOf({ start: at, end: at + find.length });
      const next = { text: text.slice(0, at) + replace + text.slice(at + find.length), version: version + 1 };
      documents.set(path, next);
      notify('textDocument/didChange', {
        textDocument: { uri: uri(path), version: next.version },
        contentChanges: [{ range, text: replace }],
      });
    },
    watched: (...events) => {
      const types = { created: 1, changed: 2, deleted: 3 };
      const changes = events.map(([path, type]) => ({ uri: uri(path), type: types[type] }));
      notify('workspace/didChangeWatchedFiles', { changes });
    },
    close: (path) => {
      documents.delete(path);
      notify('textDocument/didClose', { textDocument: { uri: uri(path) } });
    },
    textOf: (path) => documents.get(path)?.text ?? '',
    published: (path) => published.get(uri(path)) ?? [],
    diagnostics: (path) => (published.get(uri(path))?.at(-1)?.diagnostics ?? []).map(shown).join('\n'),
    until,
    settled: async () => {
      await client.sendRequest('gatelens/checkWorkspace', {});
    },
    stop: async () => {
      await client.sendRequest('shutdown');
      client.dispose();
    },
  };
}

function shown({ range, severity, code }: Diagnostic): string {
  const { line, character }: Position = range.start;
  return `${line + 1}:${character + 1} ${SEVERITIES[severity ?? 0]} ${code}`;
}
