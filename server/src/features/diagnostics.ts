import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver-types';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import type { FileFinding, LineTable, RelatedPlace, Render, Severity, Snapshot } from '../engine/index.ts';
import { docsUrl, locateRelated } from '../engine/index.ts';

export type DiagnosticOptions = {
  /** The words of the user's language. */
  readonly render: Render;
  /** What the client can show; all of it unless said otherwise. */
  readonly relatedInformation?: boolean;
  readonly tags?: boolean;
};

/** What a diagnostic carries beside the standard fields; clients send it back with a request for code actions. */
export type DiagnosticData = { readonly pointer: string; readonly rule?: string };

/** The name under which editors show our diagnostics. */
export const DIAGNOSTIC_SOURCE = 'gatelens';

/** Findings of one file as diagnostics, in the order given. */
export function diagnostics(
  snapshot: Snapshot,
  uri: string,
  findings: readonly FileFinding[],
  options: DiagnosticOptions,
): Diagnostic[] {
  const lines = snapshot.file(uri)?.lines();
  return lines ? findings.map((finding) => diagnostic(snapshot, lines, finding, options)) : [];
}

function diagnostic(
  snapshot: Snapshot,
  lines: LineTable,
  finding: FileFinding,
  { render, relatedInformation = true, tags = true }: DiagnosticOptions,
): Diagnostic {
  const { code, severity, message, pointer, rule, tag } = finding;
  const related = relatedInformation ? relatedTo(snapshot, finding.related ?? [], render) : [];
  const data: DiagnosticData = { pointer, ...(rule !== undefined && { rule }) };
  return {
    range: lines.rangeOf(finding.span),
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: docsUrl(code) },
    source: DIAGNOSTIC_SOURCE,
    message: render(message),
    ...(related.length > 0 && { relatedInformation: related }),
    ...(tags && tag && { tags: [TAGS[tag]] }),
    data,
  };
}

function relatedTo(
  snapshot: Snapshot,
  places: readonly RelatedPlace[],
  render: Render,
): DiagnosticRelatedInformation[] {
  return places.flatMap((place) => {
    const found = locateRelated(snapshot, place);
    const range = found && snapshot.file(found.uri)?.lines().rangeOf(found.span);
    return range ? [{ location: { uri: found.uri, range }, message: render(place.message) }] : [];
  });
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const satisfies Record<Severity, DiagnosticSeverity>;

const TAGS = {
  deprecated: DiagnosticTag.Deprecated,
  unnecessary: DiagnosticTag.Unnecessary,
} as const;
