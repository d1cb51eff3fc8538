import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAllDocuments } from 'yaml';
import type { Channel } from '../../server/src/engine/index.ts';
import { findingsOf, openFiles, renderFinding } from '../support/fixture.ts';
import { publishedValidator } from '../support/publishedCrds.ts';
import { missingReference, readReference } from '../support/reference.ts';

type Case = {
  readonly id: string;
  readonly channel: Channel | 'both';
  readonly valid: boolean;
  readonly file: string;
};

/** The errors that a document alone gives, as lines. */
function errorsOf(text: string, channel: Channel): string[] {
  const fixture = openFiles(
    { files: new Map([['case.yaml', text]]) },
    { config: { channel, release: 'v1.6' } },
  );
  return findingsOf(fixture)
    .filter(({ severity }) => severity === 'error')
    .map((finding) => renderFinding(fixture, finding));
}

function channelsOf({ channel }: Case): readonly Channel[] {
  return channel === 'both' ? ['standard', 'experimental'] : [channel];
}

test('documents that the API server takes give no error', {
  skip: missingReference('cases/validation'),
}, () => {
  const cases: readonly Case[] = JSON.parse(readReference('cases/validation/cases.json'));
  const wrong = cases
    .filter(({ valid }) => valid)
    .flatMap((each) =>
      channelsOf(each).flatMap((channel) =>
        errorsOf(readReference(`cases/validation/${each.file}`), channel).map(
          (error) => `${each.id} (${channel}): ${error}`,
        ),
      ),
    );
  assert.deepEqual(wrong, []);
});

test('documents that the API server refuses give an error', {
  skip: missingReference('cases/validation'),
}, () => {
  const cases: readonly Case[] = JSON.parse(readReference('cases/validation/cases.json'));
  const refused = cases
    .filter(({ valid }) => !valid)
    .flatMap((each) => channelsOf(each).map((channel) => ({ each, channel })));
  assert.ok(refused.length > 100, `only ${refused.length} cases are refused`);
  const missed = refused.filter(
    ({ each, channel }) => errorsOf(readReference(`cases/validation/${each.file}`), channel).length === 0,
  );
  assert.deepEqual(
    missed.map(({ each, channel }) => `${each.id} (${channel})`),
    [],
  );
});

test('documents that break the structure give an error', {
  skip: missingReference('cases/validation', 'crds'),
}, () => {
  const cases: readonly Case[] = JSON.parse(readReference('cases/validation/cases.json'));
  const refused = cases
    .filter(({ valid }) => !valid)
    .flatMap((each) => channelsOf(each).map((channel) => ({ each, channel })))
    .filter(({ each, channel }) => breaksStructure(readReference(`cases/validation/${each.file}`), channel));
  assert.ok(refused.length > 10, `only ${refused.length} cases are refused for their structure`);
  const missed = refused.filter(
    ({ each, channel }) => errorsOf(readReference(`cases/validation/${each.file}`), channel).length === 0,
  );
  assert.deepEqual(
    missed.map(({ each, channel }) => `${each.id} (${channel})`),
    [],
  );
});

/** What ajv says of a document's structure, by the published CRDs. */
function breaksStructure(text: string, channel: Channel): boolean {
  return parseAllDocuments(text).some((document) => {
    const value: unknown = document.toJS();
    if (typeof value !== 'object' || value === null || !('apiVersion' in value) || !('kind' in value))
      return false;
    const validate = publishedValidator(channel, String(value.apiVersion), String(value.kind));
    return validate !== undefined && !validate(value);
  });
}
