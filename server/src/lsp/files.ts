import type { Exclusions } from './exclusions.ts';

/** Where files come from: a disk, or the client that answers for one. No method throws or rejects. */
export type FileSource = {
  /** Reading is cheap and reaches above the workspace's folders. */
  readonly local: boolean;
  /** Wanted files in a folder and below, in batches; a file gives itself. Nothing for what does not exist. */
  find(uri: string, exclusions: Exclusions): AsyncIterable<readonly string[]>;
  read(uri: string): FileContent | Promise<FileContent>;
};

export type FileContent =
  /** Decoded, without a byte order mark. */
  | { readonly type: 'text'; readonly text: string }
  /** Beyond MAX_FILE_SIZE: only its beginning was read. */
  | { readonly type: 'too-large'; readonly size: number; readonly head: string }
  | { readonly type: 'binary' }
  /** It is there, and nobody lets us read it. */
  | { readonly type: 'forbidden' }
  | { readonly type: 'absent' };

/** In bytes. Rendered sets and bundles of CRDs stay below it; beyond it lie dumps and data. */
export const MAX_FILE_SIZE = 8 * 1024 * 1024;

/** How much of a larger file is looked at. */
export const HEAD_SIZE = 4096;

/** Decodes a file: UTF-8, or UTF-16 with a byte order mark. A zero byte near the beginning means: no text. */
export function decodeFile(bytes: Uint8Array): FileContent {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return text('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return text('utf-16be', bytes);
  if (bytes.subarray(0, HEAD_SIZE).includes(0)) return { type: 'binary' };
  return text('utf-8', bytes);
}

function text(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Uint8Array): FileContent {
  return { type: 'text', text: new TextDecoder(encoding).decode(bytes) }; // drops the byte order mark
}
