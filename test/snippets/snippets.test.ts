import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseDocument } from 'yaml';
import type { Channel } from '../../server/src/engine/index.ts';
import { findingsOf, openFixture, renderFinding } from '../support/fixture.ts';
import { expand, type Picks, tabStops } from './expand.ts';
import { documentOf, partPrefixes } from './wrappers.ts';

type Snippet = {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
};

const snippets = new Map<string, Snippet>(
  Object.entries(JSON.parse(readFileSync('snippets/gateway-api.json', 'utf8'))),
);

for (const [name, { prefix, description, body }] of snippets) {
  const text = body.join('\n');
  const [first = ''] = prefix;
  const isPart = partPrefixes.includes(first);

  test(`${name}: says what it is and where it goes`, () => {
    assert.match(first, /^gw-[a-z-]+$/);
    assert.match(description, /^[A-Z].*\.$/);
    assert.equal(name.startsWith('Part: '), isPart);
    assert.equal(description.startsWith('Part, '), isPart);
    assert.doesNotMatch(text, /\t/, 'YAML forbids tabs');
  });

  test(`${name}: tab stops count from one without a gap`, () => {
    const stops = [...tabStops(text).keys()].filter((stop) => stop !== 0).sort((a, b) => a - b);
    assert.deepEqual(
      stops,
      Array.from(stops, (_, index) => index + 1),
    );
  });

  for (const { picked, picks } of variants(text)) {
    const document = documentOf(first, expand(text, picks));

    test(`${name}${picked}: is YAML`, () => {
      const { errors } = parseDocument(document);
      assert.deepEqual(
        errors.map((error) => error.message),
        [],
        document,
      );
    });

    for (const channel of ['standard', 'experimental'] as const)
      test(`${name}${picked}: has no finding in the ${channel} channel`, () => {
        assert.deepEqual(faultsOf(document, channel), [], document);
      });
  }
}

test('no prefix is used twice, and every part has its document', () => {
  const prefixes = [...snippets.values()].flatMap(({ prefix }) => prefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  for (const prefix of partPrefixes) assert.ok(prefixes.includes(prefix), prefix);
});

/** The snippet with its defaults, and once more for every other choice that it offers. */
function variants(text: string): { readonly picked: string; readonly picks: Picks }[] {
  const others = [...tabStops(text)].flatMap(([stop, choices]) =>
    choices.slice(1).map((choice) => ({ picked: ` with ${choice}`, picks: new Map([[stop, choice]]) })),
  );
  return [{ picked: '', picks: new Map() }, ...others];
}

/** Errors and warnings. What a snippet points at is not there, and that is information at most. */
function faultsOf(document: string, channel: Channel): string[] {
  const fixture = openFixture(document, { config: { release: 'v1.6', channel } });
  assert.equal(fixture.snapshot.index.resourceCount, 1, 'a snippet makes one resource');
  return findingsOf(fixture)
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map((finding) => renderFinding(fixture, finding));
}
