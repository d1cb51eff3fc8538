/** Manifests of which it is known whether the API server accepts them. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import type { Target } from '../../server/src/engine/schema/model.ts';
import { splitDocuments } from '../../server/src/engine/yaml/split.ts';
import { stringAt } from '../../server/src/engine/yaml/value.ts';
import { needs, referencePath, referenceText } from './reference.ts';
import { EXPERIMENTAL, fromYaml, render, STANDARD } from './support.ts';

const CASES = 'cases/validation/cases.json';
const CONFORMANCE = 'cases/conformance/manifests';
const store = builtInSchemas();

type Case = {
  readonly file: string;
  readonly channel: 'both' | 'standard' | 'experimental';
  readonly valid: boolean;
  readonly wantErrors?: readonly string[];
};

test('what the API server accepts has no problem', needs(CASES), () => {
  const false_ = cases()
    .filter(({ valid }) => valid)
    .flatMap(({ file, channel }) =>
      targetsOf(channel).flatMap((target) =>
        problemsIn(`cases/validation/${file}`, target).map((line) => `${target.channel} ${file}: ${line}`),
      ),
    );
  assert.deepEqual(false_, []);
});

test('the manifests of the conformance suite have no problem', needs(CONFORMANCE), () => {
  const files = readdirSync(referencePath(CONFORMANCE), { recursive: true, encoding: 'utf8' });
  const manifests = files.filter((file) => /\.ya?ml$/.test(file));
  assert.ok(manifests.length > 50);
  const false_ = manifests.flatMap((file) =>
    problemsIn(`${CONFORMANCE}/${file}`, EXPERIMENTAL).map((line) => `${file}: ${line}`),
  );
  assert.deepEqual(false_, []);
});

/** The API server's own words for what its structural layer rejects; CEL rules have messages of their own. */
const STRUCTURAL =
  /^(?:Required value|Unsupported value|Duplicate value|Too long|Too many|should be|must be of type|unknown field)|should match|in body should|in body must|supported values:|must have at most|should have at/;

test('what the structural layer rejects has a problem', needs(CASES), () => {
  const rejected = cases().filter(
    ({ valid, wantErrors = [] }) => !valid && wantErrors.some((message) => STRUCTURAL.test(message)),
  );
  assert.ok(rejected.length > 5, `${rejected.length} cases`);
  const missed = rejected.flatMap(({ file, channel, wantErrors }) =>
    targetsOf(channel)
      .filter((target) => problemsIn(`cases/validation/${file}`, target).length === 0)
      .map((target) => `${target.channel} ${file}: ${wantErrors?.join('; ')}`),
  );
  assert.deepEqual(missed, []);
});

function cases(): readonly Case[] {
  return JSON.parse(referenceText(CASES));
}

function targetsOf(channel: Case['channel']): readonly Target[] {
  if (channel === 'both') return [STANDARD, EXPERIMENTAL];
  return [channel === 'standard' ? STANDARD : EXPERIMENTAL];
}

function problemsIn(file: string, target: Target): readonly string[] {
  const text = referenceText(file);
  return splitDocuments(text).flatMap(({ start, end }) => {
    const manifest = fromYaml(text.slice(start, end));
    const [group = '', version = ''] = stringAt(manifest, 'apiVersion')?.split('/') ?? [];
    return store.validate(target, group, version, stringAt(manifest, 'kind') ?? '', manifest).map(render);
  });
}
