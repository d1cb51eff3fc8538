import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfigFile } from '../../server/src/engine/index.ts';
import { findingsOf, openFiles, renderFinding } from '../support/fixture.ts';
import { yamlFilesBelow } from '../support/pages.ts';

const files = yamlFilesBelow('examples');
const { config } = readConfigFile(files.get('gatelens.yaml') ?? '');
const examples = openFiles({ files }, { config });

for (const path of files.keys()) {
  const isMistake = path.startsWith('mistakes/');
  test(`examples/${path} ${isMistake ? 'is found out' : 'is clean'}`, () => {
    const findings = findingsOf(examples, path);
    const rendered = findings.map((finding) => renderFinding(examples, finding)).join('\n');
    const expected = expectationsIn(files.get(path) ?? '');
    assert.equal(
      expected.length > 0,
      isMistake,
      'a mistake says what it is in its first line, others do not',
    );
    const lines = examples.snapshot.file(`file:///w/${path}`)?.lines();
    const worse = findings.filter(
      ({ code, severity }) => severity !== 'hint' || expected.some((each) => each.code === code),
    );
    assert.equal(worse.length, expected.length, rendered);
    for (const { code, line } of expected)
      assert.ok(
        worse.some(
          (finding) =>
            finding.code === code &&
            (line === undefined || lines?.positionAt(finding.span.start).line === line - 1),
        ),
        `${code} at line ${line ?? 'any'}, in\n${rendered}`,
      );
  });
}

/** `# expect: CODE@LINE, CODE` in the first line. */
function expectationsIn(text: string): { readonly code: string; readonly line?: number }[] {
  const list = /^# expect: (.*)/.exec(text)?.[1] ?? '';
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const [code = '', line] = each.split('@');
      return line === undefined ? { code } : { code, line: Number(line) };
    });
}
