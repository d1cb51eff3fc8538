/** What must never stop VS Code or Gatelens: a server that dies, folders that go, files full of harm. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { aliasBomb, circularAlias, randomBytes, writeHugeYaml } from './harness/hostileFiles.ts';
import { killServer } from './harness/processes.ts';
import type { Session } from './harness/session.ts';
import { inEditor } from './harness/suite.ts';
import { open, openAt, type } from './harness/text.ts';
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

inEditor('harm', {}, (scenario, host) => {
  // On the web host the server is a worker of the extension's own, and cannot be killed from outside.
  if (host === 'node')
    scenario('a server that dies comes back, and what was not saved is still checked', async (session) => {
      await openAt(session, 'mistakes/pattern-mismatch.yaml', 'pattern.lab.example.com:8|080');
      await type(session, '7');
      await problem(session, '87080');
      await killServer(session);
      await answers(session);
      await problem(session, '87080');
      await tab(session, 'mistakes/pattern-mismatch.yaml').and(session.page.locator('.dirty')).waitFor();
      await output(session, 'Gatelens', /Server process exited.*Server will restart/);
      await session.screenshot('server-killed');
    });

  scenario('a server that is restarted goes on where it was', async (session) => {
    await answers(session);
    await command(session, 'Gateway API: Restart Language Server');
    await answers(session);
  });

  scenario('a folder that is deleted takes its resources with it', async (session) => {
    const absent = 'Service storefront/catalogue is not in this workspace';
    await openAt(session, 'mistakes/ref-not-permitted.yaml', 'name: cata|logue');
    await noProblem(session, absent);
    rmSync(path.join(session.workspace, 'storefront'), { recursive: true });
    await problem(session, absent);
    await answers(session);
  });

  scenario('a folder that is renamed goes, and is read again under its new name', async (session) => {
    const absent = 'Gateway sandbox/lab is not in this workspace';
    const at = (name: string) => path.join(session.workspace, name);
    renameSync(at('sandbox'), at('../sandbox'));
    await problem(session, absent);
    renameSync(at('../sandbox'), at('laboratory'));
    await noProblem(session, absent);
    await openAt(session, 'mistakes/no-matching-listener.yaml', 'name: la|b\n');
    await session.page.keyboard.press('F12');
    await session.page.locator('.breadcrumbs-control', { hasText: 'laboratory' }).waitFor();
  });

  scenario('random bytes, an alias bomb and a circular alias are written and opened', async (session) => {
    const at = (name: string) => path.join(session.workspace, name);
    writeFileSync(at('noise.yaml'), randomBytes(200_000));
    writeFileSync(at('bomb.yaml'), aliasBomb());
    writeFileSync(at('circle.yaml'), circularAlias());
    await problem(session, 'excessive-aliasing');
    await problem(session, 'stands inside what it repeats');
    await open(session, 'noise.yaml');
    await session.page.getByText('it is either binary').waitFor();
    await openAt(session, 'bomb.yaml');
    await openAt(session, 'circle.yaml');
    await answers(session);
    await session.screenshot('alias-bomb');
    await output(session, 'Gatelens', /noise\.yaml is left alone/);
  });

  scenario('fifty megabytes of YAML are left alone, and the log says so', async (session) => {
    writeHugeYaml(path.join(session.workspace, 'huge.yaml'), 50 * 1024 * 1024);
    await output(session, 'Gatelens', /huge\.yaml is left alone/);
    await session.screenshot('huge-file');
    await open(session, 'huge.yaml');
    await answers(session);
  });
});
