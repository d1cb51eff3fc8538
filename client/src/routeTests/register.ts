/** Route tests in VS Code: Test Explorer, lenses and commands. */
import { commands, Disposable, type LogOutputChannel, l10n, type TestItem, tests, window } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { methods, type RouteTestId, type RouteTestList } from '../../../server/src/protocol.ts';
import { createExplanations } from './explain.ts';
import { generateRouteTests } from './generate.ts';
import { createItems } from './items.ts';
import { registerLenses } from './lenses.ts';
import { explanation } from './results.ts';
import { createRunner } from './runner.ts';

/** Lives as long as the result. */
export function registerRouteTests(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  const controller = tests.createTestController('gatelens.routeTests', l10n.t('Route Tests'));
  const items = createItems(controller);
  const lenses = registerLenses();
  const explanations = createExplanations();
  const runner = createRunner(controller, items, client, l10n.t('Run'));

  const failed = (error: unknown): void => log.error(error instanceof Error ? error : String(error));
  const refresh = async (): Promise<void> => {
    if (!client.isRunning()) return;
    const list: RouteTestList = await client.sendRequest(methods.routeTests, {});
    items.update(list);
    lenses.update(list);
  };
  /** One at a time, and the last word is the newest. */
  let last: Promise<void> = Promise.resolve();
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    last = last.then(act).catch(failed);
    return last;
  };
  controller.refreshHandler = () => inTurn(refresh);

  const command = (id: string, act: (asked: RouteTestId | TestItem) => Promise<void>) =>
    commands.registerCommand(id, (asked: RouteTestId | TestItem) => inTurn(() => act(asked)));
  const itemOf = (asked: RouteTestId | TestItem): TestItem | undefined =>
    'case' in asked ? items.find(asked) : asked;

  return Disposable.from(
    controller,
    lenses,
    explanations,
    runner,
    client.onNotification(methods.routeTestsChanged, () => {
      void inTurn(async () => {
        await refresh();
        await runner.changed();
      });
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void inTurn(refresh);
    }),
    command('gatelens.runRouteTest', async (asked) => {
      const item = itemOf(asked);
      if (item) await runner.run([item]);
    }),
    command('gatelens.explainRouteTest', async (asked) => {
      const item = itemOf(asked);
      const id = item && items.idOf(item);
      const result = id && (await runner.ask(id));
      if (item && result) await explanations.show(item.label, explanation(item.label, result));
    }),
    commands.registerCommand('gatelens.generateRouteTests', () =>
      generateRouteTests(client).catch((error: unknown) => {
        failed(error);
        void window.showErrorMessage(
          l10n.t('Gateway API: {0}', error instanceof Error ? error.message : String(error)),
        );
      }),
    ),
  );
}
