import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { completion } from '../../../server/src/features/completion.ts';
import { openFiles, parseFixture } from '../../support/fixture.ts';

test('at no place of any example does completion fail, also in half-typed text', () => {
  const names = readdirSync('examples', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.yaml'),
  );
  let asked = 0;
  for (const name of names) {
    const text = readFileSync(path.join('examples', name), 'utf8').slice(0, 4000);
    for (const cut of [text, text.slice(0, Math.floor(text.length * 0.6))]) {
      const { snapshot } = openFiles(
        parseFixture(cut === '' ? '# empty\n' : cut.replaceAll('# file:', '# -')),
      );
      const [uri] = [...snapshot.uris()];
      const lines = uri === undefined ? undefined : snapshot.file(uri)?.lines();
      if (uri === undefined || !lines) continue;
      for (let offset = 0; offset <= cut.length; offset += 7) {
        completion(snapshot, uri, lines.positionAt(offset), { snippets: true, locale: 'en' });
        asked++;
      }
    }
  }
  assert.ok(asked > 1000, `${asked} places`);
});
