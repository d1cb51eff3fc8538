import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Path, Schema, YamlMap, YamlNode } from '../../../server/src/engine/index.ts';
import { schemaAt } from '../../../server/src/engine/index.ts';
import { completion } from '../../../server/src/features/completion.ts';
import type { OpenFixture } from '../../support/fixture.ts';
import { findingsOf, openFiles, openFixture, uriOf } from '../../support/fixture.ts';
import { seededRandom } from '../../support/random.ts';
import { acceptItem } from './ask.ts';

/** The examples, all of them in one workspace. */
const EXAMPLES = new Map(
  readdirSync('examples', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [name, readFileSync(path.join('examples', name), 'utf8')]),
);

const openExamples = (): OpenFixture => openFiles({ files: EXAMPLES });

test('completion answers at every place of every example', () => {
  const { snapshot } = openExamples();
  let answered = 0;
  for (const [name, text] of EXAMPLES) {
    const lines = snapshot.file(uriOf(name))?.lines();
    assert.ok(lines);
    for (let offset = 0; offset <= text.length; offset++)
      if (completion(snapshot, uriOf(name), lines.positionAt(offset), { snippets: true })) answered++;
  }
  assert.ok(answered > 5000, `${answered} answers`);
});

test('completion answers in examples that are cut off, and what it offers can be accepted', () => {
  const random = seededRandom(11);
  let accepted = 0;
  for (const [name, text] of EXAMPLES)
    for (let round = 0; round < 12; round++) {
      const cut = text.slice(0, random.below(text.length + 1));
      const fixture = openFixture(`${cut.replaceAll('# file:', '# -')}<CURSOR>\n`);
      const { cursor, snapshot } = fixture;
      assert.ok(cursor, name);
      const list = completion(snapshot, cursor.uri, cursor.position, { snippets: random.chance(0.5) });
      for (const item of list?.items ?? []) {
        acceptItem(fixture, item);
        accepted++;
      }
    }
  assert.ok(accepted > 500, `${accepted} items`);
});

type Line = { readonly uri: string; readonly path: string; readonly after: number; readonly column: number };
type SchemaPlace = Line & {
  readonly kind: string;
  readonly schema: Schema;
  readonly map: YamlMap;
  readonly steps: Path;
};

/** A place below the first line of every block map that a schema describes. */
function placesIn({ snapshot }: OpenFixture): SchemaPlace[] {
  const places: SchemaPlace[] = [];
  for (const name of EXAMPLES.keys()) {
    const uri = uriOf(name);
    for (const { manifest, offset } of snapshot.file(uri)?.parts ?? [])
      for (const { group, version, kind, pointer } of manifest.resources) {
        const schema = snapshot.schemas.schema(snapshot.target, group, version, kind);
        const { root } = manifest.yaml();
        if (!schema || !root || pointer !== '') continue;
        const visit = (node: YamlNode, steps: Path): void => {
          if (node.type === 'sequence')
            for (const [index, item] of node.items.entries()) visit(item, [...steps, index]);
          if (node.type !== 'map') return;
          const at = schemaAt(schema, steps);
          const first = node.entries.find(
            ({ value }) =>
              value.type === 'scalar' &&
              !manifest.text.slice(value.span.start, value.span.end).includes('\n'),
          );
          if (at?.properties && first && !node.flow) {
            const lineStart = manifest.text.lastIndexOf('\n', first.key.span.start - 1) + 1;
            const newline = manifest.text.indexOf('\n', first.value.span.end);
            places.push({
              uri,
              kind,
              path: name,
              after: offset + (newline === -1 ? manifest.text.length : newline),
              column: first.key.span.start - lineStart,
              schema: at,
              map: node,
              steps,
            });
          }
          for (const { key, value } of node.entries) visit(value, [...steps, key.text]);
        };
        visit(root, []);
      }
  }
  return places;
}

/** What nobody writes, and what the type of a filter or path excludes. */
function isOffered({ kind, schema, map, steps }: SchemaPlace, field: string): boolean {
  if (steps.length === 0) return field !== 'status';
  if (steps[0] === 'metadata' && kind === 'GatewayClass' && field === 'namespace') return false;
  if (steps[0] === 'metadata' && steps.length === 1)
    return !/^(?:uid|resourceVersion|generation|.*Timestamp|deletionGracePeriodSeconds|selfLink|managedFields)$/.test(
      field,
    );
  const types = schema.properties?.type?.enum ?? [];
  const type = map.entries.find(({ key }) => key.text === 'type')?.value;
  const goesWith = types.find((each) => String(each).toLowerCase() === field.toLowerCase());
  return goesWith === undefined || (type?.type === 'scalar' && type.value === goesWith);
}

test('in every map of the examples exactly the fields are offered that it does not have', () => {
  const examples = openExamples();
  const places = placesIn(examples);
  assert.ok(places.length > 200, `${places.length} places`);
  for (const place of places) {
    const text = EXAMPLES.get(place.path) ?? '';
    const blank = `\n${' '.repeat(place.column)}`;
    const snapshot = examples.workspace.apply([
      {
        type: 'opened',
        uri: place.uri,
        text: text.slice(0, place.after) + blank + text.slice(place.after),
        version: 2,
      },
    ]);
    const position = snapshot
      .file(place.uri)
      ?.lines()
      .positionAt(place.after + blank.length);
    assert.ok(position);
    const list = completion(snapshot, place.uri, position);
    const offered = (list?.items ?? []).filter(
      ({ kind, label }) =>
        (kind === CompletionItemKind.Property || kind === CompletionItemKind.Module) &&
        !label.startsWith('- '),
    );
    const present = new Set(place.map.entries.map(({ key }) => key.text));
    const expected = Object.keys(place.schema.properties ?? {}).filter(
      (field) => !present.has(field) && isOffered(place, field),
    );
    const labels = [...new Set(offered.map(({ label }) => label))];
    // In the column of an empty key, or of dashes, other maps may go on as well.
    assert.deepEqual(
      expected.filter((field) => !labels.includes(field)),
      [],
      `${place.path} ${place.steps.join('.')}`,
    );
    if (
      labels.length === offered.length &&
      (list?.items ?? []).every(({ sortText }) => sortText?.startsWith('0'))
    )
      assert.deepEqual([...labels].sort(), [...expected].sort(), `${place.path} ${place.steps.join('.')}`);
    examples.workspace.apply([{ type: 'opened', uri: place.uri, text, version: 3 }]);
  }
});

test('a name that the workspace has brings no new finding into the examples', () => {
  const random = seededRandom(5);
  const names = [...EXAMPLES.keys()].filter((name) => !name.startsWith('mistakes/'));
  const before = findingsOf(openExamples()).length;
  let accepted = 0;
  for (const name of names) {
    const text = EXAMPLES.get(name) ?? '';
    for (const match of text.matchAll(/^ +(?:- )?(?:name|gatewayClassName): ([\w-]+)$/gm)) {
      const start = match.index + match[0].length - (match[1] ?? '').length;
      const fixture = openFiles({
        files: EXAMPLES,
        cursor: { path: name, uri: uriOf(name), offset: start, position: { line: 0, character: 0 } },
      });
      const lines = fixture.snapshot.file(uriOf(name))?.lines();
      assert.ok(lines && fixture.cursor);
      const position = lines.positionAt(start);
      const list = completion(fixture.snapshot, uriOf(name), position);
      const same = list?.items.filter(
        ({ kind, label }) => kind === CompletionItemKind.Reference && label === match[1],
      );
      if (!same || same.length === 0) continue;
      const result = acceptItem(
        { ...fixture, cursor: { ...fixture.cursor, position } },
        random.pick(same.slice(0, 1)),
      );
      const after = findingsOf(openFiles({ files: new Map([...EXAMPLES, [name, result]]) }));
      assert.equal(after.length, before, `${name}: ${match[0]}`);
      accepted++;
    }
  }
  assert.ok(accepted > 20, `${accepted} names`);
});
