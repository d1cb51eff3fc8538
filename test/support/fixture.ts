import assert from 'node:assert/strict';
import type {
  Config,
  FileFinding,
  Fix,
  Position,
  SchemaStore,
  Snapshot,
  TextEdit,
  Workspace,
} from '../../server/src/engine/index.ts';
import { createWorkspace, DEFAULT_CONFIG, lineTable, renderMessage } from '../../server/src/engine/index.ts';
import { builtInSchemas } from './schemas.ts';

/** Several files in one text, and perhaps a cursor in one of them. */
export type Fixture = {
  /** Texts by path, without the cursor. */
  readonly files: ReadonlyMap<string, string>;
  readonly cursor?: Cursor;
};

export type Cursor = {
  readonly path: string;
  readonly uri: string;
  readonly offset: number;
  readonly position: Position;
};

/** A fixture whose files a workspace has read. */
export type OpenFixture = Fixture & { readonly workspace: Workspace; readonly snapshot: Snapshot };

export type FixtureOptions = {
  readonly schemas?: SchemaStore;
  readonly config?: Partial<Config>;
  /** As on disk, instead of open in an editor. */
  readonly stored?: boolean;
};

/** The folder that fixtures live in. */
export const ROOT = 'file:///w';

export function uriOf(path: string): string {
  return `${ROOT}/${path}`;
}

export function pathOf(uri: string): string {
  return uri.startsWith(`${ROOT}/`) ? uri.slice(ROOT.length + 1) : uri;
}

/**
 * Takes a fixture's text apart. A line `# file: path/name.yaml` starts a file; a text without such a line is
 * `main.yaml`, and blank lines before the first one are dropped. `<CURSOR>` may stand once, in any file.
 */
export function parseFixture(text: string): Fixture {
  const files = new Map<string, string>();
  let cursor: Cursor | undefined;
  for (const { path, content } of splitFiles(text)) {
    const offset = content.indexOf(CURSOR);
    const clean = content.replace(CURSOR, '');
    assert.ok(!clean.includes(CURSOR), `two cursors in ${path}`);
    assert.ok(!files.has(path), `two files ${path}`);
    files.set(path, clean);
    if (offset === -1) continue;
    assert.equal(cursor, undefined, 'cursors in two files');
    cursor = { path, uri: uriOf(path), offset, position: lineTable(clean).positionAt(offset) };
  }
  return { files, ...(cursor && { cursor }) };
}

const CURSOR = '<CURSOR>';
const FILE_LINE = /^# file: (\S+)[ \t]*\r?\n/m;

function splitFiles(text: string): { readonly path: string; readonly content: string }[] {
  const [head = '', ...rest] = text.replace(/^(?:[ \t]*\r?\n)+/, '').split(FILE_LINE);
  const files = head.trim() === '' ? [] : [{ path: 'main.yaml', content: head }];
  for (let i = 0; i < rest.length; i += 2) files.push({ path: rest[i] ?? '', content: rest[i + 1] ?? '' });
  return files;
}

/** Reads a fixture into a fresh workspace, every file open unless `stored`, with the built-in schemas. */
export function openFixture(text: string, options: FixtureOptions = {}): OpenFixture {
  return openFiles(parseFixture(text), options);
}

/** As openFixture, for texts that are already apart. */
export function openFiles(fixture: Fixture, options: FixtureOptions = {}): OpenFixture {
  const config = { ...DEFAULT_CONFIG, now: TODAY, ...options.config };
  const workspace = createWorkspace(options.schemas ?? builtInSchemas(), config);
  const snapshot = workspace.apply(
    [...fixture.files].map(([path, content]) =>
      options.stored
        ? { type: 'stored', uri: uriOf(path), text: content }
        : { type: 'opened', uri: uriOf(path), text: content, version: 1 },
    ),
  );
  return { ...fixture, workspace, snapshot };
}

/** All findings of all files, or of one, in the order of the text. */
export function findingsOf({ snapshot }: OpenFixture, path?: string): FileFinding[] {
  const uris = path === undefined ? [...snapshot.uris()] : [uriOf(path)];
  return uris.flatMap((uri) => [...snapshot.findings(uri)]);
}

/** `path:line:column-line:column severity code message`, lines and columns counted from one. */
export function renderFinding({ snapshot }: OpenFixture, finding: FileFinding): string {
  const { uri } = finding.part;
  const { start, end } = snapshot.file(uri)?.lines().rangeOf(finding.span) ?? {};
  const range = `${renderPosition(start)}-${renderPosition(end)}`;
  return `${pathOf(uri)}:${range} ${finding.severity} ${finding.code} ${renderMessage(finding.message)}`;
}

function renderPosition(position: Position | undefined): string {
  return position ? `${position.line + 1}:${position.character + 1}` : '?';
}

/** Every finding on a line of its own. */
export function renderFindings(fixture: OpenFixture, path?: string): string {
  return findingsOf(fixture, path)
    .map((finding) => renderFinding(fixture, finding))
    .join('\n');
}

/** The fixes that a finding offers, best first. */
export function fixesOf({ snapshot }: OpenFixture, finding: FileFinding): readonly Fix[] {
  return snapshot.fixes(finding.part.uri, finding);
}

/** The files as they are after a fix. */
export function applyFix(fixture: Fixture, fix: Fix): Map<string, string> {
  return applyEdits(fixture, fix.edits);
}

/** The day in fixtures, so that certificates expire or not whenever the tests are run. */
const TODAY = Date.UTC(2026, 0, 1);

/** The files as they are after some edits, which must not overlap. */
export function applyEdits({ files }: Fixture, edits: readonly TextEdit[]): Map<string, string> {
  const changed = new Map(files);
  const sorted = [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  let previous: TextEdit | undefined;
  for (const edit of sorted) {
    const { uri, span, newText } = edit;
    const path = pathOf(uri);
    const text = changed.get(path) ?? ''; // what is not there is made
    assert.ok(span.start <= span.end && span.end <= text.length, `edit outside of ${path}`);
    if (previous?.uri === uri) assert.ok(span.end <= previous.span.start, `overlapping edits in ${path}`);
    changed.set(path, text.slice(0, span.start) + newText + text.slice(span.end));
    previous = edit;
  }
  return changed;
}
