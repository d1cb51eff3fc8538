/** What changed, as the editor asks: the workspace as it is now against the texts that some files had. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methods, type RoutingChangesResult, type ToldAnswer } from '../../server/src/protocol.ts';
import { type LspSession, openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FILES = { 'gateway.yaml': GATEWAY, 'route.yaml': ROUTE, 'service.yaml': SERVICE };

async function ask(
  session: LspSession,
  base: Readonly<Record<string, string | null>>,
): Promise<RoutingChangesResult> {
  const files = Object.entries(base).map(([path, text]) => ({ uri: session.uri(path), text }));
  return (await session.request(methods.routingChanges, { base: files })) as RoutingChangesResult;
}

function rendered({ changes, left, undecided, notCompared, unread }: RoutingChangesResult): string[] {
  assert.deepEqual([left, undecided.length, notCompared.length, unread.length], [0, 0, 0, 0]);
  return changes.map(
    ({ kind, subject, hosts, request, before, after }) =>
      `${kind} ${subject} ${hosts.join(',')} ${'url' in request ? request.url : ''}: ${side(before)} -> ${side(after)}`,
  );
}

function side({ outcome, status, backends, match, place }: ToldAnswer): string {
  const what = backends.map(({ title }) => title).join(', ') || String(status ?? outcome);
  const at = place ? ` (${place.uri.split('/').at(-1)}:${place.range.start.line + 1})` : '';
  return `${what}${match ? ` by ${match.route.title} #${match.rule}` : ''}${at}`;
}

test('text that nobody saved is compared with the text that is asked about', async () => {
  const session = await openSession(FILES);
  await session.settled();
  assert.deepEqual(rendered(await ask(session, { 'route.yaml': ROUTE })), []);
  session.open('route.yaml');
  session.edit('route.yaml', '  - backendRefs:', '  - matches: [{path: {value: /cart}}]\n    backendRefs:');
  session.edit('route.yaml', 'port: 8080', 'port: 8080\n      weight: 2');
  assert.deepEqual(rendered(await ask(session, { 'route.yaml': ROUTE })), [
    'lost Gateway infra/edge  http://www.example/: shop/store:8080 by HTTPRoute shop/store #1 (route.yaml:11) -> 404',
  ]);
  await session.stop();
});

test('files that came, and files that went', async () => {
  const session = await openSession(FILES);
  await session.settled();
  const came = await ask(session, { 'route.yaml': null, 'notes.yaml': 'text', 'README.md': ROUTE });
  assert.deepEqual(rendered(came), [
    'new Gateway infra/edge  http://www.example/: 404 -> shop/store:8080 by HTTPRoute shop/store #1 (route.yaml:11)',
  ]);
  const beta = ROUTE.replace('name: store', 'name: beta').replace(
    '  - backendRefs:',
    '  - matches: [{path: {value: /beta}}]\n    backendRefs:',
  );
  const went = await ask(session, { 'beta.yaml': beta.replace('- name: store', '- name: beta') });
  assert.deepEqual(rendered(went), [
    'moved Gateway infra/edge  http://www.example/beta: shop/beta:8080 by HTTPRoute shop/beta #1 (beta.yaml:11) -> shop/store:8080 by HTTPRoute shop/store #1 (route.yaml:11)',
  ]);
  await session.stop();
});
