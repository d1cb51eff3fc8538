import type { FileFinding, Message, Range, Severity, Snapshot, TextEdit } from '../../engine/index.ts';
import {
  docsUrl,
  lineTable,
  locateRelated,
  namespaceName,
  namespaceOf,
  renderMessage,
} from '../../engine/index.ts';
import type { Inputs } from '../inputs.ts';

/**
 * A finding as reports show it; its JSON is a contract (README, "Command line"): keys are only added. Lines and
 * characters are zero-based UTF-16, `path` is relative to the working directory.
 */
export type ReportFinding = {
  readonly path: string;
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly rule?: string;
  readonly message: string;
  readonly help: string;
  readonly resource?: ReportResource;
  /** JSON pointer from the document's root. */
  readonly pointer: string;
  readonly related?: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  readonly fixes?: readonly ReportFix[];
};

export type ReportResource = {
  readonly apiVersion: string;
  readonly kind: string;
  /** Absent for cluster-scoped kinds, null where it is not known. */
  readonly namespace?: string | null;
  readonly name?: string;
};

export type ReportFix = {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly path: string; readonly range: Range; readonly newText: string }[];
};

export type Report = {
  readonly files: number;
  readonly resources: number;
  readonly findings: readonly ReportFinding[];
  /** How many findings are not listed, because the baseline has them. */
  readonly known: number;
};

export type Summary = Readonly<Record<Severity, number>>;

export function summaryOf(findings: readonly ReportFinding[]): Summary {
  const summary = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of findings) summary[severity]++;
  return summary;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** Whether a severity is as bad as a limit, or worse. */
export function isAtLeast(severity: Severity, limit: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(limit);
}

/** Everything that is found in the inputs and in their configuration, by path and place. */
export function createReport(inputs: Inputs, snapshot: Snapshot): Report {
  const context = { snapshot, pathOf: inputs.pathOf };
  const findings = [
    ...configFindings(inputs),
    ...inputs.uris.flatMap((uri) =>
      snapshot.findings(uri).map((finding) => toReportFinding(context, uri, finding)),
    ),
  ];
  const resources = inputs.uris
    .flatMap((uri) => snapshot.file(uri)?.parts ?? [])
    .reduce((count, { manifest }) => count + manifest.resources.length, 0);
  return { files: inputs.uris.length, resources, findings: findings.sort(byPlace), known: 0 };
}

type Context = { readonly snapshot: Snapshot; readonly pathOf: (uri: string) => string };

function toReportFinding(context: Context, uri: string, finding: FileFinding): ReportFinding {
  const { snapshot, pathOf } = context;
  const { severity, code, rule, pointer } = finding;
  const resource = resourceOf(context, uri, finding);
  const related = (finding.related ?? []).flatMap((place) => {
    const at = locateRelated(snapshot, place);
    if (!at) return [];
    return [
      { path: pathOf(at.uri), range: rangeIn(snapshot, at.uri, at.span), message: words(place.message) },
    ];
  });
  const fixes = snapshot.fixes(uri, finding).map(({ title, safe, edits }) => ({
    title: words(title),
    safe,
    edits: edits.map((edit) => toReportEdit(context, edit)),
  }));
  return {
    path: pathOf(uri),
    range: rangeIn(snapshot, uri, finding.span),
    severity,
    code,
    ...(rule !== undefined && { rule }),
    message: words(finding.message),
    help: docsUrl(code),
    ...(resource && { resource }),
    pointer,
    ...(related.length > 0 && { related }),
    ...(fixes.length > 0 && { fixes }),
  };
}

function resourceOf({ snapshot }: Context, uri: string, finding: FileFinding): ReportResource | undefined {
  const { manifest } = finding.part;
  const resource = manifest.resources.find(({ pointer }) => pointer === finding.resource);
  if (!resource) return undefined;
  const { apiVersion, kind, name } = resource;
  const namespace = namespaceOf(snapshot.namespaces, { uri, manifest, resource });
  return {
    apiVersion,
    kind,
    ...(namespace.type !== 'cluster' && { namespace: namespaceName(namespace) ?? null }),
    ...(name !== undefined && { name }),
  };
}

function toReportEdit(
  { snapshot, pathOf }: Context,
  { uri, span, newText }: TextEdit,
): ReportFix['edits'][0] {
  return { path: pathOf(uri), range: rangeIn(snapshot, uri, span), newText };
}

function rangeIn(snapshot: Snapshot, uri: string, span: TextEdit['span']): Range {
  const { targetFile } = snapshot.config; // read, but no manifest
  const stored = targetFile?.uri === uri ? targetFile.text : '';
  const lines = snapshot.file(uri)?.lines() ?? lineTable(stored);
  return lines.rangeOf(span);
}

function words(message: Message): string {
  return renderMessage(message);
}

function configFindings({ configs, pathOf }: Inputs): ReportFinding[] {
  return configs.flatMap(({ uri, text, problems }) =>
    problems.map(({ code, severity, message, span }) => ({
      path: pathOf(uri),
      range: lineTable(text).rangeOf(span),
      severity,
      code,
      message: words(message),
      help: docsUrl(code),
      pointer: '',
    })),
  );
}

function byPlace(a: ReportFinding, b: ReportFinding): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return (
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)
  );
}
