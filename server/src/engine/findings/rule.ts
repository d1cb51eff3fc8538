import type { Config } from '../config.ts';
import type { Index } from '../index/index.ts';
import type { NamespaceRules } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Resolution } from '../index/resolve.ts';
import type { FilePart, ManifestFile } from '../manifest/file.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Reference } from '../manifest/references.ts';
import type { SchemaStore, Target } from '../schema/model.ts';
import type { FindingCode } from './catalogue.ts';
import type { Finding, Fix } from './finding.ts';

/** A family of findings: how they are found and how they are fixed. One file each. */
export type Rule = {
  readonly codes: readonly FindingCode[];
  /** Phase 1: what one document tells by itself. Runs at every keystroke in it; the result is kept by its text. */
  readonly checkManifest?: (manifest: Manifest, context: ManifestContext) => readonly Finding[];
  /** Phase 2: what needs the workspace, for one resource that is read in full. */
  readonly checkResource?: (from: IndexedResource, view: View) => readonly Finding[];
  /** Repairs of one of this rule's findings, best first. */
  readonly fixes?: (finding: Finding, context: FixContext) => readonly Fix[];
};

export type ManifestContext = { readonly schemas: SchemaStore; readonly target: Target };

/** What rules, the graph and features may see of a snapshot: everything, changing nothing. */
export type View = ManifestContext & {
  readonly config: Config;
  readonly index: Index;
  readonly namespaces: NamespaceRules;
  file(uri: string): ManifestFile | undefined;
  /** Where a manifest stands in its file now; undefined if it is no longer there. */
  partOf(uri: string, manifest: Manifest): FilePart | undefined;
  resolve(from: IndexedResource, reference: Reference): Resolution;
};

export type FixContext = { readonly view: View; readonly file: ManifestFile; readonly part: FilePart };
