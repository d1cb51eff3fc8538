import type { Change, Config, Message, Release, Snapshot } from '../../engine/index.ts';
import { baseName, isWithin } from '../../engine/index.ts';
import type { FileSource } from '../files.ts';
import type { Log } from '../log.ts';
import type { Soon } from '../slices.ts';
import { slices } from '../slices.ts';
import { foldersAbove } from '../uris.ts';
import { CONFIG_FILE, IGNORE_FILE, isWantedName } from '../wanted.ts';
import { type Folders, openFolders, type Root } from './folders.ts';
import { type ReadFile, readFiles } from './reader.ts';

/** Keeps the workspace in step with the files that are stored. Open documents are none of its business. */
export type Indexer = {
  /** Reads the folders from the beginning, or what has come and gone since the last time. */
  scan(folders: readonly string[], settings: Partial<Config>): void;
  /** Files or folders that came, changed or went. */
  changed(events: readonly FileEvent[]): void;
  readonly state: IndexState;
  /** Resolves when nothing is left to read. */
  idle(): Promise<void>;
};

export type FileEvent = { readonly uri: string; readonly type: 'created' | 'changed' | 'deleted' };

export type IndexState = {
  readonly isReading: boolean;
  readonly files: number;
  readonly folders: Folders;
  /** By URI of the file that each is about. */
  readonly notes: ReadonlyMap<string, Message>;
};

export type IndexerParts = {
  readonly files: FileSource;
  readonly filesExclude: readonly string[];
  readonly releases: readonly Release[];
  readonly soon: Soon;
  readonly log: Log;
  readonly apply: (changes: readonly Change[], config?: Config) => Snapshot;
  /** Called when reading starts, gets on, and ends. */
  readonly progressed: (state: IndexState) => void;
  /** Called when folders and configuration were read, before the files are. */
  readonly opened: (folders: Folders, before: Folders) => void;
};

export function createIndexer(parts: IndexerParts, none: Folders): Indexer {
  const { files, soon, log } = parts;
  const known = new Set<string>();
  const notes = new Map<string, Message>();
  let events = new Map<string, FileEvent>();
  let wanted: { readonly folders: readonly string[]; readonly settings: Partial<Config> } | undefined;
  let folders = none;
  let queue: Promise<void> = Promise.resolve();
  let jobs = 0;

  const state = (): IndexState => ({ isReading: jobs > 0, files: known.size, folders, notes });

  /** Jobs run one after the other; between their slices the server answers. */
  const enqueue = (name: string, job: () => Promise<void>): void => {
    jobs++;
    parts.progressed(state());
    queue = queue
      .then(() => new Promise<void>(soon))
      .then(job)
      .catch((error: unknown) => log.error(name, error))
      .then(() => {
        jobs--;
        parts.progressed(state());
      });
  };

  const scan = async (): Promise<void> => {
    const started = performance.now();
    const giveWay = slices(soon);
    if (!wanted) return;
    const { filesExclude, releases } = parts;
    const before = folders;
    folders = await openFolders(files, wanted.folders, wanted.settings, filesExclude, releases);
    parts.opened(folders, before);
    const found = new Set<string>();
    for (const { folder, exclusions } of folders.roots)
      for await (const batch of files.find(folder, exclusions)) {
        for (const uri of batch) found.add(uri);
        await giveWay();
      }
    await forget([...known].filter((uri) => !found.has(uri)));
    for (const uri of [...notes.keys()]) if (!found.has(uri)) notes.delete(uri);
    await read([...found].filter((uri) => !known.has(uri)));
    log.info(`Read ${known.size} of ${found.size} files in ${Math.round(performance.now() - started)} ms.`);
  };

  const read = async (uris: readonly string[]): Promise<void> => {
    const giveWay = slices(soon);
    const readings = await readFiles(files, uris, giveWay);
    await forget(readings.without.filter((uri) => known.has(uri)));
    for (const uri of uris) notes.delete(uri);
    for (const { uri, message } of readings.notes) notes.set(uri, message);
    for (const batch of batches(readings.files)) {
      for (const { uri } of batch) known.add(uri);
      const snapshot = parts.apply(batch.map(({ uri, text }) => ({ type: 'stored', uri, text })));
      for (const { uri } of batch) release(snapshot, uri);
      await giveWay();
      parts.progressed(state());
    }
  };

  const forget = async (uris: readonly string[]): Promise<void> => {
    const giveWay = slices(soon);
    for (let at = 0; at < uris.length; at += DELETED_AT_ONCE) {
      const batch = uris.slice(at, at + DELETED_AT_ONCE);
      for (const uri of batch) known.delete(uri);
      parts.apply(batch.map((uri) => ({ type: 'deleted', uri })));
      await giveWay();
    }
  };

  /** Deleted files, and what was in deleted folders. */
  const forgetDeleted = async (deleted: ReadonlySet<string>): Promise<void> => {
    if (deleted.size === 0) return;
    const isGone = (uri: string): boolean =>
      deleted.has(uri) || foldersAbove(uri).some((folder) => deleted.has(folder));
    for (const uri of [...notes.keys()]) if (isGone(uri)) notes.delete(uri);
    await forget([...known].filter(isGone));
  };

  const handleEvents = async (): Promise<void> => {
    const batch = [...events.values()];
    events = new Map();
    if (batch.some(({ uri }) => decidesWhatIsRead(uri))) await scan();
    const toRead: string[] = [];
    await forgetDeleted(new Set(batch.flatMap(({ uri, type }) => (type === 'deleted' ? [uri] : []))));
    for (const { uri, type } of batch) {
      const root = rootOf(uri);
      if (!root || type === 'deleted') continue;
      if (isWantedName(uri)) {
        if (!root.exclusions.excludes(uri)) toRead.push(uri);
      } else if (type === 'created' && mayBeFolder(uri) && !root.exclusions.excludes(uri)) {
        for await (const found of files.find(uri, root.exclusions)) toRead.push(...found);
      }
    }
    await read(toRead);
  };

  /** Asking a disk costs nothing; a client is only asked about what does not look like a file. */
  const mayBeFolder = (uri: string): boolean => files.local || !/\.\w+$/.test(uri);

  const rootOf = (uri: string): Root | undefined => folders.roots.find(({ folder }) => isWithin(uri, folder));

  const decidesWhatIsRead = (uri: string): boolean => {
    const name = baseName(uri);
    if (name === IGNORE_FILE) return rootOf(uri) !== undefined;
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    return (
      name === CONFIG_FILE &&
      (folders.configs.some((config) => config.uri === uri) ||
        folders.roots.some((root) => root.folder === folder))
    );
  };

  return {
    scan: (to, settings) => {
      wanted = { folders: to, settings };
      enqueue('reading the workspace', scan);
    },
    changed: (more) => {
      const isWaiting = events.size > 0;
      for (const event of more) events.set(event.uri, event);
      if (!isWaiting && events.size > 0) enqueue('reading changed files', handleEvents);
    },
    get state() {
      return state();
    },
    idle: async () => {
      while (jobs > 0) await queue;
    },
  };
}

/** How many deletions are taken together: what they touch is then looked for once. */
const DELETED_AT_ONCE = 50;

/** How much text is read in one go, in UTF-16 units: a few milliseconds' worth. */
const READ_AT_ONCE = 16 * 1024;

/** Small files together, large ones by themselves. */
function* batches(files: readonly ReadFile[]): Iterable<readonly ReadFile[]> {
  let batch: ReadFile[] = [];
  let length = 0;
  for (const file of files) {
    if (batch.length > 0 && length + file.text.length > READ_AT_ONCE) {
      yield batch;
      batch = [];
      length = 0;
    }
    batch.push(file);
    length += file.text.length;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Lets the trees of a file go that nobody has open. Its findings come later, when those of the open files are told:
 * reading it once more costs less than keeping thousands of trees.
 */
function release(snapshot: Snapshot, uri: string): void {
  if (snapshot.isOpen(uri)) return;
  for (const { manifest } of snapshot.file(uri)?.parts ?? []) manifest.release();
}
