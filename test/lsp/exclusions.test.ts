import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createExclusions, globMatcher } from '../../server/src/lsp/exclusions.ts';

const ROOT = 'file:///w/app';

type Case = {
  readonly globs?: readonly string[];
  /** `.gitignore` texts by the folder that they lie in, relative to the root; `..` is above it. */
  readonly ignore?: Readonly<Record<string, string>>;
  readonly out: readonly string[];
  readonly in: readonly string[];
};

const CASES: Readonly<Record<string, Case>> = {
  always: { out: ['node_modules/a.yaml', 'x/.git/config.yaml'], in: ['a.yaml', 'git/a.yaml'] },
  'a folder by its name': {
    globs: ['charts'],
    out: ['charts/a.yaml', 'charts/b/c.yaml'],
    in: ['x/charts/a.yaml'],
  },
  'a folder anywhere': {
    globs: ['**/charts'],
    out: ['charts/a.yaml', 'x/charts/b/c.yaml'],
    in: ['chartsx/a.yaml'],
  },
  'a folder written with a slash': { globs: ['./charts/'], out: ['charts/a.yaml'], in: ['a.yaml'] },
  'all that is in a folder': { globs: ['charts/**'], out: ['charts/x/a.yaml'], in: ['a.yaml'] },
  'files by their ending': {
    globs: ['**/*.tmp.yaml'],
    out: ['a.tmp.yaml', 'x/.y/a.tmp.yaml'],
    in: ['a.yaml'],
  },
  'names with blanks': { globs: ['my charts/**'], out: ['my charts/a.yaml'], in: ['my/a.yaml'] },
  'rules of git': {
    ignore: { '': '/out\n*.gen.yaml\n!keep.gen.yaml\n# comment\n' },
    out: ['out/a.yaml', 'x/a.gen.yaml'],
    in: ['x/out/a.yaml', 'keep.gen.yaml'],
  },
  'rules of git in a folder': {
    ignore: { x: 'a.yaml', '': 'b.yaml' },
    out: ['x/a.yaml', 'x/y/a.yaml', 'x/b.yaml'],
    in: ['a.yaml'],
  },
  'nearer rules of git are stronger': {
    ignore: { '': '*.yaml', x: '!a.yaml' },
    out: ['a.yaml', 'x/b.yaml'],
    in: ['x/a.yaml'],
  },
  'rules of git above the root': { ignore: { '..': 'app/out\n' }, out: ['out/a.yaml'], in: ['a.yaml'] },
  'rules above that hide the root itself do not count': {
    ignore: { '..': 'app\n' },
    out: [],
    in: ['a.yaml'],
  },
};

function uri(path: string): string {
  return path === '..' ? 'file:///w' : `${ROOT}${path === '' ? '' : `/${path.replaceAll(' ', '%20')}`}`;
}

for (const [name, { globs = [], ignore = {}, ...expected }] of Object.entries(CASES))
  test(name, () => {
    const exclusions = createExclusions(ROOT, [{ folder: ROOT, globs }]);
    for (const [folder, text] of Object.entries(ignore)) exclusions.addIgnoreFile(uri(folder), text);
    const all = [...expected.out, ...expected.in];
    assert.deepEqual(
      all.filter((path) => exclusions.excludes(uri(path))),
      expected.out,
    );
  });

test('what lies elsewhere is not excluded', () => {
  const matches = globMatcher({ folder: ROOT, globs: ['**'] });
  assert.deepEqual([matches('file:///elsewhere/a.yaml'), matches(uri('a.yaml'))], [false, true]);
});
