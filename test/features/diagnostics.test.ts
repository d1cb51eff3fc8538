import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { CATALOGUE } from '../../server/src/engine/index.ts';
import { diagnostics } from '../../server/src/features/diagnostics.ts';
import type { OpenFixture } from '../support/fixture.ts';
import { openFixture, uriOf } from '../support/fixture.ts';
import { renderPlace, textIn } from './render.ts';
import { inWorld, route } from './world.ts';

const MAIN = uriOf('shop/main.yaml');
/** The words of findings have tests of their own. */
const render = ({ id }: { readonly id: string }): string => id;

function diagnosticsOf({ snapshot }: OpenFixture, options = {}) {
  return diagnostics(snapshot, MAIN, snapshot.findings(MAIN), { render, ...options });
}

test('a finding with all that LSP has room for', () => {
  const fixture = openFixture(inWorld(route('  hostname: [a.example.com]')));
  const found = diagnosticsOf(fixture).find(({ code }) => code === 'unknown-field');
  assert.ok(found);
  assert.equal(textIn(fixture, MAIN, found.range), 'hostname');
  assert.equal(found.source, 'gatelens');
  assert.equal(found.code, 'unknown-field');
  assert.equal(found.severity, DiagnosticSeverity.Error);
  assert.equal(CATALOGUE['unknown-field'].severity, 'error');
  assert.match(found.codeDescription?.href ?? '', /^https:.*\/unknown-field\.md$/);
  assert.match(String(found.message), /^unknown-field/);
  assert.deepEqual(found.data, { pointer: '/spec/hostname' });
});

test('places elsewhere that the finding speaks of', () => {
  const parent = '  parentRefs:\n    - {name: edge, namespace: infra, sectionName: htps}';
  const fixture = openFixture(inWorld(route(parent)));
  const [found] = diagnosticsOf(fixture);
  assert.equal(found?.code, 'no-matching-listener');
  const [related] = found.relatedInformation ?? [];
  assert.ok(related);
  assert.match(
    renderPlace(fixture, related.location.uri, related.location.range),
    /^platform\/gateway\.yaml/,
  );
});

test('deprecated and unnecessary text is marked so', () => {
  const fixture = openFixture(
    inWorld(route('  # gatelens-ignore unknown-field\n  hostnames: [a.example.com]')),
  );
  const found = diagnosticsOf(fixture).find(({ code }) => code === 'unused-ignore');
  assert.ok(found);
  assert.equal(found.severity, DiagnosticSeverity.Hint);
  assert.deepEqual(found.tags, [DiagnosticTag.Unnecessary]);
});

test('what the client cannot show is left out', () => {
  const parent =
    '  # gatelens-ignore unknown-field\n  parentRefs: [{name: edge, namespace: infra, sectionName: no}]';
  const found = diagnosticsOf(openFixture(inWorld(route(parent))), {
    relatedInformation: false,
    tags: false,
  });
  assert.equal(found.length, 2);
  for (const each of found) assert.ok(!('relatedInformation' in each) && !('tags' in each));
});

test('a file that is gone has none', () => {
  const { snapshot } = openFixture('a: 1');
  assert.deepEqual(
    diagnostics(snapshot, uriOf('gone.yaml'), snapshot.findings(uriOf('main.yaml')), { render }),
    [],
  );
});
