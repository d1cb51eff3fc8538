/** The command Check Workspace: all findings of all files, with progress, and one message at the end. */
import { type CancellationToken, commands, l10n, type Progress, ProgressLocation, window } from 'vscode';
import {
  type BaseLanguageClient,
  LSPErrorCodes,
  ResponseError,
  WorkDoneProgress,
} from 'vscode-languageclient';
import { type CheckWorkspaceParams, type CheckWorkspaceResult, methods } from '../../server/src/protocol.ts';
import { percentStep } from './progress.ts';

let runs = 0;

/** Resolves when the check is done or was cancelled; the findings are in the Problems view. */
export async function checkWorkspace(client: BaseLanguageClient): Promise<void> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Checking Gateway API resources'),
    cancellable: true,
  };
  const result = await window.withProgress(options, (progress, token) => run(client, progress, token));
  if (result === undefined) return;
  const { error, warning, information, hint } = result.summary;
  if (error + warning + information + hint > 0)
    await commands.executeCommand('workbench.actions.view.problems');
  // Not awaited: the command is done, however long the message stands.
  void window.showInformationMessage(resultText(result));
}

/** The result, or nothing if the user cancelled. */
async function run(
  client: BaseLanguageClient,
  progress: Progress<{ message?: string; increment?: number }>,
  token: CancellationToken,
): Promise<CheckWorkspaceResult | undefined> {
  runs += 1;
  const workDoneToken = `gatelens.check.${runs}`;
  const params: CheckWorkspaceParams = { workDoneToken };
  let percent = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === 'end') return;
    const step = percentStep(percent, value.percentage);
    percent += step;
    progress.report({ ...(value.message === undefined ? {} : { message: value.message }), increment: step });
  });
  try {
    const result = await client.sendRequest<CheckWorkspaceResult>(methods.checkWorkspace, params, token);
    // A server may answer with what it had when it was told to stop; nobody waits for that any more.
    return token.isCancellationRequested ? undefined : result;
  } catch (error) {
    if (token.isCancellationRequested || isCancellation(error)) return undefined;
    throw error;
  } finally {
    listening.dispose();
  }
}

function isCancellation(error: unknown): boolean {
  return error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled;
}

function resultText({ files, resources, summary }: CheckWorkspaceResult): string {
  const { error, warning } = summary;
  const notes = summary.information + summary.hint;
  return error + warning + notes === 0
    ? l10n.t('Gateway API: no errors or warnings. Files: {0}, resources: {1}.', files, resources)
    : l10n.t(
        'Gateway API: errors: {0}, warnings: {1}, notes in open files: {2}. Files: {3}, resources: {4}.',
        error,
        warning,
        notes,
        files,
        resources,
      );
}
