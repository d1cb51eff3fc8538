/** Reference data: published CRDs, facts and cases with known verdicts. They are not part of the repository. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { readSchemas } from '../../build/schemas/read.mjs';
import type { Channel, Schema, Target } from '../../server/src/engine/schema/model.ts';

const REFERENCE = path.resolve(process.env.GATELENS_REFERENCE ?? '../shared');

/** What to give to a test that needs `file`: skipped, with the reason, where it is not at hand. */
export function needs(file: string): { readonly skip: string | false } {
  const missing = `no reference data: ${file} is not in GATELENS_REFERENCE (default ../shared)`;
  return { skip: existsSync(path.join(REFERENCE, file)) ? false : missing };
}

export function referencePath(file: string): string {
  return path.join(REFERENCE, file);
}

export function referenceText(file: string): string {
  return readFileSync(referencePath(file), 'utf8');
}

/** A CustomResourceDefinition, as far as it is compared. */
export type Crd = {
  readonly spec: {
    readonly group: string;
    readonly scope: string;
    readonly names: {
      readonly kind: string;
      readonly plural: string;
      readonly singular: string;
      readonly shortNames?: readonly string[];
    };
    readonly versions: readonly CrdVersion[];
  };
};

export type CrdVersion = {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly schema: { readonly openAPIV3Schema: Schema };
};

/** Every target, newest first, and the patch whose CRDs it must equal. */
export const PUBLISHED: readonly { readonly target: Target; readonly patch: string }[] = readSchemas(
  'schemas',
).releases.flatMap(({ release, patch }) =>
  (['standard', 'experimental'] as const).map((channel) => ({ target: { release, channel }, patch })),
);

export function crdsFile(patch: string, channel: Channel): string {
  return `crds/gateway-api-${patch}-${channel}.yaml`;
}

/** The CRDs of a release and channel; what else the file holds is left out. */
export function readCrds(patch: string, channel: Channel): readonly Crd[] {
  const known = CRDS.get(crdsFile(patch, channel));
  if (known) return known;
  const documents = parseAllDocuments(referenceText(crdsFile(patch, channel)));
  const crds = documents
    .map((document) => document.toJS())
    .filter((manifest) => manifest?.kind === 'CustomResourceDefinition');
  CRDS.set(crdsFile(patch, channel), crds);
  return crds;
}

/** Parsing one file takes most of a second. */
const CRDS = new Map<string, readonly Crd[]>();
