import {
  type Connection,
  type Diagnostic,
  type InitializeParams,
  MessageType,
  type ServerCapabilities,
  ShowMessageNotification,
} from 'vscode-languageserver';
import {
  DEFAULT_CONFIG,
  type FileFinding,
  isWithin,
  type Snapshot,
  unknownRelease,
} from '../engine/index.ts';
import { diagnostics } from '../features/diagnostics.ts';
import type { ClientSettings } from '../protocol.ts';
import { abilitiesOf, SERVER_CAPABILITIES } from './capabilities.ts';
import { checkConfigText, configNotes, isConfigFile, isKnownRelease } from './configDiagnostics.ts';
import { changedSettings, firstSettings, registerForChanges } from './configuring.ts';
import { createPublisher } from './diagnostics/publisher.ts';
import { createScheduler } from './diagnostics/scheduler.ts';
import { createDocuments } from './documents.ts';
import type { Host } from './host.ts';
import { createIndexer } from './indexing/indexer.ts';
import { createIndexProgress } from './indexProgress.ts';
import { registerLanguageFeatures } from './languageFeatures.ts';
import { createLensRefresh } from './lensRefresh.ts';
import { createLog } from './log.ts';
import { readInitializationOptions } from './options.ts';
import { registerOwnRequests } from './ownRequests.ts';
import { createPreviewChanges } from './previewChanges.ts';
import { createAnswer } from './requests.ts';
import { createRouteTestChanges, registerRouteTestRequests } from './routeTestRequests.ts';
import { registerRoutingChanges } from './routingChangesRequest.ts';
import { createSession } from './session.ts';
import { slices } from './slices.ts';
import { createStatusReporter, serverStatus } from './status.ts';
import { createStepwise } from './stepwise.ts';
import { registerTextSync } from './textDocuments.ts';
import { renderIn } from './texts.ts';
import { onNewDay, today } from './today.ts';
import { tooLarge } from './tooLarge.ts';
import { createWatchElsewhere } from './watchElsewhere.ts';
import { foldersOf, registerWorkspace } from './workspaceEvents.ts';

/** A server for a client that has introduced itself. */
export type Server = {
  readonly capabilities: ServerCapabilities;
  /** The client is ready: from now on the workspace is read. */
  start(): Promise<void>;
  stop(): void;
};

/** Puts the parts together; from then on the connection's messages reach them. */
export function createServer(connection: Connection, host: Host, params: InitializeParams): Server {
  const abilities = abilitiesOf(params.capabilities);
  const options = readInitializationOptions(params.initializationOptions);
  const isOurClient = options.preview === true;
  const locale = options.locale ?? params.locale ?? 'en';
  const render = renderIn(locale);
  const log = createLog(connection);
  const documents = createDocuments();
  const schemas = host.schemas();
  let settings: ClientSettings = {};
  let folders = foldersOf(params);

  const roots = (): typeof indexer.state.folders.roots => indexer.state.folders.roots;
  const isOurs = (uri: string): boolean =>
    roots().some((root) => !root.onlyRead && isWithin(uri, root.folder));
  const leaveAlone = (uri: string): boolean => roots().some((root) => root.leavesAlone(uri));
  const session = createSession({
    schemas,
    documents,
    leaveAlone,
    applied: (snapshot) => {
      scheduler.touched(snapshot.affected);
      previewChanges.changed(snapshot);
      routeTestChanges.changed(snapshot.revision);
      lensRefresh.changed(snapshot);
      status.changed();
    },
  });

  const watchElsewhere = createWatchElsewhere(connection, abilities.watchesElsewhere);
  const previewChanges = createPreviewChanges(connection, isOurClient);
  const lensRefresh = createLensRefresh(connection, abilities.lensRefresh);
  const routeTestChanges = createRouteTestChanges(connection, isOurClient);
  const indexProgress = createIndexProgress(connection, abilities.progress && !isOurClient);
  const status = createStatusReporter(connection, isOurClient, () =>
    serverStatus(session.snapshot(), indexer.state, configNotes(indexer.state.folders, render), render),
  );

  const diagnoseConfig = (uri: string): Diagnostic[] => {
    const stored = indexer.state.folders.configs.find((config) => config.uri === uri);
    return checkConfigText(documents.get(uri)?.text ?? stored?.text ?? '', schemas.releases, render, stored);
  };
  const toDiagnostics = (
    snapshot: Snapshot,
    uri: string,
    findings: readonly FileFinding[],
  ): readonly Diagnostic[] => {
    if (isConfigFile(uri)) return diagnoseConfig(uri);
    if (documents.get(uri)?.tooLarge && !leaveAlone(uri)) return tooLarge(snapshot, render);
    const { relatedInformation, tags } = abilities;
    return diagnostics(snapshot, uri, findings, { render, relatedInformation, tags });
  };

  const scheduler = createScheduler({
    soon: host.soon,
    snapshot: session.snapshot,
    publisher: createPublisher(connection, (uri) => documents.get(uri)?.clientUri ?? uri),
    toDiagnostics,
    versionOf: (uri) => documents.get(uri)?.version,
    isOurs,
    failed: (uri, error) => log.error(`Diagnostics of ${uri}`, error),
    took: (uri, phase, time) => log.trace(`Checked ${uri} (${phase}) in ${time.toFixed(1)} ms`),
  });

  const indexer = createIndexer(
    {
      files: host.files(connection, options.clientFiles === true),
      filesExclude: options.filesExclude ?? [],
      releases: schemas.releases,
      soon: host.soon,
      log,
      apply: session.apply,
      progressed: (state) => {
        scheduler.workspaceIsRead(!state.isReading);
        indexProgress.changed(state);
        status.changed();
      },
      opened: ({ config, configs, roots: opened }, before) => {
        watchElsewhere(opened);
        if (JSON.stringify(config) !== JSON.stringify(session.snapshot().config)) session.apply([], config);
        for (const document of documents.all()) session.edited(document); // perhaps excluded now, or no longer
        session.snapshot();
        // What was said of one that is gone is said no longer.
        scheduler.touched([...before.configs, ...configs].map(({ uri }) => uri));
      },
    },
    { configs: [], config: DEFAULT_CONFIG, notes: [], roots: [], crds: [] },
  );

  const answer = createAnswer(session.snapshot, log);
  registerTextSync(connection, { documents, session, scheduler, indexer });
  const wantsLenses = (): boolean => settings.codeLens !== false;
  registerLanguageFeatures(connection, { answer, abilities, render, locale, isOurClient, wantsLenses });
  const shared = { snapshot: session.snapshot, giveWay: slices(host.soon), isOurs };
  const stepwise = createStepwise(session.snapshot, shared.giveWay);
  registerRouteTestRequests(connection, answer, stepwise, render);
  registerOwnRequests(connection, answer, stepwise, render, {
    ...shared,
    connection,
    settled: async () => {
      await indexer.idle();
      await scheduler.settled();
    },
  });
  registerRoutingChanges(connection, answer, stepwise, render, {
    schemas,
    isOurs: (uri) => isOurs(uri) && !leaveAlone(uri),
    settled: indexer.idle,
  });

  const days = onNewDay(() => session.apply([], { ...session.snapshot().config, now: today() }));
  const use = (next: ClientSettings): void => {
    const { release } = next;
    if (release !== undefined && release !== settings.release && !isKnownRelease(release, schemas.releases))
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: `gatelens.release: ${render(unknownRelease(release, schemas.releases))}`,
      });
    if (next.codeLens !== settings.codeLens) lensRefresh.all();
    settings = next;
    indexer.scan(folders, settings);
  };
  registerWorkspace(connection, {
    filesChanged: (events) => indexer.changed(events),
    foldersChanged: (added, removed) => {
      folders = [...folders.filter((folder) => !removed.includes(folder)), ...added];
      use(settings);
    },
    settingsChanged: (sent) => {
      void changedSettings(connection, abilities, sent).then((next) => {
        if (next && JSON.stringify(next) !== JSON.stringify(settings)) use(next);
      });
    },
  });

  return {
    capabilities: SERVER_CAPABILITIES,
    start: async () => {
      use(await firstSettings(connection, abilities, options));
      if (!isOurClient) await registerForChanges(connection, abilities);
    },
    stop: () => {
      days.stop();
      scheduler.stop();
      status.stop();
      previewChanges.stop();
      routeTestChanges.stop();
      lensRefresh.stop();
    },
  };
}
