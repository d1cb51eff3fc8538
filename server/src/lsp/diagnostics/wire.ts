import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { docsUrl, type FileFinding, type Render, type Snapshot } from '../../engine/index.ts';

const SEVERITY = { error: 1, warning: 2, information: 3, hint: 4 } as const;

export function diagnostics(
  snapshot: Snapshot,
  uri: string,
  findings: readonly FileFinding[],
  options: { readonly render: Render },
): Diagnostic[] {
  const lines = snapshot.file(uri)?.lines();
  if (!lines) return [];
  return findings.map((finding) => ({
    range: lines.rangeOf(finding.span),
    severity: SEVERITY[finding.severity] ?? DiagnosticSeverity.Error,
    source: 'gatelens',
    code: finding.code,
    codeDescription: { href: docsUrl(finding.code) },
    message: options.render(finding.message),
  }));
}
