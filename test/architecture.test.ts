import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOnly, readSources, type Source } from './support/sources.ts';

/**
 * Who may import whom (ARCHITECTURE.md, "Who may know whom"): for each part, the beginnings of the paths and the
 * packages that its files may name beside their own part. A file belongs to the first part whose path fits.
 */
const RULES: readonly [part: string, allowed: readonly string[]][] = [
  ['server/src/engine/text/', []],
  ['server/src/engine/messages', ['server/src/engine/messages/']],
  ['server/src/engine/yaml/', ['server/src/engine/text/', 'yaml']],
  ['server/src/engine/manifest/', ['server/src/engine/text/', 'server/src/engine/yaml/']],
  [
    'server/src/engine/schema/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/generated/',
      're2js',
      '@marcbachmann/cel-js',
    ],
  ],
  [
    'server/src/engine/index/',
    ['server/src/engine/text/', 'server/src/engine/yaml/', 'server/src/engine/manifest/'],
  ],
  [
    'server/src/engine/attachment/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/src/engine/index/',
      'server/src/engine/messages.ts',
      'server/src/engine/config.ts',
    ],
  ],
  [
    'server/src/engine/routing/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/src/engine/index/',
      'server/src/engine/attachment/',
      'server/src/engine/steps.ts',
      'server/src/engine/messages.ts',
      'server/src/engine/config.ts',
      're2js',
    ],
  ],
  [
    'server/src/engine/findings/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/src/engine/schema/',
      'server/src/engine/index/',
      'server/src/engine/attachment/',
      'server/src/engine/routing/',
      'server/src/engine/messages.ts',
      'server/src/engine/config.ts',
      'diff',
      'fastest-levenshtein',
    ],
  ],
  [
    'server/src/engine/graph/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/src/engine/schema/',
      'server/src/engine/index/',
      'server/src/engine/attachment/',
      'server/src/engine/routing/',
      'server/src/engine/findings/',
      'server/src/engine/messages.ts',
      'd3-hierarchy',
    ],
  ],
  [
    'server/src/engine/routeTests/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/src/engine/schema/',
      'server/src/engine/index/',
      'server/src/engine/attachment/',
      'server/src/engine/routing/',
      'server/src/engine/findings/rule.ts',
      'server/src/engine/steps.ts',
      'server/src/engine/messages.ts',
    ],
  ],
  [
    'server/src/engine/routingDiff/',
    [
      'server/src/engine/text/',
      'server/src/engine/yaml/',
      'server/src/engine/manifest/',
      'server/src/engine/index/',
      'server/src/engine/attachment/',
      'server/src/engine/routing/',
      'server/src/engine/schema/durations.ts',
      'server/src/engine/steps.ts',
      'server/src/engine/messages.ts',
    ],
  ],
  ['server/src/engine/', ['server/src/engine/']],
  [
    'server/src/features/',
    ['server/src/engine/index.ts', 'server/src/protocol.ts', 'vscode-languageserver-types'],
  ],
  [
    'server/src/lsp/',
    [
      'server/src/engine/index.ts',
      'server/src/features/',
      'server/src/protocol.ts',
      'server/src/version.ts',
      'client/l10n/findings.',
      'vscode-languageserver',
      'ignore',
      'picomatch',
    ],
  ],
  [
    'server/src/hosts/',
    [
      'server/src/lsp/',
      'server/src/engine/index.ts',
      'server/src/protocol.ts',
      'vscode-languageserver',
      'vscode-languageserver/node',
      'vscode-languageserver/browser',
      'node:',
    ],
  ],
  [
    'server/src/cli/',
    ['server/src/hosts/', 'server/src/engine/index.ts', 'server/src/version.ts', 'diff', 'node:'],
  ],
  ['server/src/protocol.ts', ['server/src/protocol/']],
  ['server/src/protocol/', ['server/src/protocol.ts']],
  ['server/src/version.ts', ['package.json']],
  [
    'client/src/',
    [
      'server/src/protocol.ts',
      'vscode',
      'vscode-languageclient',
      'vscode-languageclient/node',
      'vscode-languageclient/browser',
    ],
  ],
  ['client/webview/', ['server/src/protocol.ts']],
];

/** What a part may import but must not keep: the engine's data, not its tools. */
const ONLY_ON_NODE = /^server\/src\/(?:cli\/|hosts\/node)/;

const shipped = readSources('server/src', 'client/src', 'client/webview');
const everything = [...shipped, ...readSources('test')];

test('every part imports what it may know, and nothing else', () => {
  assert.deepEqual(shipped.flatMap(forbiddenImports), []);
});

test('what runs in a browser too imports nothing of Node', () => {
  const wrong = shipped
    .filter(({ path }) => !ONLY_ON_NODE.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter((name) => name.startsWith('node:')).map((name) => `${path} imports ${name}`),
    );
  assert.deepEqual(wrong, []);
});

test('imports within the house name the file', () => {
  const wrong = everything.flatMap(({ path, imports }) =>
    imports
      .filter((name) => /^(?:server|client|test)\//.test(name) && !/\.(?:ts|js|mjs|css|json)$/.test(name))
      .map((name) => `${path} imports ${name}`),
  );
  assert.deepEqual(wrong, []);
});

test('types are never given up', () => {
  const wrong = everything.flatMap(({ path, text }) => {
    const code = codeOnly(text);
    const found = [
      [/\bany\b(?!\s*\()/, 'any'],
      [/\bas unknown as\b/, 'as unknown as'],
      [/@ts-(?:ignore|nocheck|expect-error)|biome-ignore/, 'a suppressed check'],
      [/^\s*(?:export\s+)?(?:const\s+)?enum\s/m, 'enum'],
      [/^export\s+default\b/m, 'export default'],
    ] as const;
    return found.flatMap(([form, name], index) => {
      // Suppressions are comments, so they are looked for in the whole text.
      return form.test(index === 2 ? text : code) ? [`${path}: ${name}`] : [];
    });
  });
  assert.deepEqual(
    wrong.filter((line) => !line.startsWith('test/architecture.test.ts')),
    [],
  );
});

test('no file has more than 300 lines', () => {
  const wrong = everything
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path}: ${lines}`);
  assert.deepEqual(wrong, []);
});

test('nothing in the shipped sources says that it is not finished', () => {
  const wrong = shipped.filter(({ text }) => /\bTODO\b|\bFIXME\b|\bXXX\b/.test(text)).map(({ path }) => path);
  assert.deepEqual(wrong, []);
});

function forbiddenImports({ path, imports }: Source): string[] {
  const rule = RULES.find(([part]) => path.startsWith(part));
  if (!rule) return [`${path} is part of nothing`];
  const [part, allowed] = rule;
  const may = (name: string): boolean =>
    (part.endsWith('/') && name.startsWith(part)) ||
    allowed.some((each) => (/[/:.]$/.test(each) ? name.startsWith(each) : name === each));
  return imports.filter((name) => !may(name)).map((name) => `${path} imports ${name}`);
}
