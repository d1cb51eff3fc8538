import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-types';
import { TextDocumentEdit } from 'vscode-languageserver-types';
import type { TextEdit } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';
import type { CodeActionOptions } from '../../server/src/features/codeActions.ts';
import { codeActions, FIX_ALL } from '../../server/src/features/codeActions.ts';
import type { OpenFixture } from '../support/fixture.ts';
import { applyEdits, openFixture, uriOf } from '../support/fixture.ts';
import { cursorOf } from './render.ts';
import { inWorld, route } from './world.ts';

const OPTIONS: CodeActionOptions = { render: renderMessage };

type Case = {
  readonly name: string;
  readonly text: string;
  readonly action: RegExp;
  readonly only?: string;
  /** The lines that the action makes, `-` for each that it takes. */
  readonly expected: string;
};

const CASES: readonly Case[] = [
  {
    name: 'a fix of a finding',
    text: route('  host<CURSOR>name: [a.example.com]'),
    action: /^Rename/,
    expected: '-   hostname: [a.example.com]\n+   hostnames: [a.example.com]',
  },
  {
    name: 'ignoring: above the line',
    text: route('  host<CURSOR>name: [a.example.com]'),
    action: /^Ignore unknown-field/,
    expected: '+   # gatelens-ignore unknown-field',
  },
  {
    name: 'ignoring in a list item: at the end of the line, as above it would cover the item',
    text: route('  rules:\n    - ma<CURSOR>tch: []\n      name: a'),
    action: /^Ignore unknown-field/,
    expected: '-     - match: []\n+     - match: [] # gatelens-ignore unknown-field',
  },
  {
    name: 'ignoring at the first key: at the end of the line, as above it would cover the document',
    text: 'apiVersion: gateway.net<CURSOR>working.k8s.io/v7\nkind: HTTPRoute\nmetadata: {name: a}\n',
    action: /^Ignore unknown-version/,
    expected:
      '- apiVersion: gateway.networking.k8s.io/v7\n+ apiVersion: gateway.networking.k8s.io/v7 # gatelens-ignore unknown-version',
  },
  {
    name: 'ignoring below an ignore comment: one more code',
    text: route('  # gatelens-ignore wrong-type: so be it\n  host<CURSOR>name: [a.example.com]'),
    action: /^Ignore unknown-field/,
    expected:
      '-   # gatelens-ignore wrong-type: so be it\n+   # gatelens-ignore wrong-type, unknown-field: so be it',
  },
  {
    name: 'ignoring beside an ignore comment: one more code',
    text: route('  host<CURSOR>name: [a.example.com] # gatelens-ignore wrong-type'),
    action: /^Ignore unknown-field/,
    expected:
      '-   hostname: [a.example.com] # gatelens-ignore wrong-type\n+   hostname: [a.example.com] # gatelens-ignore wrong-type, unknown-field',
  },
  {
    name: 'ignoring keeps the line breaks of the file',
    text: route('  host<CURSOR>name: [a.example.com]').replaceAll('\n', '\r\n'),
    action: /^Ignore unknown-field/,
    expected: '+   # gatelens-ignore unknown-field\r',
  },
  {
    name: 'the newest version of a kind that is served in several',
    text: 'apiVersion: gateway.networking.k8s.io/v1be<CURSOR>ta1\nkind: HTTPRoute\nmetadata: {name: a}\nspec: {}\n',
    action: /^Use/,
    only: 'refactor',
    expected: '- apiVersion: gateway.networking.k8s.io/v1beta1\n+ apiVersion: gateway.networking.k8s.io/v1',
  },
  {
    name: 'all that can be fixed safely',
    text: route(
      '  hostnames: [<CURSOR>a.example.com]\n  parentRefs:\n    - name: true\n  rules:\n    - name: 7',
    ),
    action: /^Fix all/,
    only: 'source.fixAll',
    expected: '-     - name: true\n+     - name: "true"\n-     - name: 7\n+     - name: "7"',
  },
  {
    name: 'what one fix makes room for is fixed as well',
    text: route('  Hostnames: [<CURSOR>a.example.com]\n  Rules:\n    - name: 7'),
    action: /^Fix all/,
    only: 'source.fixAll',
    expected:
      '-   Hostnames: [a.example.com]\n+   hostnames: [a.example.com]\n-   Rules:\n+   rules:\n-     - name: 7\n+     - name: "7"',
  },
];

for (const { name, text, action, only, expected } of CASES)
  test(name, () => {
    const fixture = openFixture(text);
    const found = actionsAt(fixture, only).filter(({ title }) => action.test(title));
    assert.equal(found.length, 1, `one action ${action}`);
    assert.equal(difference(fixture, found[0]?.edit), expected);
  });

test('a fix belongs to its finding, and most people want it', () => {
  const [fix, ignore] = actionsAt(openFixture(route('  host<CURSOR>name: [a.example.com]')));
  assert.deepEqual([fix?.kind, fix?.isPreferred], ['quickfix', true]);
  assert.deepEqual(
    fix?.diagnostics?.map(({ code }) => code),
    ['unknown-field'],
  );
  assert.deepEqual([ignore?.kind, ignore?.isPreferred], ['quickfix', undefined]);
});

test('after ignoring, the finding is gone', () => {
  for (const { text, action } of CASES.filter(({ name }) => name.startsWith('ignoring'))) {
    const fixture = openFixture(text);
    const code = action.source.slice('^Ignore '.length);
    const edit = actionsAt(fixture).find(({ title }) => action.test(title))?.edit;
    const [ignored] = [...applied(fixture, edit).values()];
    assert.ok(ignored);
    const { snapshot } = openFixture(`# file: main.yaml\n${ignored}`);
    const codes = snapshot.findings(uriOf('main.yaml')).map((finding) => finding.code);
    assert.ok(!codes.some((each) => each === code), `${code} in ${ignored}`);
  }
});

test('nothing to ignore where no comment can stand or would help', () => {
  const json = '{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "spe<CURSOR>k": 1}';
  for (const text of [json, 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\na: "<CURSOR>b\n'])
    assert.deepEqual(
      actionsAt(openFixture(text)).filter(({ title }) => title.startsWith('Ignore')),
      [],
    );
});

test('a change of another file is to be confirmed', () => {
  const text = inWorld(
    route('  rules:\n    - backendRefs:\n        - {name: ca<CURSOR>rt, namespace: shop, port: 8080}'),
  );
  const fixture = openFixture(text.replace('name: r\n  namespace: shop', 'name: r\n  namespace: web'));
  const grant = actionsAt(fixture).find(({ title }) => title.includes('ReferenceGrant'));
  assert.ok(grant?.edit?.documentChanges && grant.edit.changeAnnotations);
  assert.deepEqual(Object.values(grant.edit.changeAnnotations), [
    { label: grant.title, needsConfirmation: true },
  ]);
  const edits = grant.edit.documentChanges.filter(TextDocumentEdit.is);
  assert.ok(edits.every(({ edits: each }) => each.every((edit) => 'annotationId' in edit)));
  const plain = actionsAt(fixture, undefined, { ...OPTIONS, changeAnnotations: false });
  assert.ok(plain.every(({ edit }) => edit?.changeAnnotations === undefined));
});

test('another target is written to a gatelens.yaml, which is made', () => {
  const targetFile = { uri: uriOf('gatelens.yaml'), text: '' };
  const fixture = openFixture(route('  useDefault<CURSOR>Gateways: All'), { config: { targetFile } });
  const [action] = actionsAt(fixture).filter(({ title }) => title.includes('target'));
  assert.deepEqual(action?.edit?.documentChanges, [
    { kind: 'create', uri: targetFile.uri, options: { ignoreIfExists: true }, annotationId: 'confirm' },
    {
      textDocument: { uri: targetFile.uri, version: null },
      edits: [
        {
          range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
          newText: 'channel: experimental\n',
          annotationId: 'confirm',
        },
      ],
    },
  ]);
});

test('clients without versioned edits get plain ones', () => {
  const fixture = openFixture(route('  host<CURSOR>name: [a.example.com]'));
  const [fix] = actionsAt(fixture, undefined, { ...OPTIONS, documentChanges: false });
  assert.deepEqual(Object.keys(fix?.edit?.changes ?? {}), [uriOf('main.yaml')]);
  assert.equal(fix?.edit?.documentChanges, undefined);
});

test('fixing all is only offered where somebody asks for it', () => {
  const fixture = openFixture(route('  rules:\n    - name: <CURSOR>7'));
  assert.ok(actionsAt(fixture).every(({ kind }) => kind !== FIX_ALL));
  assert.ok(actionsAt(fixture, 'source').some(({ kind }) => kind === FIX_ALL));
  assert.deepEqual(actionsAt(openFixture(route('  rules: [<CURSOR>]')), 'source'), []);
});

test('a clean place has no actions', () => {
  assert.deepEqual(actionsAt(openFixture(inWorld(route('  hostnames: [a.exam<CURSOR>ple.com]')))), []);
});

function actionsAt(fixture: OpenFixture, only?: string, options = OPTIONS): CodeAction[] {
  const { uri, position } = cursorOf(fixture);
  const range = { start: position, end: position };
  return codeActions(fixture.snapshot, uri, range, only === undefined ? {} : { only: [only] }, options);
}

function applied(fixture: OpenFixture, edit: WorkspaceEdit | undefined): Map<string, string> {
  const edits = (edit?.documentChanges ?? []).filter(TextDocumentEdit.is).flatMap((change): TextEdit[] => {
    const { uri } = change.textDocument;
    const lines = fixture.snapshot.file(uri)?.lines();
    assert.ok(lines);
    return change.edits.flatMap((each) => {
      if (!('newText' in each)) return [];
      const { start, end } = each.range;
      return [
        { uri, span: { start: lines.offsetAt(start), end: lines.offsetAt(end) }, newText: each.newText },
      ];
    });
  });
  return applyEdits(fixture, edits);
}

/** Lines that went and lines that came, in the order of the text. */
function difference(fixture: OpenFixture, edit: WorkspaceEdit | undefined): string {
  const after = applied(fixture, edit);
  return [...fixture.files]
    .flatMap(([path, before]) => {
      const [old, now] = [before.split('\n'), (after.get(path) ?? '').split('\n')];
      const lines: string[] = [];
      for (let i = 0, j = 0; i < old.length || j < now.length; ) {
        if (old[i] === now[j]) {
          i++;
          j++;
        } else if (now.length - j > old.length - i) lines.push(`+ ${now[j++]}`);
        else lines.push(`- ${old[i++]}`, `+ ${now[j++]}`);
      }
      return lines;
    })
    .join('\n');
}
