import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

/** One section of a case file: a heading, words, manifests, and what is said of them. */
export const CASE = /^## (.*)\n([\s\S]*?)^```yaml\n([\s\S]*?)^```\n\n```text\n([\s\S]*?)^```$/gm;

/**
 * One test a section of each file in `folder`: what `said` makes of the manifests is what stands below them.
 * UPDATE_CASES=1 writes down what is said now; read the difference.
 */
export function checkCases(folder: string, said: (manifests: string) => string): void {
  for (const name of readdirSync(folder).sort()) {
    const file = path.join(folder, name);
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

    test(`${name}: every heading has its manifests and what is said of them`, () => {
      assert.equal(sections.length, [...text.matchAll(/^## /gm)].length);
    });

    for (const [, title, , manifests = '', expected] of process.env.UPDATE_CASES ? [] : sections)
      test(`${name}: ${title}`, () => assert.equal(said(manifests), expected));
  }
}
