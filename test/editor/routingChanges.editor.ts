/** What an edit does to requests, against what was committed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { preview } from './harness/preview.ts';
import { inEditor } from './harness/suite.ts';
import { openAt, type } from './harness/text.ts';
import { command, notification, visibleText } from './harness/workbench.ts';

const ROUTES = 'storefront/shop.yaml';

function commitAll(workspace: string): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: workspace,
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--no-verify', '--message', 'Examples');
}

inEditor('routing changes', { prepare: commitAll, settings: { 'git.enabled': true } }, (scenario, host) => {
  if (host === 'web') {
    scenario('without Git, a message says so', async (session) => {
      await command(session, 'Gateway API: Show Routing Changes');
      await notification(session, 'Git extension').first().waitFor();
    });
    return;
  }

  scenario('nothing has changed', async (session) => {
    await openAt(session, ROUTES, 'name: sh|op\n');
    await command(session, 'Gateway API: Show Routing Changes');
    await preview(session).locator('body', { hasText: 'No request goes elsewhere' }).waitFor();
  });

  scenario('text that is not saved is compared with HEAD', async (session) => {
    await openAt(session, ROUTES, 'value: /check|out\n      timeouts');
    await type(session, 'ing');
    await command(session, 'Gateway API: Show Routing Changes');
    await preview(session).locator('h2', { hasText: 'Gateway infra/edge' }).waitFor();
    const words = await visibleText(preview(session).locator('body'));
    await session.screenshot('routing-changes');
    assert.match(words, /Change Request Before After/);
    assert.match(words, /Moved GET https:\/\/shop\.example\.com\/checkout/);
    assert.match(words, /storefront\/checkout:8080 90 %/);
  });
});
