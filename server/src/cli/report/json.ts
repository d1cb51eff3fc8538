import type { Report } from './model.ts';
import { summaryOf } from './model.ts';

/** For programs: version 1 of the contract. */
export function jsonReport({ files, resources, findings }: Report): string {
  return `${JSON.stringify({ version: 1, files, resources, findings, summary: summaryOf(findings) }, null, 2)}\n`;
}
