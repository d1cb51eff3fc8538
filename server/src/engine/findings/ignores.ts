import type { Config } from '../config.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import type { Span } from '../text/span.ts';
import { CATALOGUE, isFindingCode } from './catalogue.ts';
import { replaceSpan } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import type { IgnoreComment } from './ignoreComments.ts';
import { ignoreComments } from './ignoreComments.ts';
import { startOfLine } from './places.ts';
import type { FixContext, Rule } from './rule.ts';
import { closest } from './spelling.ts';
import { isSwitchedOff } from './switchedOff.ts';

/** What comments leave of a document's findings, and which of their codes hid something. */
export type Ignored = {
  readonly findings: readonly Finding[];
  readonly comments: readonly IgnoreComment[];
  /** Codes that hid a finding, as spans in their comments. */
  readonly used: ReadonlySet<Span>;
};

/** Takes out what `# gatelens-ignore` comments hide. */
export function applyIgnores(manifest: Manifest, findings: readonly Finding[]): Ignored {
  const comments = ignoreComments(manifest);
  const used = new Set<Span>();
  if (comments.length === 0) return { findings, comments, used };
  const kept = findings.filter((finding) => {
    const hiding = comments.flatMap(({ covers, codes }) =>
      covers && isWithin(finding.span, covers)
        ? codes.flatMap(({ code, span }) => (code === finding.code ? [span] : []))
        : [],
    );
    for (const span of hiding) used.add(span);
    return hiding.length === 0;
  });
  return { findings: kept, comments, used };
}

function isWithin({ start }: Span, outer: Span): boolean {
  return start >= outer.start && start <= outer.end;
}

/**
 * Comments that hide nothing, once both phases have spoken. Not those for codes that the user has switched off, and
 * none at all for a document that could not be checked whole.
 */
export function findUnusedIgnores(
  manifest: Manifest,
  { comments, used }: Ignored,
  config: Config,
): readonly Finding[] {
  if (manifest.reading !== 'full' || manifest.template || manifest.brokenAt !== undefined) return [];
  const isSilenced = ({ span }: IgnoreComment): boolean =>
    comments.some(
      (other) =>
        other.codes.some(({ code }) => code === 'unused-ignore') &&
        (other.span === span || (other.covers !== undefined && isWithin(span, other.covers))),
    );
  return comments.flatMap((comment) => {
    if (isSilenced(comment)) return [];
    if (comment.codes.length === 0) return [report(comment.span, message('unused-ignore.no-code'))];
    return comment.codes.flatMap(({ code, span }) => {
      if (used.has(span) || isOff(code, config)) return [];
      return [report(span, explain(code), nearCode(code))];
    });
  });
}

function isOff(code: string, config: Config): boolean {
  return isFindingCode(code) ? isSwitchedOff(code, config) : config.findings[code] === 'off';
}

function report(span: Span, said: Message, near?: string): Finding {
  return {
    code: 'unused-ignore',
    severity: CATALOGUE['unused-ignore'].severity,
    message: said,
    span,
    pointer: '',
    tag: 'unnecessary',
    ...(near !== undefined && { data: { near } }),
  };
}

function explain(code: string): Message {
  if (isFindingCode(code)) return message('unused-ignore', { code });
  const near = nearCode(code);
  return near === undefined
    ? message('unused-ignore.unknown-code', { code })
    : message('unused-ignore.misspelled', { code, near });
}

function nearCode(code: string): string | undefined {
  return isFindingCode(code) ? undefined : closest(code, Object.keys(CATALOGUE));
}

/** The repairs of comments; they are found where the comments are applied, not by a check. */
export const unusedIgnores: Rule = { codes: ['unused-ignore'], fixes: ignoreFixes };

function ignoreFixes(finding: Finding, { part }: FixContext): readonly Fix[] {
  const comment = ignoreComments(part.manifest).find(({ span }) => isWithin(finding.span, span));
  if (!comment) return [];
  const { codes } = comment;
  const index = codes.findIndex(({ span }) => span.start === finding.span.start);
  const near = finding.data?.near;
  const rename: readonly Fix[] =
    typeof near === 'string'
      ? [
          {
            title: message('fix.replace', { value: near }),
            safe: false,
            preferred: true,
            edits: [replaceSpan(part, finding.span, near)],
          },
        ]
      : [];
  const removed =
    index !== -1 && codes.length > 1 ? codeSpan(comment, index) : commentSpan(part.manifest, comment);
  const title =
    index !== -1 && codes.length > 1
      ? message('fix.remove-code', { code: codes[index]?.code ?? '' })
      : message('fix.remove-comment');
  return [...rename, { title, safe: true, edits: [replaceSpan(part, removed, '')] }];
}

/** A code with the comma that joins it to its neighbour. */
function codeSpan({ codes }: IgnoreComment, index: number): Span {
  const own = codes[index]?.span ?? { start: 0, end: 0 };
  const next = codes[index + 1];
  const previous = codes[index - 1];
  if (next) return { start: own.start, end: next.span.start };
  return { start: previous?.span.end ?? own.start, end: own.end };
}

/** The comment with its line, or with the blanks before it. */
function commentSpan({ text }: Manifest, { span, alone }: IgnoreComment): Span {
  if (alone) {
    const newline = text.indexOf('\n', span.end);
    return { start: startOfLine(text, span.start), end: newline === -1 ? text.length : newline + 1 };
  }
  const before = text.slice(startOfLine(text, span.start), span.start);
  return { start: span.start - (before.length - before.trimEnd().length), end: span.end };
}
