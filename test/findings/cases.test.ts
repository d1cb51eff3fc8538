import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openFiles, uriOf } from '../support/fixture.ts';
import { CASE, CASES, exampleOf } from '../support/pages.ts';
import { renderWithFixes } from '../support/renderFixes.ts';

/**
 * Each file in cases/ is a list of sections: a heading, manifests, and what Gatelens says of them, fixes included. A
 * gatelens.yaml among the manifests configures it. UPDATE_CASES=1 writes down what is said now; read the difference.
 */
for (const name of readdirSync(CASES).sort()) {
  const file = path.join(CASES, name);
  const text = readFileSync(file, 'utf8');
  const sections = [...text.matchAll(CASE)];

  if (process.env.UPDATE_CASES)
    writeFileSync(
      file,
      text.replaceAll(
        CASE,
        (_, title: string, prose: string, manifests: string) =>
          `## ${title}\n${prose}\`\`\`yaml\n${manifests}\`\`\`\n\n\`\`\`text\n${said(manifests)}\`\`\``,
      ),
    );

  test(`${name}: every heading has its manifests and its findings`, () => {
    assert.equal(sections.length, [...text.matchAll(/^## /gm)].length);
  });

  for (const [, title, , manifests = '', expected] of process.env.UPDATE_CASES ? [] : sections)
    test(`${name}: ${title}`, () => assert.equal(said(manifests), expected));
}

function said(manifests: string): string {
  const { fixture, config } = exampleOf(manifests);
  const text = fixture.files.get('gatelens.yaml');
  const targetFile = text === undefined ? {} : { targetFile: { uri: uriOf('gatelens.yaml'), text } };
  const rendered = renderWithFixes(openFiles(fixture, { config: { ...config, ...targetFile } }));
  return rendered === '' ? '' : `${rendered}\n`;
}
