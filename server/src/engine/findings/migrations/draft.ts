import type { FilePart } from '../../manifest/file.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import { readManifest } from '../../manifest/manifest.ts';
import type { Message } from '../../messages.ts';
import type { Span } from '../../text/span.ts';
import type { YamlMap, YamlNode } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { asMap } from '../edits.ts';
import type { TextEdit } from '../finding.ts';

/** A document on its way to another version. Steps gather edits; between two steps the text is read again. */
export type Draft = {
  readonly text: string;
  /** The document as the helpers of edits.ts take it; its offsets are those of `text`. */
  readonly part: FilePart;
  /** The resource, and where it stands in the document. */
  readonly resource: YamlMap;
  readonly pointer: string;
  /** The document is one flow collection, where no comment can stand. */
  readonly isFlow: boolean;
  edit(span: Span, newText: string): void;
  /** Takes an edit that a helper made; undefined means that only a person can write it. */
  take(edit: TextEdit | undefined): void;
  /** Nothing comes of this migration: what stands here cannot be rewritten without a person. */
  refuse(): void;
  /** Something that has no counterpart, by its pointer in the document. */
  untranslated(pointer: string, reason: Message): void;
};

export type Step = (draft: Draft) => void;

export type Untranslated = { readonly pointer: string; readonly reason: Message };

/** Takes a document through steps; undefined if one of them refused or left something unreadable. */
export function migrateText(before: string, pointer: string, steps: readonly Step[]): string | undefined {
  let manifest = readManifest(before);
  let refused = false;
  const refuse = (): void => {
    refused = true;
  };
  for (const step of steps) {
    const edits: TextEdit[] = [];
    const draft = draftOf(manifest, pointer, { edits, untranslated: [], refuse });
    if (!draft) return undefined;
    step(draft);
    if (edits.length === 0) continue;
    const next = applied(manifest.text, edits);
    if (refused || next === undefined) return undefined;
    manifest = readManifest(next);
  }
  const { text } = manifest;
  const isRead = draftOf(manifest, pointer, { edits: [], untranslated: [], refuse }) !== undefined;
  return !refused && isRead && keepsComments(before, text) ? text : undefined;
}

/** What steps find that has no counterpart, in a document as it is. Costs no more than a walk through it. */
export function untranslatedBy(
  manifest: Manifest,
  pointer: string,
  steps: readonly Step[],
): readonly Untranslated[] {
  const untranslated: Untranslated[] = [];
  const draft = draftOf(manifest, pointer, { edits: [], untranslated, refuse: () => undefined });
  if (draft) for (const step of steps) step(draft);
  return untranslated;
}

type Gathered = {
  readonly edits: TextEdit[];
  readonly untranslated: Untranslated[];
  readonly refuse: () => void;
};

/** Undefined for what cannot be read, and for what is written in other places than it stands: aliases, merge keys. */
function draftOf(
  manifest: Manifest,
  pointer: string,
  { edits, untranslated, refuse }: Gathered,
): Draft | undefined {
  const { text } = manifest;
  const { root, problems } = manifest.yaml();
  const resource = root && asMap(placeAt(root, pointer)?.node);
  if (!root || !resource || problems.length > 0 || isWrittenElsewhere(resource)) return undefined;
  const part: FilePart = { uri: '', offset: 0, manifest };
  return {
    text,
    part,
    resource,
    pointer,
    isFlow: root.type !== 'scalar' && root.flow,
    edit: (span, newText) => edits.push({ uri: '', span, newText }),
    take: (edit) => {
      if (edit) edits.push(edit);
      else refuse();
    },
    refuse,
    untranslated: (at, reason) => untranslated.push({ pointer: at, reason }),
  };
}

function isWrittenElsewhere(node: YamlNode): boolean {
  if (node.alias !== undefined) return true;
  if (node.type === 'map')
    return node.entries.some(({ value, merged }) => merged === true || isWrittenElsewhere(value));
  return node.type === 'sequence' && node.items.some(isWrittenElsewhere);
}

/** Undefined where edits overlap. Insertions at one place come in the order in which they were made. */
function applied(text: string, edits: readonly TextEdit[]): string | undefined {
  let result = '';
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) return undefined;
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Whether every comment of one text stands in the other as well. */
function keepsComments(before: string, after: string): boolean {
  const left = new Map<string, number>();
  for (const comment of comments(after)) left.set(comment, (left.get(comment) ?? 0) + 1);
  return comments(before).every((comment) => {
    const count = left.get(comment) ?? [...left.keys()].filter((each) => each.endsWith(comment)).length;
    left.set(comment, count - 1);
    return count > 0;
  });
}

function comments(text: string): string[] {
  return [...text.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].map(([, comment = '']) => comment.trim());
}
