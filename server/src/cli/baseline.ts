import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './io.ts';
import type { Report, ReportFinding } from './report/model.ts';

/**
 * Findings that a repository lives with for now. One is known again by what it is about, not by its line, so that
 * edits elsewhere in the file do not bring it back. Paths are relative to the baseline's own folder.
 */
type Baseline = { readonly version: 1; readonly findings: readonly BaselineEntry[] };

type BaselineEntry = {
  readonly path: string;
  readonly code: string;
  readonly rule?: string;
  readonly resource?: string;
  readonly pointer: string;
  /** How many findings are alike; absent for one. */
  readonly count?: number;
};

/** The report without what the baseline has. @throws UsageError if the file cannot be read */
export function withoutKnown(report: Report, file: string, cwd: string): Report {
  const left = new Map<string, number>();
  for (const { count = 1, ...entry } of readBaseline(file).findings) {
    const key = JSON.stringify(sorted(entry));
    left.set(key, (left.get(key) ?? 0) + count);
  }
  const findings = report.findings.filter((finding) => {
    const key = JSON.stringify(entryOf(finding, file, cwd));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  return { ...report, findings, known: report.findings.length - findings.length };
}

/** Writes all findings of a report as the baseline to come. */
export function writeBaseline(report: Report, file: string, cwd: string): void {
  const counts = new Map<string, number>();
  for (const finding of report.findings) {
    const key = JSON.stringify(entryOf(finding, file, cwd));
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const findings = [...counts].map(([key, count]) => ({
    ...JSON.parse(key),
    ...(count > 1 && { count }),
  }));
  writeFileSync(file, `${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
}

function entryOf(
  { path: at, code, rule, resource, pointer }: ReportFinding,
  file: string,
  cwd: string,
): object {
  const relative = path.relative(path.dirname(file), path.resolve(cwd, at)).replaceAll(path.sep, '/');
  const about = resource && [resource.kind, resource.namespace ?? '', resource.name ?? ''].join('/');
  return sorted({
    path: relative,
    code,
    pointer,
    ...(rule !== undefined && { rule }),
    ...(about !== undefined && { resource: about }),
  });
}

/** The same entry with its keys in one order, whoever wrote it. */
function sorted({ path: at, code, rule, resource, pointer }: Omit<BaselineEntry, 'count'>): object {
  return {
    path: at,
    code,
    ...(rule !== undefined && { rule }),
    ...(resource !== undefined && { resource }),
    pointer,
  };
}

function readBaseline(file: string): Baseline {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`--baseline ${file}: this is no JSON: ${error.message}`);
  }
  if (!isBaseline(value)) throw new UsageError(`--baseline ${file}: this is no baseline of version 1`);
  return value;
}

function isBaseline(value: unknown): value is Baseline {
  return (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    value.version === 1 &&
    'findings' in value &&
    Array.isArray(value.findings) &&
    value.findings.every((entry) => typeof entry === 'object' && entry !== null && 'code' in entry)
  );
}
