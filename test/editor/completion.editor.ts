/** Completions that write more than the word: real VS Code applies their edits, tab stops and commands. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inEditor } from './harness/suite.ts';
import { acceptSuggestion, openAt, saved, suggestions, type } from './harness/text.ts';

/** One file a scenario, so that none sees what another typed. */
const FILES: Readonly<Record<string, string>> = {
  'kind.yaml': '# a new file\n',
  'parent.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: typed
  namespace: storefront
spec:
  parentRefs:
    - name: # which?
    - kind: Gateway
  rules:
    - filters:
        - type: X
`,
};

const prepare = (workspace: string): void => {
  const folder = path.join(workspace, 'typed');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
};

inEditor('completion', { prepare }, (scenario) => {
  scenario('a kind writes its apiVersion above itself', async (session) => {
    await openAt(session, 'typed/kind.yaml', '# a new file|');
    await type(session, '\nkind: ');
    await acceptSuggestion(session, 'HTTPRoute');
    await saved(
      session,
      'typed/kind.yaml',
      /^apiVersion: gateway\.networking\.k8s\.io\/v1\nkind: HTTPRoute$/m,
    );
  });

  scenario('a Gateway of another namespace brings the namespace, also before a comment', async (session) => {
    await openAt(session, 'typed/parent.yaml', '- kind: Gateway|');
    await type(session, '\n  name: ed');
    await acceptSuggestion(session, 'edge');
    await saved(
      session,
      'typed/parent.yaml',
      / {4}- kind: Gateway\n {6}name: edge\n {6}namespace: infra\n {2}rules:/,
    );
    await openAt(session, 'typed/parent.yaml', '- name: |# which?');
    await type(session, ' ');
    await session.page.keyboard.press('ArrowLeft');
    await suggestions(session);
    await acceptSuggestion(session, 'edge');
    await saved(session, 'typed/parent.yaml', / {4}- namespace: infra\n {6}name: edge # which\?\n/);
  });

  scenario('the type of a filter brings its field, with a value to overwrite', async (session) => {
    await openAt(session, 'typed/parent.yaml', '- type: X|');
    await session.page.keyboard.press('Backspace');
    await acceptSuggestion(session, 'RequestRedirect');
    await session.screenshot('filter');
    await session.page.keyboard.press('Escape');
    await saved(
      session,
      'typed/parent.yaml',
      / {8}- type: RequestRedirect\n {10}requestRedirect:\n {12}scheme: https\n {12}statusCode: 301\n/,
    );
  });

  scenario('a field asks for its value at once', async (session) => {
    await openAt(session, 'typed/parent.yaml', 'statusCode: 301|');
    await type(session, '\n');
    await type(session, 'pa');
    await suggestions(session);
    await session.page.keyboard.press('Enter');
    const rows = session.page.locator('.suggest-widget.visible .monaco-list-row', {
      hasText: 'ReplaceFullPath',
    });
    await rows.waitFor();
    await acceptSuggestion(session, 'ReplaceFullPath');
    await session.page.keyboard.press('Escape');
    await saved(
      session,
      'typed/parent.yaml',
      / {12}path:\n {14}type: ReplaceFullPath\n {14}replaceFullPath: \/maintenance\n/,
    );
  });
});
