import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Published CRDs and conformance cases, which tests compare with where they are present: GATELENS_REFERENCE names the
 * folder. They are no part of the project.
 */
export const REFERENCE = path.resolve(process.env.GATELENS_REFERENCE ?? '../shared');

/** For the `skip` option of a test: why it cannot run, or false if the reference data has this file or folder. */
export function missingReference(...names: string[]): string | false {
  const lacking = names.find((name) => !existsSync(path.join(REFERENCE, name)));
  return lacking === undefined
    ? false
    : `no reference data: ${lacking} is not in the folder that GATELENS_REFERENCE names`;
}

export function readReference(name: string): string {
  return readFileSync(path.join(REFERENCE, name), 'utf8');
}
