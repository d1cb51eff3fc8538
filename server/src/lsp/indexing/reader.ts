import { baseName, isKustomizationFile, type Message, message } from '../../engine/index.ts';
import type { FileContent, FileSource } from '../files.ts';
import type { GiveWay } from '../slices.ts';
import { isWantedText, mayDefineKinds } from '../wanted.ts';

/** A file that may hold manifests, read. */
export type ReadFile = { readonly uri: string; readonly text: string };

/** Something that a user should know of a file that was left alone. */
export type Note = { readonly uri: string; readonly message: Message };

export type Readings = {
  readonly files: readonly ReadFile[];
  /** Files that are gone, or hold no manifests: what was known of them no longer holds. */
  readonly without: readonly string[];
  readonly notes: readonly Note[];
};

/** How many reads a client may be asked for at once. */
const AT_ONCE = 32;

/** Reads files and keeps those that may hold manifests. */
export async function readFiles(
  files: FileSource,
  uris: readonly string[],
  giveWay: GiveWay,
  isWanted: (uri: string, text: string) => boolean = isWantedText,
): Promise<Readings> {
  const found: ReadFile[] = [];
  const without: string[] = [];
  const notes: Note[] = [];
  const sort = (uri: string, content: FileContent): void => {
    if (content.type === 'text' && isWanted(uri, content.text)) found.push({ uri, text: content.text });
    else {
      without.push(uri);
      const note = noteOn(uri, content);
      if (note) notes.push({ uri, message: note });
    }
  };
  for (let i = 0; i < uris.length; i += AT_ONCE) {
    const batch = uris.slice(i, i + AT_ONCE);
    const contents = batch.map((uri) => files.read(uri));
    for (const [index, uri] of batch.entries()) {
      const content = contents[index];
      if (content) sort(uri, content instanceof Promise ? await content : content);
    }
    await giveWay();
  }
  return { files: decisiveFirst(found), without, notes };
}

function noteOn(uri: string, content: FileContent): Message | undefined {
  const file = baseName(uri);
  if (content.type === 'binary' && !uri.endsWith('.json')) return message('note.no-text', { file });
  if (content.type === 'forbidden') return message('note.forbidden', { file });
  if (content.type === 'too-large' && isWantedText(uri, content.head)) {
    const size = (content.size / 1024 / 1024).toFixed(0);
    return message('note.too-large', { file, size });
  }
  return undefined;
}

/** What decides how everything else is understood comes first: Kustomizations, and definitions of kinds. */
function decisiveFirst(files: readonly ReadFile[]): readonly ReadFile[] {
  const isDecisive = ({ uri, text }: ReadFile): boolean => isKustomizationFile(uri) || mayDefineKinds(text);
  return [...files.filter(isDecisive), ...files.filter((file) => !isDecisive(file))];
}
