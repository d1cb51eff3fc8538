import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FileFinding } from '../../server/src/engine/index.ts';
import { CATALOGUE, isFindingCode } from '../../server/src/engine/index.ts';
import { findingsOf, openFiles, renderFindings } from '../support/fixture.ts';
import { exampleOf, findingPages } from '../support/pages.ts';

const pages = findingPages();

test('every code has a page, and every page a code', () => {
  assert.deepEqual(
    pages.map(({ code }) => code),
    Object.keys(CATALOGUE).sort(),
  );
});

for (const { code, text, examples } of pages) {
  test(`${code}: the page says what the catalogue says`, () => {
    assert.ok(isFindingCode(code));
    const [title, , summary] = text.split('\n');
    assert.equal(title, `# \`${code}\``);
    assert.equal(summary, CATALOGUE[code].summary);
    assert.match(text, new RegExp(`^\\*\\*Default severity:\\*\\* ${CATALOGUE[code].severity}[.,;]`, 'm'));
    const overview = readFileSync('docs/findings/README.md', 'utf8');
    const row = `| [${code}](${code}.md) | ${CATALOGUE[code].severity} | ${CATALOGUE[code].summary} |`;
    assert.ok(overview.includes(row), `README.md lacks the line ${row}`);
  });

  for (const [index, example] of examples.entries())
    test(`${code}: example ${index + 1} is ${example.is}`, () => {
      const { fixture, config } = exampleOf(example.text);
      const opened = openFiles(fixture, { config });
      const findings = findingsOf(opened);
      const about = findings.filter((finding) => finding.code === code || isBad(finding));
      const codes = [...new Set(about.map((finding) => finding.code))];
      assert.deepEqual(codes, example.is === 'bad' ? [code] : [], renderFindings(opened));
    });
}

function isBad({ severity }: FileFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
