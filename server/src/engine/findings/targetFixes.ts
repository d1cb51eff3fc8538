import type { FilePart } from '../manifest/file.ts';
import { readFile } from '../manifest/file.ts';
import { message } from '../messages.ts';
import type { Target } from '../schema/model.ts';
import { entryUnder } from '../yaml/nodes.ts';
import { asMap, insertEntry, lineBreak, replaceString } from './edits.ts';
import type { Finding, Fix, TextEdit } from './finding.ts';
import type { FixContext } from './rule.ts';

/**
 * Another target, where what the finding speaks of exists: written to gatelens.yaml, which is made if there is none.
 * Never safe: the target says what the cluster has, and only its owner knows that.
 */
export function targetFixes({ data }: Finding, { view }: FixContext): readonly Fix[] {
  const { targetFile } = view.config;
  if (!targetFile || !Array.isArray(data?.targets)) return [];
  const { uri } = targetFile;
  const text = view.file(uri)?.text ?? targetFile.text;
  return data.targets.flatMap((wanted): Fix[] => {
    const [release = '', channel = ''] = wanted.split(' ');
    const changes = changed(view.target, { release, channel });
    const edits = writeSettings(uri, text, changes);
    return edits ? [{ title: message('fix.target', { channel, release }), safe: false, edits }] : [];
  });
}

type Settings = readonly (readonly [key: 'release' | 'channel', value: string])[];

function changed(target: Target, wanted: { readonly release: string; readonly channel: string }): Settings {
  return (['release', 'channel'] as const).flatMap((key) =>
    wanted[key] === target[key] ? [] : [[key, wanted[key]] as const],
  );
}

/** Undefined where only a person can write into the file: it is broken, or not a map in block style. */
function writeSettings(uri: string, text: string, settings: Settings): readonly TextEdit[] | undefined {
  const [part] = readFile(uri, text).parts;
  const { root, problems } = part?.manifest.yaml() ?? { problems: [] };
  if (problems.length > 0) return undefined;
  if (!part || !root || (root.type === 'scalar' && root.value === null))
    return [appended(uri, text, settings)];
  const map = asMap(root);
  if (!map || map.flow) return undefined;
  const edits = settings.map(([key, value]) => writeSetting(part, map, key, value));
  const merged = edits.flatMap((edit) => edit ?? []);
  return merged.length === settings.length ? atOnePlace(merged) : undefined;
}

function writeSetting(
  part: FilePart,
  map: NonNullable<ReturnType<typeof asMap>>,
  key: string,
  value: string,
): TextEdit | undefined {
  const old = entryUnder(map, key)?.value;
  if (!old) return insertEntry(part, map, key, value);
  return old.type === 'scalar' && old.alias === undefined && old.span.end > old.span.start
    ? replaceString(part, old, value)
    : undefined;
}

/** Insertions at one place are one edit: which comes first must not be chance. */
function atOnePlace(edits: readonly TextEdit[]): readonly TextEdit[] {
  const [first, second] = edits;
  return first && second && first.span.start === second.span.start
    ? [{ ...first, newText: `${first.newText}${second.newText}` }]
    : edits;
}

function appended(uri: string, text: string, settings: Settings): TextEdit {
  const eol = lineBreak(text);
  const before = text === '' || text.endsWith('\n') ? '' : eol;
  const lines = settings.map(([key, value]) => `${key}: ${value}${eol}`);
  return {
    uri,
    span: { start: text.length, end: text.length },
    newText: `${before}${lines.join('')}`,
  };
}
