/** What a comparison says beside where a request goes, in each format. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DiffReport, diffJson } from '../../server/src/cli/report/diff.ts';
import { diffMarkdown } from '../../server/src/cli/report/diffMarkdown.ts';
import { diffText } from '../../server/src/cli/report/diffText.ts';
import { type Config, finished, renderMessage } from '../../server/src/engine/index.ts';
import { routingChanges } from '../../server/src/features/routingChanges.ts';
import { file, GATEWAY, service, shop } from '../routingDiff/checked.ts';
import { drained } from '../routingDiff/rendered.ts';
import { openFixture, pathOf } from '../support/fixture.ts';

const WEB = 'backendRefs: [{name: web, port: 80}]';

test('Routes that may win, of which the likelier one stays as it was', () => {
  const of = (name: string, backend: string): string =>
    shop(`\n    - {backendRefs: [{name: ${backend}, port: 80}]}`)
      .replace('name: shop,', `name: ${name},`)
      .replace(', creationTimestamp: 2024-01-01T00:00:00Z', '');
  const version = (backend: string): string => file(GATEWAY, of('one', 'a'), of('two', backend));
  const both = compared(version('b'), version('c'));
  assert.equal(
    sides(both),
    `- perhaps forward to Service infra/a:80 (HTTPRoute infra/one rule 1)
- or else forward to Service infra/b:80 (HTTPRoute infra/two rule 1)
+ perhaps forward to Service infra/a:80 (HTTPRoute infra/one rule 1)
+ or else forward to Service infra/c:80 (HTTPRoute infra/two rule 1)`,
  );
  assert.match(diffMarkdown(both), /<br>or else forward to Service infra\/c:80/);
  const [json] = JSON.parse(diffJson(both)).changes;
  assert.deepEqual(
    json.after.possible.map(({ backends }: { backends: { name: string }[] }) => backends[0]?.name),
    ['a', 'c'],
  );
  const [told] = toldTo(both);
  assert.deepEqual(
    [told?.before, told?.after].map((side) => side?.otherwise.map(({ backends }) => backends[0]?.title)),
    [['infra/b:80'], ['infra/c:80']],
  );
});

test('what is on the way of the less likely one', () => {
  const of = (name: string, fields: string): string =>
    shop(`\n    - {${fields}${WEB}}`)
      .replace('name: shop,', `name: ${name},`)
      .replace(', creationTimestamp: 2024-01-01T00:00:00Z', '');
  const version = (time: string): string =>
    file(GATEWAY, of('one', ''), of('two', `timeouts: {request: ${time}}, `));
  assert.equal(
    sides(compared(version('1s'), version('2s'))),
    `- perhaps forward to Service infra/web:80 (HTTPRoute infra/one rule 1)
- or else forward to Service infra/web:80 (HTTPRoute infra/two rule 1): timeout request 1s
+ perhaps forward to Service infra/web:80 (HTTPRoute infra/one rule 1)
+ or else forward to Service infra/web:80 (HTTPRoute infra/two rule 1): timeout request 2s`,
  );
});

test('what may be there no longer', () => {
  const route = file(
    GATEWAY,
    shop(
      `\n    - {filters: [{type: RequestMirror, requestMirror: {backendRef: {name: side, port: 80}}}], ${WEB}}`,
    ),
    service('web'),
  );
  const both = compared(file(route, service('side')), route);
  const missed = 'Service infra/side is not in this workspace.';
  assert.equal(
    sides(both),
    `- forward to Service infra/web:80 (HTTPRoute infra/shop rule 1)
+ forward to Service infra/web:80 (HTTPRoute infra/shop rule 1)
+ perhaps: ${missed}`,
  );
  const [json] = JSON.parse(diffJson(both)).changes;
  assert.deepEqual([json.before.perhaps, json.after.perhaps], [undefined, [missed]]);
  const [told] = toldTo(both);
  assert.deepEqual([told?.before.perhaps, told?.after.perhaps], [[], [missed]]);
});

test('what is gone for certain', () => {
  const route = file(
    GATEWAY.replace(
      'port: 80, protocol: HTTP',
      'port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: c}]}',
    ),
    shop(`\n    - {${WEB}}`),
    service('web'),
  );
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: infra}\nstringData: {tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: "-----BEGIN PRIVATE KEY-----"}\n';
  assert.equal(
    sides(compared(file(route, secret), route, { world: 'closed' })),
    `- forward to Service infra/web:80 (HTTPRoute infra/shop rule 1)
+ perhaps forward to Service infra/web:80 (HTTPRoute infra/shop rule 1)
+ depends on: Secret infra/c does not exist.`,
  );
});

test('what is written otherwise behind an extension', () => {
  const version = (fields: string): string =>
    file(
      GATEWAY,
      shop(
        `\n    - {filters: [{type: ExtensionRef, extensionRef: {group: x.io, kind: F, name: f}}], ${WEB}}`,
      ),
      `apiVersion: x.io/v1\nkind: F\nmetadata: {name: f, namespace: infra}\nspec: {${fields}}\n`,
    );
  const both = compared(version('deny: true'), version('deny: false'));
  assert.match(sides(both), /\n\+ F infra\/f is written otherwise\.$/);
  const [json] = JSON.parse(diffJson(both)).changes;
  assert.deepEqual(json.rewritten, ['F infra/f is written otherwise.']);
  assert.equal(toldTo(both)[0]?.after.notes.at(-1), 'F infra/f is written otherwise.');
});

test('how often it is tried again', () => {
  const version = (retry: string): string => file(GATEWAY, shop(`\n    - {retry: {${retry}}, ${WEB}}`));
  assert.equal(
    sides(
      compared(
        version('codes: [503, 500], attempts: 2'),
        version('codes: [500, 503], attempts: 3, backoff: 1s'),
      ),
    ),
    `- forward to Service infra/web:80 (HTTPRoute infra/shop rule 1)
- retry attempts 2
+ forward to Service infra/web:80 (HTTPRoute infra/shop rule 1)
+ retry attempts 3
+ retry backoff 1s`,
  );
});

function compared(before: string, after: string, config: Partial<Config> = {}): DiffReport {
  const [base, head] = [openFixture(before, { config }).snapshot, openFixture(after, { config }).snapshot];
  return {
    ...drained(base, head),
    base: { name: 'before', snapshot: base },
    head: { name: 'after', snapshot: head },
    pathOf,
  };
}

/** The lines of what was and what is. */
function sides(report: DiffReport): string {
  return diffText(report, false)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^[-+] /.test(line))
    .join('\n');
}

/** As the editor is told. */
function toldTo({ base, head }: DiffReport) {
  const versions = { base: base.snapshot, head: head.snapshot };
  return finished(routingChanges(versions, (each) => renderMessage(each))).changes;
}
