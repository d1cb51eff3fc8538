import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { CATALOGUE } from '../../server/src/engine/index.ts';
import { CASE } from '../support/cases.ts';
import type { Fixture } from '../support/fixture.ts';
import { applyFix, findingsOf, fixesOf, openFiles } from '../support/fixture.ts';
import { CASES, exampleOf } from '../support/pages.ts';

/**
 * What holds for every migration in cases/migrations.md: nothing is lost, the API server takes what comes out, and a
 * second migration finds nothing to do.
 */
const text = readFileSync(path.join(CASES, 'migrations.md'), 'utf8');

/** What a person has to write: the old resource did not say it. */
const LEFT: Readonly<Record<string, readonly string[]>> = {
  'A Route that named no Gateways': ['missing-port'],
  'A BackendPolicy lacks a hostname': ['missing-field'],
  'Conditions that cannot be translated stay, and are refused': ['not-in-enum', 'unknown-field'],
};

for (const [, title = '', , manifests = ''] of text.matchAll(CASE)) {
  const { fixture, config } = exampleOf(manifests);
  const after = migrated(fixture, config);
  if (!after) continue;

  test(`${title}: the API server takes what comes out`, () => {
    const codes = findingsOf(openFiles(after, { config }))
      .filter(({ code, severity }) => CATALOGUE[code].structural || severity === 'error')
      .map(({ code }) => code);
    assert.deepEqual([...new Set(codes)].sort(), LEFT[title] ?? []);
  });

  test(`${title}: comments stay`, () => {
    const written = [...after.files.values()].join('\n');
    for (const [comment] of manifests.matchAll(/(?<=^|[ \t])#[^\n]*/gm))
      if (!comment.startsWith('# file: ')) assert.ok(written.includes(comment), comment);
  });

  test(`${title}: line breaks stay`, () => {
    const crlf = (each: Fixture): Fixture => ({
      files: new Map([...each.files].map(([name, lines]) => [name, lines.replaceAll('\n', '\r\n')])),
    });
    assert.deepEqual(migrated(crlf(fixture), config)?.files, crlf(after).files);
  });

  test(`${title}: half of it does no harm`, () => {
    for (const [name, whole] of fixture.files)
      for (let length = whole.length; length > 0; length -= 37)
        migrated({ files: new Map([[name, whole.slice(0, length)]]) }, config);
  });

  test(`${title}: once is enough`, () => assert.equal(migrated(after, config), undefined));
}

/** The files after all migrations; undefined if there is none. */
function migrated(fixture: Fixture, config: ReturnType<typeof exampleOf>['config']): Fixture | undefined {
  let files: Fixture | undefined;
  for (let round = 0; round < 10; round++) {
    const open = openFiles(files ?? fixture, { config });
    const [next] = findingsOf(open).flatMap((finding) =>
      finding.code === 'unserved-version' ? fixesOf(open, finding).slice(0, 1) : [],
    );
    if (!next) return files;
    files = { files: applyFix(open, next) };
  }
  return assert.fail('migrations without end');
}
