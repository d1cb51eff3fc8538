import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/features/hover.ts';
import type { FixtureOptions } from '../support/fixture.ts';
import { openFixture } from '../support/fixture.ts';
import { cursorOf, textIn } from './render.ts';

export type HoverCase = FixtureOptions & {
  readonly name: string;
  /** With a cursor. */
  readonly text: string;
  /** `«what is covered»` and the text below it; `nothing` where there is no hover. */
  readonly expected: string;
  readonly locale?: string;
};

/** One test a case. */
export function checkHovers(cases: readonly HoverCase[], common: FixtureOptions = {}): void {
  for (const { name, text, expected, locale, ...options } of cases)
    test(name, () => {
      const actual = hoverIn(text, locale, { ...common, ...options });
      assert.equal(actual, expected.replace(/^\n/, '').trimEnd());
    });
}

function hoverIn(text: string, locale: string | undefined, options: FixtureOptions): string {
  const fixture = openFixture(text, options);
  const { uri, position } = cursorOf(fixture);
  const answer = hover(fixture.snapshot, uri, position, locale === undefined ? {} : { locale });
  if (!answer) return 'nothing';
  assert.ok(answer.range && MarkupContent.is(answer.contents));
  return `«${textIn(fixture, uri, answer.range)}»\n${answer.contents.value}`;
}
