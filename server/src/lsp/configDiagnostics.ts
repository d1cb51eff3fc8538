import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import { baseName, docsUrl, lineTable, readConfigFile } from '../engine/index.ts';
import type { FolderConfig } from './indexing/configuration.ts';
import { CONFIG_FILE } from './wanted.ts';

export function isConfigFile(uri: string): boolean {
  return baseName(uri) === CONFIG_FILE;
}

/** What is wrong in the text of a gatelens.yaml. */
export function checkConfigText(text: string): Diagnostic[] {
  const lines = lineTable(text);
  return readConfigFile(text).problems.map(({ code, severity, message, span }) => ({
    range: lines.rangeOf(span),
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: 'gatelens',
    code,
    codeDescription: { href: docsUrl(code) },
    message,
  }));
}

/** One line for each configuration that is not in force as it is written. */
export function configNotes(configs: readonly FolderConfig[]): string[] {
  return configs.flatMap(({ text, problems: [first] }) =>
    first
      ? [`${CONFIG_FILE}, line ${lineTable(text).positionAt(first.span.start).line + 1}: ${first.message}`]
      : [],
  );
}
