import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Change, Snapshot, Workspace } from '../../server/src/engine/index.ts';
import { createWorkspace, renderMessage, StaleSnapshotError } from '../../server/src/engine/index.ts';
import { openFixture, pathOf, uriOf } from '../support/fixture.ts';
import { seededRandom } from '../support/random.ts';
import { builtInSchemas } from '../support/schemas.ts';

test('a snapshot refuses to answer after the next change', () => {
  const { workspace, snapshot } = openFixture('a: 1\n');
  workspace.apply([]);
  assert.throws(() => snapshot.findings(uriOf('main.yaml')), StaleSnapshotError);
});

test('open text hides what is stored, and closing brings it back', () => {
  const workspace = createWorkspace(builtInSchemas());
  const uri = uriOf('a.yaml');
  const text = (): string | undefined => workspace.snapshot().file(uri)?.text;
  workspace.apply([{ type: 'stored', uri, text: 'disk: 1\n' }]);
  workspace.apply([{ type: 'opened', uri, text: 'open: 1\n', version: 1 }]);
  workspace.apply([{ type: 'stored', uri, text: 'disk: 2\n' }]);
  assert.equal(text(), 'open: 1\n');
  workspace.apply([{ type: 'closed', uri }]);
  assert.equal(text(), 'disk: 2\n');
});

test('an open file that was never stored goes when it is closed', () => {
  const workspace = createWorkspace(builtInSchemas());
  const uri = uriOf('a.yaml');
  workspace.apply([{ type: 'opened', uri, text: 'a: 1\n', version: 1 }]);
  assert.deepEqual([...workspace.apply([{ type: 'closed', uri }]).uris()], []);
});

test('a deleted folder takes its files along, but for the open ones', () => {
  const { workspace } = openFixture(
    '# file: a/1.yaml\nx: 1\n# file: a/b/2.yaml\nx: 1\n# file: ab/3.yaml\nx: 1\n',
    { stored: true },
  );
  workspace.apply([{ type: 'opened', uri: uriOf('a/b/2.yaml'), text: 'x: 2\n', version: 1 }]);
  const snapshot = workspace.apply([{ type: 'deleted', uri: uriOf('a') }]);
  assert.deepEqual([...snapshot.uris()].map(pathOf).sort(), ['a/b/2.yaml', 'ab/3.yaml']);
});

test('the target follows the CRDs of the workspace, and the configuration before them', () => {
  const crd =
    'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: gateways.gateway.networking.k8s.io\n  annotations:\n    gateway.networking.k8s.io/bundle-version: v1.6.0\n    gateway.networking.k8s.io/channel: experimental\n';
  assert.deepEqual(openFixture(crd).snapshot.target, { release: 'v1.6', channel: 'experimental' });
  const configured = openFixture(crd, { config: { channel: 'standard' } }).snapshot;
  assert.deepEqual([configured.target.channel, configured.targetSource], ['standard', 'configuration']);
  assert.equal(openFixture('a: 1\n').snapshot.targetSource, 'default');
});

/** Every finding of every file, as text. */
function allFindings(snapshot: Snapshot): string[] {
  return [...snapshot.uris()]
    .sort()
    .flatMap((uri) =>
      snapshot
        .findings(uri)
        .map(
          ({ span, severity, code, message }) =>
            `${pathOf(uri)} ${span.start}-${span.end} ${severity} ${code} ${renderMessage(message)}`,
        ),
    );
}

test('after any edits the findings are those of a workspace that read everything anew', () => {
  const files = exampleFiles();
  const random = seededRandom(7);
  const workspace = createWorkspace(builtInSchemas());
  let snapshot = workspace.apply(files.map(([uri, text]): Change => ({ type: 'stored', uri, text })));
  const texts = new Map(files);
  for (let round = 0; round < 120; round++) {
    const uri = random.pick([...texts.keys()]);
    const text = edited(texts.get(uri) ?? '', random);
    if (random.chance(0.05)) {
      texts.delete(uri);
      snapshot = workspace.apply([{ type: 'deleted', uri }]);
    } else {
      texts.set(uri, text);
      snapshot = workspace.apply([{ type: 'stored', uri, text }]);
    }
    for (const affected of snapshot.affected) snapshot.findings(affected); // as an editor would
    if (round % 10 === 9)
      assert.deepEqual(allFindings(snapshot), allFindings(fresh(texts).snapshot()), `round ${round}`);
  }
});

function fresh(texts: ReadonlyMap<string, string>): Workspace {
  const workspace = createWorkspace(builtInSchemas());
  workspace.apply([...texts].map(([uri, text]): Change => ({ type: 'stored', uri, text })));
  return workspace;
}

/** One line dropped, doubled, or one of its letters changed. */
function edited(text: string, random: ReturnType<typeof seededRandom>): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const kind = random.below(3);
  const letter = random.below(Math.max(line.length, 1));
  const changed = `${line.slice(0, letter)}${random.pick(['x', '-', ' ', ':'])}${line.slice(letter + 1)}`;
  lines.splice(at, 1, ...(kind === 0 ? [] : kind === 1 ? [line, line] : [changed]));
  return lines.join('\n');
}

function exampleFiles(): [string, string][] {
  return readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [uriOf(name), readFileSync(path.join('examples', name), 'utf8')]);
}

test('a file that nobody has open any more keeps no tree', () => {
  const text = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec: {}\n';
  const uri = uriOf('g.yaml');
  const workspace = createWorkspace(builtInSchemas());
  workspace.apply([{ type: 'stored', uri, text }]);
  workspace.apply([{ type: 'opened', uri, text, version: 1 }]).findings(uri);
  const tree = workspace.snapshot().file(uri)?.parts[0]?.manifest.yaml();
  assert.equal(workspace.snapshot().file(uri)?.parts[0]?.manifest.yaml(), tree);
  const closed = workspace.apply([{ type: 'closed', uri }]);
  closed.findings(uri);
  assert.notEqual(closed.file(uri)?.parts[0]?.manifest.yaml(), tree);
});
