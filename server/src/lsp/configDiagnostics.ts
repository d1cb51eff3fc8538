import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver';
import type { Message, Release, Render } from '../engine/index.ts';
import { baseName, docsUrl, lineTable, message, readConfigFile, toRelease } from '../engine/index.ts';
import type { FolderConfig } from './indexing/configuration.ts';
import type { Folders } from './indexing/folders.ts';
import { CONFIG_FILE } from './wanted.ts';

export function isConfigFile(uri: string): boolean {
  return baseName(uri) === CONFIG_FILE;
}

/** What is wrong in the text of a gatelens.yaml. `stored`: as it was read last, with what its paths lead to. */
export function checkConfigText(
  text: string,
  releases: readonly Release[],
  render: Render,
  stored?: FolderConfig,
): Diagnostic[] {
  const lines = lineTable(text);
  const ofPaths = stored?.text === text ? (stored.problemsOfPaths ?? []) : [];
  return [...readConfigFile(text, releases).problems, ...ofPaths].map(
    ({ code, severity, message, span }) => ({
      range: lines.rangeOf(span),
      severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
      source: 'gatelens',
      code,
      codeDescription: { href: docsUrl(code) },
      message: render(message),
    }),
  );
}

/** One line for each configuration that is not in force as it is written. */
export function configNotes({ configs, notes }: Folders, render: Render): string[] {
  const problems = configs.flatMap(({ text, problems: [first] }): Message[] =>
    first
      ? [
          message('note.config', {
            file: CONFIG_FILE,
            line: lineTable(text).positionAt(first.span.start).line + 1,
            problem: render(first.message),
          }),
        ]
      : [],
  );
  return [...problems, ...notes].map(render);
}

/** Whether a release, as somebody writes it, can be a target. */
export function isKnownRelease(text: string, releases: readonly Release[]): boolean {
  const release = toRelease(text);
  return releases.some((each) => each === release);
}
