import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Channel, Config, FileFinding, Fix } from '../../server/src/engine/index.ts';
import { CATALOGUE, readConfigFile, renderMessage } from '../../server/src/engine/index.ts';
import { MESSAGES } from '../../server/src/engine/messages.ts';
import { CASE } from '../support/cases.ts';
import type { Fixture, OpenFixture } from '../support/fixture.ts';
import { applyFix, findingsOf, fixesOf, openFiles, renderFinding, uriOf } from '../support/fixture.ts';
import { CASES, exampleOf, findingPages, yamlFilesBelow } from '../support/pages.ts';
import { missingReference, readReference } from '../support/reference.ts';

for (const { code, examples } of findingPages())
  for (const [index, example] of examples.entries())
    test(`fixes of example ${index + 1} of ${code} cure it`, () => {
      const { fixture, config } = exampleOf(example.text);
      checkFixes(fixture, config);
    });

for (const name of readdirSync(CASES))
  for (const [, title, , manifests = ''] of readFileSync(path.join(CASES, name), 'utf8').matchAll(CASE))
    test(`fixes of "${title}" in ${name} cure it`, () => {
      const { fixture, config } = exampleOf(manifests);
      checkFixes(fixture, config);
    });

test('fixes of the mistakes in examples/ cure them', () => {
  const files = yamlFilesBelow('examples');
  checkFixes({ files }, readConfigFile(files.get('gatelens.yaml') ?? '').config);
});

test('fixes of what the API server refuses cure it', { skip: missingReference('cases/validation') }, () => {
  const cases: readonly Case[] = JSON.parse(readReference('cases/validation/cases.json'));
  for (const { file, channel, valid } of cases) {
    const files = new Map([[file, valid ? '' : readReference(`cases/validation/${file}`)]]);
    const channels = channel === 'both' ? (['standard', 'experimental'] as const) : [channel];
    for (const each of valid ? [] : channels) checkFixes({ files }, { channel: each, release: 'v1.6' });
  }
});

test('no kind of fix was left out', () => {
  const all = Object.keys(MESSAGES).filter((id) => id.startsWith('fix.'));
  assert.deepEqual(
    all.filter((id) => !tried.has(id)),
    [],
  );
});

/** What the titles of all fixes say that were applied above. */
const tried = new Set<string>();

type Case = {
  readonly file: string;
  readonly channel: Channel | 'both';
  readonly valid: boolean;
};

/**
 * Applies every fix of every finding by itself: that finding is gone then, and no error is new, but for those that
 * could not be seen while the text was no YAML, and for rules that are asked only about what has the right structure.
 */
function checkFixes(fixture: Fixture, config: Partial<Config>): void {
  const before = openFiles(fixture, { config: configured(fixture.files, config) });
  for (const finding of findingsOf(before))
    for (const fix of fixesOf(before, finding)) checkFix(before, config, finding, fix);
}

/** What a gatelens.yaml says is what counts; a fix may write it. */
function configured(files: Fixture['files'], config: Partial<Config>): Partial<Config> {
  const text = files.get('gatelens.yaml') ?? '';
  return { ...config, ...readConfigFile(text).config, targetFile: { uri: uriOf('gatelens.yaml'), text } };
}

function checkFix(before: OpenFixture, config: Partial<Config>, finding: FileFinding, fix: Fix): void {
  tried.add(fix.title.id);
  const files = applyFix(before, fix);
  const after = openFiles({ files }, { config: configured(files, config) });
  const what = `${renderFinding(before, finding)}\n  by "${renderMessage(fix.title)}"`;
  const left = findingsOf(after);
  const same = (each: FileFinding): boolean =>
    each.code === finding.code && renderMessage(each.message) === renderMessage(finding.message);
  assert.ok(
    left.filter(same).length < findingsOf(before).filter(same).length,
    `still there: ${what}\n${[...files.values()].join('\n')}`,
  );
  const known = new Set(findingsOf(before).map((each) => `${each.code} ${renderMessage(each.message)}`));
  // What a migration may leave is written down in test/findings/migrations.test.ts; another target has other fields.
  if (finding.code === 'yaml-syntax' || fix.title.id === 'fix.migrate' || fix.title.id === 'fix.target')
    return;
  const countOf = (code: string, findings: readonly FileFinding[]): number =>
    findings.filter((each) => each.code === code).length;
  const all = findingsOf(before);
  const fresh = left.filter(
    (each) =>
      each.severity === 'error' &&
      countOf(each.code, left) > countOf(each.code, all) && // one may only say it in other words now
      !(each.rule && CATALOGUE[finding.code].structural) &&
      !known.has(`${each.code} ${renderMessage(each.message)}`),
  );
  assert.deepEqual(
    fresh.map((each) => renderFinding(after, each)),
    [],
    what,
  );
}
