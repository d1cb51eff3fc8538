import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WIDGETS } from '../schemas/crd/widgets.ts';
import { inFolder } from '../support/cli.ts';

const CRD = WIDGETS.replace(/^# file: .*\n/, '');
const WIDGET =
  'apiVersion: shop.example.com/v1\nkind: Widget\nmetadata: { name: w, namespace: shop }\nspec: { size: 12 }\n';

/** Files, a command line, its exit code, and what it says or does not say. */
const CASES: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly args: string;
  readonly code: number;
  readonly says?: string;
}[] = [
  { name: 'without the definition', files: { 'widget.yaml': WIDGET }, args: 'check', code: 0 },
  {
    name: 'found in the folder',
    files: { 'widget.yaml': WIDGET, 'crds/w.yaml': CRD },
    args: 'check --format github',
    code: 1,
    says: '`size` is 12',
  },
  {
    name: 'named in gatelens.yaml, where one file is checked',
    files: { 'widget.yaml': WIDGET, 'crds/w.yaml': CRD, 'gatelens.yaml': 'crds: [crds]\n' },
    args: 'check widget.yaml',
    code: 1,
    says: '`size` is 12',
  },
  {
    name: 'not looked for, where one file is checked',
    files: { 'widget.yaml': WIDGET, 'crds/w.yaml': CRD },
    args: 'check widget.yaml',
    code: 0,
  },
  {
    name: 'named by a flag',
    files: { 'app/widget.yaml': WIDGET, 'crds/w.yaml': CRD },
    args: 'check app --crds crds',
    code: 1,
    says: '`size` is 12',
  },
  {
    name: 'a flag that leads nowhere',
    files: { 'widget.yaml': WIDGET },
    args: 'check --crds nothing',
    code: 2,
    says: 'There is no file or folder',
  },
  {
    name: 'a gatelens.yaml that leads out of the folder',
    files: { 'gatelens.yaml': 'crds: [../../..]\n' },
    args: 'check',
    code: 0,
    says: 'lies outside of this repository',
  },
  {
    name: 'its JSON Schema',
    files: { 'crds/w.yaml': CRD },
    args: 'schema widgets --crds crds',
    code: 0,
    says: '"title": "Widget shop.example.com/v1"',
  },
  {
    name: 'its JSON Schema, found in the folder',
    files: { 'crds/w.yaml': CRD },
    args: 'schema wi --api-version v1beta1',
    code: 0,
    says: '"title": "Widget shop.example.com/v1beta1"',
  },
  {
    name: 'no such kind',
    files: { 'crds/w.yaml': CRD },
    args: 'schema gadgets',
    code: 2,
    says: 'there is no kind',
  },
];

for (const { name, files, args, code, says = '' } of CASES)
  test(`the command line and CRDs: ${name}`, () =>
    inFolder(files, async ({ gatelens }) => {
      const result = await gatelens(args);
      const text = result.out + result.err;
      assert.equal(result.code, code, text);
      assert.ok(text.includes(says), text);
      assert.ok(!text.includes('x-gatelens'), 'our own keywords stay ours');
    }));
