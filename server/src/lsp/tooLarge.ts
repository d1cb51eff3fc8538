import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { CATALOGUE, docsUrl, type Render, type Snapshot } from '../engine/index.ts';
import { MAX_FILE_SIZE } from './files.ts';

const CODE = 'file-too-large';
const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
} as const;

/** What is said of an open document that is too large to be read at all, so that nobody takes silence for approval. */
export function tooLarge({ config }: Snapshot, render: Render): Diagnostic[] {
  const severity = config.findings[CODE] ?? CATALOGUE[CODE].severity;
  if (severity === 'off') return [];
  const start = { line: 0, character: 0 };
  return [
    {
      range: { start, end: { line: 0, character: 1 } },
      severity: SEVERITIES[severity],
      source: 'gatelens',
      code: CODE,
      codeDescription: { href: docsUrl(CODE) },
      message: render({ id: 'file-too-large.file', args: { limit: MAX_FILE_SIZE / 1024 / 1024 } }),
    },
  ];
}
