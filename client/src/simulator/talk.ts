/** The talk between the simulator's page and the server: one question that is asked again whenever manifests change. */
import { env, type LogOutputChannel, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FromPreview,
  methods,
  type SimulateParams,
  type SimulateResult,
  type ToPreview,
} from '../../../server/src/protocol.ts';
import { abortable } from '../preview/abortable.ts';
import { createRefresher } from '../preview/refresher.ts';
import { saveRouteTest } from './saveRouteTest.ts';

export type SimulatorTalk = {
  readonly answer: (message: FromPreview) => Promise<void>;
  /** Something may be answered differently now. */
  readonly refresh: () => void;
  readonly stop: () => void;
};

const MESSAGE_MS = 4000;

/** Nothing is asked before the page asks. */
export function createSimulatorTalk(
  client: BaseLanguageClient,
  log: LogOutputChannel,
  post: (message: ToPreview) => void,
): SimulatorTalk {
  let params: SimulateParams | undefined;
  const refresher = createRefresher(
    (signal) =>
      abortable(signal, (token) => client.sendRequest<SimulateResult>(methods.request, params ?? {}, token)),
    (result) => post({ type: 'simulated', result }),
    (error) => {
      const message = error instanceof Error ? error.message : String(error);
      log.error(`Request simulator: ${message}`);
      post({ type: 'simulationFailed', message });
    },
  );
  return {
    answer: async (message) => {
      switch (message.type) {
        case 'simulate':
          params = message.params;
          refresher.drop();
          return refresher.refresh();
        case 'copy':
          await env.clipboard.writeText(message.text);
          window.setStatusBarMessage(l10n.t('Copied to the clipboard'), MESSAGE_MS);
          return;
        case 'saveRouteTest':
          return await saveRouteTest(client, message).catch((error: unknown) => {
            const reason = error instanceof Error ? error.message : String(error);
            log.error(`Save as route test: ${reason}`);
            void window.showErrorMessage(l10n.t('The route test was not saved: {0}', reason));
          });
        default:
          return;
      }
    },
    refresh: () => {
      if (params !== undefined) refresher.refresh();
    },
    stop: refresher.drop,
  };
}
