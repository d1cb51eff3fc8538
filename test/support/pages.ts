import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../server/src/engine/index.ts';
import { readConfigFile } from '../../server/src/engine/index.ts';
import type { Fixture } from './fixture.ts';
import { parseFixture } from './fixture.ts';

/** The page of a finding in docs/findings. */
export type Page = {
  readonly code: string;
  readonly text: string;
  readonly examples: readonly { readonly is: 'bad' | 'good'; readonly text: string }[];
};

const FOLDER = 'docs/findings';

export function findingPages(): readonly Page[] {
  return readdirSync(FOLDER)
    .flatMap((name) => (name.endsWith('.md') && name !== 'README.md' ? [name.slice(0, -3)] : []))
    .sort()
    .map((code) => {
      const text = readFileSync(path.join(FOLDER, `${code}.md`), 'utf8');
      const examples = [...text.matchAll(EXAMPLE)].map(
        ([, is, example = '']) => ({ is: is === 'bad' ? 'bad' : 'good', text: example }) as const,
      );
      return { code, text, examples };
    });
}

const EXAMPLE = /^```yaml (bad|good)\n([\s\S]*?)^```$/gm;

/** An example's files, and what a gatelens.yaml among them says. */
export function exampleOf(text: string): { readonly fixture: Fixture; readonly config: Partial<Config> } {
  const fixture = parseFixture(text);
  const config = readConfigFile(fixture.files.get('gatelens.yaml') ?? '').config;
  return { fixture, config };
}

/** Manifests and the findings in them: see cases.test.ts there. */
export const CASES = 'test/findings/cases';

/** Every YAML file below a folder, by its path from there. */
export function yamlFilesBelow(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name), 'utf8')]),
  );
}
