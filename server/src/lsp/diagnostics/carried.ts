import type { FileFinding, FilePart, Manifest, Snapshot, Span } from '../../engine/index.ts';
import { shiftSpan } from '../../engine/index.ts';

/**
 * The last complete set of a file's findings, by document: what a keystroke shows until the next complete set is
 * computed. Spans are relative to their document, which moves as a whole when something before it changes.
 */
export type CompleteSet = {
  /** In the order of the file. */
  readonly documents: readonly { readonly manifest: Manifest; readonly findings: DocumentFindings }[];
};

type DocumentFindings = {
  readonly all: readonly FileFinding[];
  /** Those that more than this document decides. */
  readonly cross: readonly FileFinding[];
};

/** All findings of a file (`complete`), kept in the form that `carryOver` needs. */
export function completeSet(snapshot: Snapshot, uri: string, complete: readonly FileFinding[]): CompleteSet {
  const findings = groupByPart(complete);
  const alone = groupByPart(snapshot.documentFindings(uri));
  const documents = (snapshot.file(uri)?.parts ?? []).map((part) => {
    const all = relative(findings.get(part) ?? []);
    const phase1 = new Set(relative(alone.get(part) ?? []).map(identity));
    return {
      manifest: part.manifest,
      findings: { all, cross: all.filter((finding) => !phase1.has(identity(finding))) },
    };
  });
  return { documents };
}

/**
 * What to show of a file right after an edit: unchanged documents keep their complete findings at their new place; a
 * changed one has fresh findings of its own and those others of its last complete set whose text is as it was.
 */
export function carryOver(
  snapshot: Snapshot,
  uri: string,
  last: CompleteSet | undefined,
): readonly FileFinding[] {
  const fresh = snapshot.documentFindings(uri);
  if (!last) return fresh;
  const parts = snapshot.file(uri)?.parts ?? [];
  const known = new Map(last.documents.map(({ manifest, findings }) => [manifest, findings]));
  const changed = parts.filter(({ manifest }) => !known.has(manifest));
  const present = new Set(parts.map(({ manifest }) => manifest));
  const gone = last.documents.filter(({ manifest }) => !present.has(manifest));
  const before = new Map(
    // As many came as went: the first is the first, and so on. Else nobody can say which became which.
    changed.length === gone.length ? changed.map((part, index) => [part, gone[index]]) : [],
  );
  const freshByPart = groupByPart(fresh);
  return parts.flatMap((part): readonly FileFinding[] => {
    const kept = known.get(part.manifest);
    if (kept) return kept.all.map((finding) => place(finding, part));
    const old = before.get(part);
    const carried = old
      ? moved(old.findings.cross, old.manifest.text, part.manifest.text).map((each) => place(each, part))
      : [];
    // In the order of the complete set, lest an unchanged set look like a new one.
    return [...(freshByPart.get(part) ?? []), ...carried].sort((a, b) => a.span.start - b.span.start);
  });
}

/** The findings whose text an edit left as it was, at their place in the new text. */
function moved(findings: readonly FileFinding[], before: string, after: string): FileFinding[] {
  if (findings.length === 0) return [];
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const edit = { start: head, end: before.length - tail, by: after.length - before.length };
  return findings.flatMap((finding) => {
    const span = movedSpan(finding.span, edit);
    return span && isWhole(span, after) ? [{ ...finding, span }] : [];
  });
}

/** Where a span went when the text between `start` and `end` was replaced; undefined if it was part of that. */
function movedSpan(
  span: Span,
  { start, end, by }: { readonly start: number; readonly end: number; readonly by: number },
): Span | undefined {
  if (span.end <= start) return span;
  return span.start >= end ? shiftSpan(span, by) : undefined;
}

/** Whether a span still holds whole words: a letter typed at its border makes another word of it. */
function isWhole({ start, end }: Span, text: string): boolean {
  return !(isWord(text[start - 1]) && isWord(text[start])) && !(isWord(text[end - 1]) && isWord(text[end]));
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\w.-]/.test(character);
}

function groupByPart(findings: readonly FileFinding[]): Map<FilePart, FileFinding[]> {
  const groups = new Map<FilePart, FileFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.part);
    if (group) group.push(finding);
    else groups.set(finding.part, [finding]);
  }
  return groups;
}

function relative(findings: readonly FileFinding[]): FileFinding[] {
  return findings.map((finding) => ({ ...finding, span: shiftSpan(finding.span, -finding.part.offset) }));
}

function place(finding: FileFinding, part: FilePart): FileFinding {
  return { ...finding, part, span: shiftSpan(finding.span, part.offset) };
}

function identity({ code, span, message, pointer }: FileFinding): string {
  return `${code} ${span.start} ${span.end} ${pointer} ${JSON.stringify(message)}`;
}
