/** What must never stop VS Code or Gatelens: a server that dies, folders that go, files full of harm. */
import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aliasBomb, circularAlias, randomBytes, writeHugeYaml } from './harness/hostileFiles.ts';
import { killServer } from './harness/processes.ts';
import type { Session } from './harness/session.ts';
import { inEditor } from './harness/suite.ts';
import { openAt, type } from './harness/text.ts';
import { command, noProblem, output, problem, tab } from './harness/workbench.ts';

const probe = 'mistakes/not-in-enum.yaml';

/** A round trip of a keystroke: its finding comes, and goes when it is taken back. */
async function answers(session: Session): Promise<void> {
  await openAt(session, probe, 'PathPref|x');
  await type(session, 'q');
  await problem(session, 'PathPrefqx');
  await openAt(session, probe, 'PathPref|x');
  await session.page.keyboard.press('Control+Z');
  await noProblem(session, 'PathPrefqx');
}

inEditor('a server that dies', { only: 'node' }, (scenario) => {
  scenario('comes back, and what was typed and not saved is still checked', async (session) => {
    await openAt(session, 'mistakes/pattern-mismatch.yaml', 'pattern.lab.example.com:8|080');
    await type(session, '7');
    await problem(session, '87080');
    await killServer(session);
    await answers(session);
    await problem(session, '87080');
    await tab(session, 'mistakes/pattern-mismatch.yaml').and(session.page.locator('.dirty')).waitFor();
    await output(session, 'Gatelens', /connection to server|restart|died|closed/i);
    await session.screenshot('server-killed');
  });
});

inEditor('a server that is restarted', {}, (scenario) => {
  scenario('goes on where it was', async (session) => {
    await answers(session);
    await command(session, 'Gateway API: Restart Language Server');
    await answers(session);
  });
});

inEditor('harm on disk', {}, (scenario) => {
  scenario('a folder that is deleted takes its resources with it', async (session) => {
    await openAt(session, 'mistakes/ref-not-permitted.yaml', 'name: cata|logue');
    await problem(session, 'ref-not-permitted');
    rmSync(path.join(session.workspace, 'storefront'), { recursive: true });
    // The Service is gone, so nothing is certain about it any more.
    await noProblem(session, 'ref-not-permitted');
    await answers(session);
  });

  scenario('a folder that is renamed is read again under its new name', async (session) => {
    renameSync(path.join(session.workspace, 'sandbox'), path.join(session.workspace, 'laboratory'));
    await openAt(session, 'mistakes/no-matching-listener.yaml', 'name: la|b\n');
    await session.page.keyboard.press('F12');
    await tab(session, 'laboratory/sandbox.yaml').and(session.page.locator('.active')).waitFor();
  });

  scenario('random bytes, an alias bomb and a circular alias are written and opened', async (session) => {
    const files = { 'bomb.yaml': aliasBomb(), 'circle.yaml': circularAlias() };
    writeFileSync(path.join(session.workspace, 'noise.yaml'), randomBytes(200_000));
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(session.workspace, name), text);
    await answers(session);
    for (const name of Object.keys(files)) {
      await openAt(session, name);
      await answers(session);
    }
    await session.screenshot('alias-bomb');
  });

  scenario('fifty megabytes of YAML are left alone, and the log says so', async (session) => {
    writeHugeYaml(path.join(session.workspace, 'huge.yaml'), 50 * 1024 * 1024);
    await answers(session);
    const text = await output(session, 'Gatelens', /huge\.yaml/);
    assert.match(text, /huge\.yaml/);
    await session.screenshot('huge-file');
  });
});
