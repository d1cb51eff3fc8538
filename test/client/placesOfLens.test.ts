import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withPlaces } from '../../client/src/lenses/placesOfLens.ts';

type Command = { title: string; command: string; arguments?: unknown[] };

const convert = {
  uri: (uri: string) => `uri ${uri}`,
  position: ({ line, character }: { line: number; character: number }) => `${line}:${character}`,
  location: ({ uri, range: { start } }: { uri: string; range: { start: { line: number } } }) =>
    `${uri}:${start.line}`,
};
const converted = (command: Command | undefined) => withPlaces(command ? { command } : {}, convert).command;
const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 1 } };

test('places come in the words of the editor', () => {
  const command = {
    title: '1 Route attached',
    command: 'editor.action.showReferences',
    arguments: ['file:///w/a.yaml', { line: 3, character: 2 }, [{ uri: 'file:///w/b.yaml', range }]],
  };
  assert.deepEqual(converted(command)?.arguments, ['uri file:///w/a.yaml', '3:2', ['file:///w/b.yaml:4']]);
});

test('other lenses stay as they are', () => {
  for (const command of [
    undefined,
    { title: 'No Route attached', command: '' },
    { title: 'Try a request', command: 'gatelens.tryRequest', arguments: ['id'] },
    { title: '', command: 'editor.action.showReferences', arguments: [7] },
  ])
    assert.deepEqual(converted(command), command);
});
