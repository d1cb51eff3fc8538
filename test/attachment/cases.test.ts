import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { openFiles } from '../support/fixture.ts';
import { CASE, exampleOf } from '../support/pages.ts';
import { renderStatus } from './renderStatus.ts';

const CASES = 'test/attachment/cases';

/**
 * Each file in cases/ is a list of sections: a heading, manifests, and what a controller is predicted to say of them;
 * conditions that are as they should be are left out. A gatelens.yaml among the manifests configures it. UPDATE_CASES=1
 * writes down what is said now; read the difference.
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

  test(`${name}: every heading has its manifests and its status`, () => {
    assert.equal(sections.length, [...text.matchAll(/^## /gm)].length);
  });

  for (const [, title, , manifests = '', expected] of process.env.UPDATE_CASES ? [] : sections)
    test(`${name}: ${title}`, () => assert.equal(said(manifests), expected));
}

function said(manifests: string): string {
  const { fixture, config } = exampleOf(manifests);
  return `${renderStatus(openFiles(fixture, { config }).snapshot)}\n`;
}
