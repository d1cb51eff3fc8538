import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionOptions } from '../../../server/src/features/completion.ts';
import { accept, ask } from './ask.ts';
import type { AcceptedCase } from './checkAccepted.ts';
import { checkAccepted } from './checkAccepted.ts';
import { beside, gateway, route } from './platform.ts';

const SNIPPETS = { snippets: true };

const CASES: readonly AcceptedCase[] = [
  {
    name: 'a list begins with what its items need, indented as elsewhere',
    text: route('  rules:\n  - backendRefs: []\n  <CURSOR>\n'),
    choose: 'parentRefs',
    expected: route('  rules:\n  - backendRefs: []\n  parentRefs:\n  - name: \n'),
  },
  {
    name: 'a list is indented where nothing else says how',
    text: route('  <CURSOR>\n'),
    choose: 'parentRefs',
    expected: route('  parentRefs:\n    - name: \n'),
  },
  {
    name: 'four columns where the document takes four',
    text: 'kind: HTTPRoute\nmetadata:\n    name: a\nspec:\n    <CURSOR>\n',
    choose: 'hostnames',
    expected: 'kind: HTTPRoute\nmetadata:\n    name: a\nspec:\n    hostnames:\n        - \n',
  },
  {
    name: 'what belongs together',
    text: route('  rules:\n  - matches:\n    - headers:\n      - <CURSOR>\n'),
    choose: 'name, value',
    expected: route('  rules:\n  - matches:\n    - headers:\n      - name: x-beta\n        value: \n'),
    ask: SNIPPETS,
  },
  {
    name: 'a rule with its match',
    text: route('  rules:\n    <CURSOR>\n'),
    choose: '- matches, backendRefs',
    expected: route(
      '  rules:\n    - matches:\n        - path:\n            type: PathPrefix\n            value: /\n      backendRefs:\n        - name: \n          port: \n',
    ),
    ask: SNIPPETS,
  },
  {
    name: 'indentation that is missing',
    text: route('  rules:\n    - matches:\n        - path:\n            type: Exact\n         <CURSOR>\n'),
    choose: 'method',
    expected: route(
      '  rules:\n    - matches:\n        - path:\n            type: Exact\n          method: GET\n',
    ),
    ask: SNIPPETS,
  },
  {
    name: 'in the column of the dashes: the item above goes on',
    text: route('  parentRefs:\n    - name: public\n    <CURSOR>\n'),
    choose: 'namespace',
    expected: route('  parentRefs:\n    - name: public\n      namespace: \n'),
  },
  {
    name: 'in the column of the dashes: another item',
    text: route('  parentRefs:\n    - name: public\n    <CURSOR>\n'),
    choose: '- name',
    expected: route('  parentRefs:\n    - name: public\n    - name: \n'),
  },
  {
    name: 'a blank behind a dash',
    text: route('  parentRefs:\n    -<CURSOR>\n'),
    choose: 'name',
    expected: route('  parentRefs:\n    - name: \n'),
  },
  {
    name: 'a blank behind a colon',
    text: route('  rules:\n  - matches:\n    - path:\n        type:<CURSOR>\n'),
    choose: 'Exact',
    expected: route('  rules:\n  - matches:\n    - path:\n        type: Exact\n'),
  },
  {
    name: 'below a key from behind its colon',
    text: route('  rules:\n  - timeouts: <CURSOR>\n'),
    choose: 'request',
    expected: route('  rules:\n  - timeouts:\n      request: \n'),
  },
  {
    name: 'a list from behind its colon',
    text: route('  parentRefs:<CURSOR>\n'),
    choose: 'public',
    expected: route('  parentRefs:\n    - name: public\n      namespace: infra\n'),
  },
  {
    name: 'a key before its colon only changes its name',
    text: route('  parentRef<CURSOR>:\n  - name: x\n'),
    choose: 'parentRefs',
    expected: route('  parentRefs:\n  - name: x\n'),
  },
  {
    name: 'a key in braces',
    text: route('  rules: [{matches: [{<CURSOR>}]}]\n'),
    choose: 'headers',
    expected: route('  rules: [{matches: [{headers: [{name: x-beta, value: }]}]}]\n'),
    ask: SNIPPETS,
  },
  {
    name: 'a label key',
    text: gateway(
      '  listeners:\n  - allowedRoutes:\n      namespaces:\n        selector:\n          matchLabels:\n            <CURSOR>\n',
    ),
    choose: 'kubernetes.io/metadata.name',
    expected: gateway(
      '  listeners:\n  - allowedRoutes:\n      namespaces:\n        selector:\n          matchLabels:\n            kubernetes.io/metadata.name: \n',
    ),
  },
];

checkAccepted(CASES);

test('the next document, below one that has everything', () => {
  const text = `${route('  rules: []\n')}<CURSOR>`;
  const accepted = accept(ask(beside(text, 'cart.yaml'), { ask: SNIPPETS }), 'HTTPRoute');
  assert.equal(
    accepted,
    `${route('  rules: []\n')}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: cart
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: infra
  hostnames:
    - cart.example.com
  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /
      backendRefs:
        - name: cart
          port: 8080`,
  );
});

test('an editor that can is asked to show values at once', () => {
  const text = beside(route('  rules:\n  - matches:\n    - path:\n        <CURSOR>\n'));
  const commandOf = (options: CompletionOptions): string | undefined =>
    ask(text, { ask: options }).items.find(({ label }) => label === 'type')?.command?.command;
  assert.equal(commandOf({ snippets: true, asksAgain: true }), 'editor.action.triggerSuggest');
  assert.equal(commandOf({ snippets: true }), undefined);
});
