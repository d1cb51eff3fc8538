/** How the language client is set up: which documents, which settings, which file events. */
import {
  type Disposable,
  env,
  extensions,
  Location,
  type LogOutputChannel,
  Position,
  Range,
  Uri,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  DidChangeConfigurationNotification,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from 'vscode-languageclient';
import type { ClientSettings, InitializationOptions } from '../../server/src/protocol.ts';
import { type Convert, withPlaces } from './lenses/placesOfLens.ts';
import { schemes } from './schemes.ts';
import { readSettings, SECTION, switchedOn } from './settings.ts';
import { checksStructure } from './yamlNeighbour.ts';

/**
 * The options of the client. Documents are those that people write: files, untitled ones, and files of the virtual
 * workspaces that are open. The left side of a diff or the text of an output is a copy, and speaking of it would say
 * everything twice. JSON manifests are read by the server's index, but not edited through it, since VS Code knows no
 * way to tell them from any other JSON.
 */
export function clientOptions(hasFileSystem: boolean, log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: schemes(workspace.workspaceFolders).map((scheme) => ({ language: 'yaml', scheme })),
    outputChannel: log,
    traceOutputChannel: log,
    // A failed request is in the output; nobody wants a message about it while typing.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: () => initializationOptions(hasFileSystem),
    synchronize: {
      // Everything, not `*.yaml`: the deletion of a folder arrives as one event, for the folder.
      fileEvents: workspace.createFileSystemWatcher('**'),
    },
    middleware: {
      resolveCodeLens: async (lens, token, next) => {
        const resolved = await next(lens, token);
        return resolved && withPlaces(resolved, PLACES);
      },
      workspace: {
        didChangeWatchedFile: async (event, next) => {
          if (!insideGit(event.uri)) await next(event);
        },
        configuration: async (params, token, next) => {
          const answers = await next(params, token);
          if (!Array.isArray(answers)) return answers;
          return answers.map((answer, at) => (params.items[at]?.section === SECTION ? settings() : answer));
        },
      },
    },
  };
}

/** Tells the server of changed settings, and calls `restart` for those that it takes at its start only. */
export function keepSettingsCurrent(client: BaseLanguageClient, restart: () => Promise<void>): Disposable {
  return workspace.onDidChangeConfiguration(async (change) => {
    if (change.affectsConfiguration('files.exclude')) {
      await restart();
    } else if (change.affectsConfiguration(SECTION) || change.affectsConfiguration('yaml')) {
      if (!client.isRunning()) return;
      await client.sendNotification(DidChangeConfigurationNotification.type, {
        settings: { [SECTION]: settings() },
      });
    }
  });
}

function settings(): ClientSettings {
  const ours = workspace.getConfiguration(SECTION);
  const yaml = workspace.getConfiguration('yaml');
  // The other extension is asked for by presence, not by activity: it starts for every YAML file, often a moment
  // after us, and VS Code tells nobody when.
  const structureIsChecked = checksStructure({
    present: extensions.getExtension('redhat.vscode-yaml') !== undefined,
    validate: yaml.get('validate'),
    schemas: yaml.get('schemas'),
    crdStore: yaml.get('kubernetesCRDStore.enable'),
  });
  const structure = ours.get('structuralFindings') === 'always' || !structureIsChecked;
  return readSettings((key) => ours.get(key), structure);
}

function initializationOptions(hasFileSystem: boolean): InitializationOptions {
  const virtual = (workspace.workspaceFolders ?? []).some((folder) => folder.uri.scheme !== 'file');
  return {
    settings: settings(),
    locale: env.language,
    clientFiles: !hasFileSystem || virtual,
    preview: true,
    filesExclude: switchedOn(workspace.getConfiguration('files').get('exclude')),
  };
}

/** Git writes into its own folder all the time, and nothing there is a manifest. */
function insideGit(address: string): boolean {
  return Uri.parse(address).path.includes('/.git/');
}

/** From the server's places to the editor's. */
const PLACES: Convert = {
  uri: (uri) => Uri.parse(uri),
  position: ({ line, character }) => new Position(line, character),
  location: ({ uri, range: { start, end } }) =>
    new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character)),
};
