/** Kinds that the workspace itself defines, in hover and completion. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completion } from '../../server/src/features/completion.ts';
import { WIDGETS } from '../schemas/crd/widgets.ts';
import { openFixture } from '../support/fixture.ts';
import { checkHovers } from './checkHover.ts';
import { cursorOf } from './render.ts';

const HEAD = 'apiVersion: shop.example.com/v1\nkind: Widget\nmetadata:\n  name: w\n';

function beside(text: string): string {
  return `${WIDGETS}# file: main.yaml\n${text}`;
}

checkHovers([
  {
    name: "a field shows its author's words, which are no markup",
    text: beside(`${HEAD}spec:\n  si<CURSOR>ze: 1\n`),
    expected: `
«size»
**size** · integer · required · 1 to 10

How large\\. See \\<script\\>alert\\(1\\)\\</script\\> \\[here\\]\\(command\\:x\\)\\.`,
  },
  {
    name: 'a kind shows where it is defined',
    text: beside('apiVersion: shop.example.com/v1\nkind: Wid<CURSOR>get\nmetadata:\n  name: w\n'),
    expected: `
«Widget»
**Widget** · \`shop.example.com\` · namespaced · \`wi\`

A \\*widget\\* of the shop\\.

As defined in the workspace: \`v1\` (stored), \`v1beta1\` (deprecated), \`v1alpha1\` (not served)`,
  },
  {
    name: 'metadata is that of every resource',
    text: beside('apiVersion: shop.example.com/v1\nkind: Widget\nmetadata:\n  gene<CURSOR>ration: 1\n'),
    expected: `
«generation»
**generation** · integer

Counted up by the cluster with every change of the specification.`,
  },
]);

/** What is offered at the cursor. */
const OFFERED: { readonly [text: string]: readonly string[] } = {
  [`${HEAD}spec:\n  size: 1\n  sh<CURSOR>`]: ['shape'],
  [`${HEAD}spec:\n  size: 1\n  shape: <CURSOR>`]: ['round', 'square'],
  [`${HEAD}spec:\n  size: 1\n  parts:\n    - name: a\n      p<CURSOR>`]: ['port'],
  'apiVersion: shop.example.com/v1\nkind: Wid<CURSOR>': ['Widget'],
  'apiVersion: shop<CURSOR>\nkind: Widget\n': ['shop.example.com/v1', 'shop.example.com/v1beta1'],
};

for (const [text, expected] of Object.entries(OFFERED))
  test(`completion knows kinds of the workspace: ${JSON.stringify(text)}`, () => {
    const fixture = openFixture(beside(text));
    const { uri, position } = cursorOf(fixture);
    const labels = (completion(fixture.snapshot, uri, position)?.items ?? []).map(({ label }) => label);
    for (const label of expected) assert.ok(labels.includes(label), `${label} is not in ${labels.join(' ')}`);
  });
