/** The two lines of VS Code's language status: the target, and what was read. */
import {
  Disposable,
  type LanguageStatusItem,
  LanguageStatusSeverity,
  type LogOutputChannel,
  l10n,
  languages,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { methods, type ServerStatus } from '../../server/src/protocol.ts';

/** Shows `gatelens/status` on YAML documents for as long as the result lives; notes also go to `log`, once each. */
export function showStatus(client: BaseLanguageClient, log: LogOutputChannel): Disposable {
  const target = languages.createLanguageStatusItem('gatelens.target', { language: 'yaml' });
  const index = languages.createLanguageStatusItem('gatelens.index', { language: 'yaml' });
  target.name = l10n.t('Gateway API Target');
  index.name = l10n.t('Gateway API Index');
  target.command = {
    title: l10n.t('Configure'),
    command: 'workbench.action.openSettings',
    arguments: ['@ext:gatelens.gatelens'],
  };
  showStarting(target, index);

  let noted = new Set<string>();
  return Disposable.from(
    target,
    index,
    client.onNotification(methods.status, (status: ServerStatus) => {
      showTarget(target, status);
      showIndex(index, status);
      for (const note of status.notes) if (!noted.has(note)) log.warn(note);
      noted = new Set(status.notes);
    }),
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) showStarting(target, index);
      if (newState === State.Stopped || newState === State.StartFailed) showStopped(target, index);
    }),
  );
}

function showTarget(item: LanguageStatusItem, status: ServerStatus): void {
  const { release, channel } = status;
  item.busy = false;
  item.severity = LanguageStatusSeverity.Information;
  item.text =
    channel === 'standard'
      ? l10n.t('Gateway API {0}, standard channel', release)
      : l10n.t('Gateway API {0}, experimental channel', release);
  const source = sourceText(status.targetSource);
  item.detail = status.world === 'closed' ? l10n.t('{0}; closed world', source) : source;
}

function sourceText(source: ServerStatus['targetSource']): string {
  switch (source) {
    case 'configuration':
      return l10n.t('from settings or gatelens.yaml');
    case 'workspace':
      return l10n.t('from the CRDs in this workspace');
    case 'default':
      return l10n.t('the newest known release');
  }
}

function showIndex(item: LanguageStatusItem, { indexing, files, resources, notes }: ServerStatus): void {
  item.busy = indexing;
  item.text = indexing
    ? l10n.t('Reading manifests; files: {0}', files)
    : l10n.t('Files: {0}, resources: {1}', files, resources);
  const [first] = notes;
  item.severity = first === undefined ? LanguageStatusSeverity.Information : LanguageStatusSeverity.Warning;
  item.detail = first ?? '';
  item.command =
    first === undefined
      ? { title: l10n.t('Check Workspace'), command: 'gatelens.checkWorkspace' }
      : { title: l10n.t('Show Output'), command: 'gatelens.showOutput' };
}

function showStarting(target: LanguageStatusItem, index: LanguageStatusItem): void {
  target.busy = true;
  target.severity = LanguageStatusSeverity.Information;
  target.text = l10n.t('Gateway API: starting');
  target.detail = '';
  index.busy = false;
  index.severity = LanguageStatusSeverity.Information;
  index.text = l10n.t('Nothing read yet');
  index.detail = '';
}

function showStopped(target: LanguageStatusItem, index: LanguageStatusItem): void {
  target.busy = false;
  target.severity = LanguageStatusSeverity.Error;
  target.text = l10n.t('Gateway API: the language server is not running');
  index.busy = false;
  index.text = l10n.t('Nothing is checked');
  index.severity = LanguageStatusSeverity.Error;
  index.detail = '';
  index.command = { title: l10n.t('Restart'), command: 'gatelens.restartServer' };
}
