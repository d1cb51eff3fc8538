/** Registers scenarios: each group gets one VS Code a host, and its scenarios run in it one after the other. */
import { after, before, beforeEach, describe, test } from 'node:test';
import { type Host, hosts, openSession, type Session, type SessionOptions } from './session.ts';

/** What every code-server says when it is well. */
const harmless =
  /package\.nls|404|vsda|open-vsx|AccountPolicyGate|authentication provider|same-origin iframe/;

/** Adds a scenario to the group; it should leave VS Code in a state in which others can go on. */
export type AddScenario = (name: string, run: (session: Session) => Promise<void>) => void;

export type SuiteOptions = Omit<SessionOptions, 'host'> & {
  /** For what happens in the preview's page alone, which is the same on both: each VS Code takes a while to start. */
  readonly only?: Host;
};

/** `add` is called once for each host; a scenario that fails leaves a picture and the browser's last words. */
export function inEditor(
  title: string,
  options: SuiteOptions,
  add: (scenario: AddScenario, host: Host) => void,
): void {
  const { only, ...sessionOptions } = options;
  for (const host of only === undefined ? hosts : [only])
    describe(`${title} (${host} host)`, () => {
      let session: Session | undefined;
      before(async () => {
        session = await openSession({ host, ...sessionOptions });
      });
      after(() => session?.stop());
      beforeEach(() => calmDown(session));
      const scenario: AddScenario = (name, run) => {
        test(name, { timeout: 180_000 }, async () => {
          if (session === undefined) throw new Error('VS Code did not start');
          try {
            await run(session);
          } catch (error) {
            await session.screenshot(`failed-${name.replaceAll(/\W+/g, '-')}`).catch(() => undefined);
            console.log(
              session.console
                .filter((line) => !harmless.test(line))
                .slice(-15)
                .join('\n'),
            );
            throw error;
          }
        });
      };
      add(scenario, host);
    });
}

/** Closes what a failed scenario may have left open: menus, picks, peek views. */
async function calmDown(session: Session | undefined): Promise<void> {
  for (let i = 0; i < 3; i++) await session?.page.keyboard.press('Escape');
}
