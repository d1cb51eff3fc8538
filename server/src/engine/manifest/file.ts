import type { LineTable } from '../text/lineTable.ts';
import { lineTable } from '../text/lineTable.ts';
import { splitDocuments } from '../yaml/split.ts';
import type { KindKey } from './kinds.ts';
import { kindKey } from './kinds.ts';
import type { KindSet, Manifest } from './manifest.ts';
import { NO_KINDS, readManifest } from './manifest.ts';

/** A file of manifests at one moment. */
export type ManifestFile = {
  readonly uri: string;
  /** The editor's version of an open file; absent for files on disk. */
  readonly version?: number;
  readonly text: string;
  /** Read when first asked for. */
  lines(): LineTable;
  readonly parts: readonly FilePart[];
};

/** One document of a file and where it starts; its manifest's spans count from there. */
export type FilePart = { readonly uri: string; readonly offset: number; readonly manifest: Manifest };

/**
 * Reads a file. Documents whose text stands in `previous` are taken from there, so that a keystroke costs the reading
 * of the one document that changed.
 */
export function readFile(
  uri: string,
  text: string,
  version?: number,
  previous?: ManifestFile,
  customKinds: KindSet = NO_KINDS,
): ManifestFile {
  const known = byText(previous);
  const parts = splitDocuments(text).map(({ start, end }): FilePart => {
    const part = text.slice(start, end);
    return { uri, offset: start, manifest: known.get(part)?.pop() ?? readManifest(part, customKinds) };
  });
  let lines: LineTable | undefined;
  return {
    uri,
    ...(version !== undefined && { version }),
    text,
    lines: () => {
      lines ??= lineTable(text);
      return lines;
    },
    parts,
  };
}

/** The file read again where it holds resources of a kind that has come to be read in full, or no longer is. */
export function rereadFile(file: ManifestFile, key: KindKey, customKinds: KindSet): ManifestFile {
  const isKept = ({ manifest }: FilePart): boolean =>
    !manifest.resources.some(({ group, kind }) => kindKey(group, kind) === key);
  const kept = { ...file, parts: file.parts.filter(isKept) };
  return kept.parts.length === file.parts.length
    ? file
    : readFile(file.uri, file.text, file.version, kept, customKinds);
}

/** The manifests of a file by their text. Equal texts stay apart: each manifest stands in one place only. */
function byText(file: ManifestFile | undefined): Map<string, Manifest[]> {
  const manifests = new Map<string, Manifest[]>();
  for (const { manifest } of file?.parts ?? []) {
    const same = manifests.get(manifest.text);
    if (same) same.unshift(manifest);
    else manifests.set(manifest.text, [manifest]);
  }
  return manifests;
}

/** The document that holds `offset`; at a border the later one, undefined in a file without text. */
export function partAt(file: ManifestFile, offset: number): FilePart | undefined {
  let found: FilePart | undefined;
  for (const part of file.parts) {
    if (part.offset > offset) break;
    found = part;
  }
  return found;
}
