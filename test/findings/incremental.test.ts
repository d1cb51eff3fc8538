import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Snapshot } from '../../server/src/engine/index.ts';
import { readConfigFile, renderMessage } from '../../server/src/engine/index.ts';
import { openFiles, pathOf, uriOf } from '../support/fixture.ts';
import { yamlFilesBelow } from '../support/pages.ts';

/** Everything that is said of a workspace, by file. */
function said(snapshot: Snapshot): Record<string, string[]> {
  const uris = [...snapshot.uris()].sort();
  return Object.fromEntries(
    uris.map((uri) => [
      pathOf(uri),
      snapshot
        .findings(uri)
        .map(
          ({ span, severity, code, message }) =>
            `${span.start} ${severity} ${code} ${renderMessage(message)}`,
        ),
    ]),
  );
}

for (const world of ['open', 'closed'] as const)
  test(`after many changes a workspace says what a fresh one says, in the ${world} world`, () => {
    const files = yamlFilesBelow('examples');
    const config = { ...readConfigFile(files.get('gatelens.yaml') ?? '').config, world };
    const { workspace } = openFiles({ files }, { config });
    said(workspace.snapshot());
    const random = generator(world === 'open' ? 1 : 2);
    for (let step = 0; step < 40; step++) {
      const paths = [...files.keys()];
      const path = paths[random(paths.length)] ?? '';
      const text = files.get(path) ?? '';
      const changed = step % 10 === 9 ? '' : withoutLine(text, random(text.split('\n').length));
      if (changed === '') files.delete(path);
      else files.set(path, changed);
      const uri = uriOf(path);
      const snapshot = workspace.apply(
        changed === ''
          ? [
              { type: 'closed', uri },
              { type: 'deleted', uri },
            ]
          : [{ type: 'opened', uri, text: changed, version: step + 2 }],
      );
      assert.deepEqual(
        said(snapshot),
        said(openFiles({ files }, { config }).snapshot),
        `step ${step}: ${path}`,
      );
    }
  });

function withoutLine(text: string, index: number): string {
  return text.split('\n').toSpliced(index, 1).join('\n');
}

/** The same numbers in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
