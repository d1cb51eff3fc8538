import type { TestReport } from './testModel.ts';

/** The results as JSON: version 1 of the contract (README, "Command line"). */
export function testJson({ passed, failed, tests }: TestReport): string {
  const written = tests.map(({ facts: _, messages: __, ...each }) => each);
  return `${JSON.stringify({ version: 1, passed, failed, tests: written }, null, 2)}\n`;
}
