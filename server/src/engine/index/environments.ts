import { baseName } from '../text/uri.ts';

/**
 * Whether the paths of two files name different environments: `clusters/a` and `clusters/b`, `dev` and `prod`. Only
 * what stands behind the folder that both share counts, and only where both name one of the same sort.
 */
export function nameDifferentEnvironments(a: string, b: string): boolean {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (left[shared] !== undefined && left[shared] === right[shared]) shared++;
  const mine = environmentsOf(left, shared);
  if (mine.size === 0) return false;
  for (const [sort, theirs] of environmentsOf(right, shared)) {
    const own = mine.get(sort);
    if (own !== undefined && own !== theirs) return true;
  }
  return false;
}

/** By sort of environment the innermost one that the segments from `from` on name. */
function environmentsOf(segments: readonly string[], from: number): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (let i = from; i < segments.length; i++) {
    const isFile = i === segments.length - 1;
    const name = baseName(segments[i] ?? '').toLowerCase();
    const stage = STAGES[isFile ? name.replace(/\.\w+$/, '') : name];
    if (stage !== undefined) found.set('stage', stage);
    const sort = SORTS[(segments[i - 1] ?? '').toLowerCase()];
    if (sort !== undefined && !isFile && !COMMON.test(name)) found.set(sort, name);
  }
  return found;
}

/** Folders whose subfolders are one environment each. */
const SORTS: Readonly<Partial<Record<string, string>>> = {
  cluster: 'cluster',
  clusters: 'cluster',
  env: 'environment',
  envs: 'environment',
  environment: 'environment',
  environments: 'environment',
  region: 'region',
  regions: 'region',
  stage: 'environment',
  stages: 'environment',
};

/** A folder beside the environments that all of them use. */
const COMMON = /^(?:base|bases|common|shared|default|defaults|all|global|_.*)$/;

const STAGES: Readonly<Partial<Record<string, string>>> = {
  dev: 'dev',
  development: 'dev',
  test: 'test',
  testing: 'test',
  qa: 'qa',
  uat: 'uat',
  sandbox: 'sandbox',
  stage: 'staging',
  staging: 'staging',
  preprod: 'preprod',
  'pre-prod': 'preprod',
  preproduction: 'preprod',
  prod: 'prod',
  production: 'prod',
  live: 'prod',
};
