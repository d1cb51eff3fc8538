import type { Config } from './config.ts';
import type { Finding, Fix, TextEdit } from './findings/finding.ts';
import { applyIgnores, findUnusedIgnores } from './findings/ignores.ts';
import { LACKING, severityWherePatched } from './findings/patched.ts';
import type { View } from './findings/rule.ts';
import { RULES } from './findings/rules.ts';
import { changesOtherPlaces } from './findings/sharedText.ts';
import { isSwitchedOff } from './findings/switchedOff.ts';
import type { Index } from './index/index.ts';
import type { Kustomizations } from './index/kustomizations.ts';
import type { NamespaceRules } from './index/namespaces.ts';
import type { Resolution } from './index/resolve.ts';
import { resolveReference } from './index/resolve.ts';
import type { FilePart, ManifestFile } from './manifest/file.ts';
import { type KindKey, kindKey } from './manifest/kinds.ts';
import type { Manifest } from './manifest/manifest.ts';
import type { Reference } from './manifest/references.ts';
import type { SchemaStore, Target } from './schema/model.ts';
import type { ChosenTarget } from './target.ts';
import { shiftSpan } from './text/span.ts';

/** A finding at its place in the file: `span` counts from the file's start. */
export type FileFinding = Finding & { readonly part: FilePart };

/**
 * Everything at one moment. Reading is lazy and memoised. A snapshot answers until the next `Workspace.apply`; asked
 * later it throws StaleSnapshotError, so that no answer mixes two moments.
 */
export type Snapshot = View & {
  readonly revision: number;
  readonly targetSource: ChosenTarget['targetSource'];
  readonly unknownRelease?: ChosenTarget['unknownRelease'];
  /** Files whose cross-file findings the last change may have altered, the changed ones included. */
  readonly affected: ReadonlySet<string>;
  uris(): Iterable<string>;
  isOpen(uri: string): boolean;
  /** Phase 1: what each document of the file tells by itself. */
  documentFindings(uri: string): readonly FileFinding[];
  /** Both phases, in the order of the text. */
  findings(uri: string): readonly FileFinding[];
  fixes(uri: string, finding: FileFinding): readonly Fix[];
};

/** The state that a workspace shares with its current snapshot. */
export type SnapshotParts = {
  readonly revision: number;
  readonly isCurrent: () => boolean;
  readonly config: Config;
  readonly target: Target;
  readonly targetSource: ChosenTarget['targetSource'];
  readonly unknownRelease?: ChosenTarget['unknownRelease'];
  readonly schemas: SchemaStore;
  readonly files: ReadonlyMap<string, ManifestFile>;
  readonly open: { has(uri: string): boolean };
  readonly index: Index;
  readonly kustomizations: Kustomizations;
  readonly memo: Memo;
  readonly affected: ReadonlySet<string>;
};

/** Results that outlive a snapshot: the workspace drops what a change made untrue. */
export type Memo = {
  /** Phase 1 by document: equal text, equal findings. */
  readonly manifests: WeakMap<Manifest, readonly Finding[]>;
  /** Phase 2 by file. */
  readonly files: Map<string, ReadonlyMap<Manifest, readonly Finding[]>>;
  /** Files with references to objects of a kind that are not here: a new object may be what they meant. */
  readonly unresolved: Map<KindKey, Set<string>>;
};

export class StaleSnapshotError extends Error {
  override readonly name = 'StaleSnapshotError';
}

export function createSnapshot(parts: SnapshotParts): Snapshot {
  const { config, schemas, target, files, memo, index, kustomizations } = parts;
  const namespaces = namespaceRules(kustomizations, config);
  const fresh = (): void => {
    if (!parts.isCurrent()) throw new StaleSnapshotError(`Snapshot ${parts.revision} was replaced.`);
  };

  const file = (uri: string): ManifestFile | undefined => {
    fresh();
    return files.get(uri);
  };

  /** Of this moment only; several rules follow each reference. */
  const resolutions = new WeakMap<Reference, Resolution>();

  const view: View = {
    config,
    schemas,
    target,
    index,
    namespaces,
    file,
    partOf: (uri, manifest) => file(uri)?.parts.find((part) => part.manifest === manifest),
    resolve: (from, reference) => {
      let resolution = resolutions.get(reference);
      if (!resolution) {
        resolution = resolveReference({ index, namespaces }, from, reference);
        resolutions.set(reference, resolution);
      }
      return resolution;
    },
  };

  const ofManifest = (uri: string, manifest: Manifest): readonly Finding[] => {
    let found = memo.manifests.get(manifest);
    if (!found) {
      found = RULES.flatMap((rule) => rule.checkManifest?.(manifest, { schemas, target }) ?? []);
      memo.manifests.set(manifest, found);
      if (!parts.open.has(uri)) manifest.release(); // nobody types here: the text is enough to come back
    }
    return found;
  };

  const ofFile = (uri: string, fileParts: readonly FilePart[]): ReadonlyMap<Manifest, readonly Finding[]> => {
    let found = memo.files.get(uri);
    if (!found) {
      found = new Map(fileParts.map(({ manifest }) => [manifest, checkReferences(uri, manifest)]));
      memo.files.set(uri, found);
      if (!parts.open.has(uri)) for (const { manifest } of fileParts) manifest.release();
    }
    return found;
  };

  const checkReferences = (uri: string, manifest: Manifest): readonly Finding[] => {
    if (manifest.reading !== 'full' || manifest.template || kustomizations.isPatch(uri)) return [];
    return manifest.resources.flatMap((resource) => {
      const from = { uri, manifest, resource };
      for (const reference of resource.references)
        if (view.resolve(from, reference).type !== 'found') {
          const isGrant = reference.field.role === 'grant-from'; // it points at a namespace
          const key = isGrant ? NAMESPACE : kindKey(reference.group, reference.kind);
          const uris = memo.unresolved.get(key) ?? new Set();
          memo.unresolved.set(key, uris.add(uri));
        }
      return RULES.flatMap((rule) => rule.checkResource?.(from, view) ?? []);
    });
  };

  /** The user's word on what is a finding, and how bad. */
  const wanted = (part: FilePart, findings: readonly Finding[], partial: boolean): Finding[] =>
    findings.flatMap((finding) => {
      if (isSwitchedOff(finding.code, config)) return [];
      if (partial && (LACKING.has(finding.code) || finding.rule !== undefined)) return []; // a patch says only what it changes
      const severity = config.findings[finding.code] ?? severityWherePatched(view, part, finding);
      return severity === 'off' ? [] : [{ ...finding, severity }];
    });

  /** Severities, then comments, then the place in the file. What a comment hides is known after both phases only. */
  const placed = (
    uri: string,
    part: FilePart,
    findings: readonly Finding[],
    phases: 'first' | 'both',
  ): FileFinding[] => {
    const partial = kustomizations.isPatch(uri);
    const ignored = applyIgnores(part.manifest, wanted(part, findings, partial));
    const unused =
      phases === 'both' && !partial
        ? wanted(part, findUnusedIgnores(part.manifest, ignored, config), partial)
        : [];
    return [...ignored.findings, ...unused]
      .sort((a, b) => a.span.start - b.span.start)
      .map((finding) => ({ ...finding, span: shiftSpan(finding.span, part.offset), part }));
  };

  return {
    ...view,
    revision: parts.revision,
    targetSource: parts.targetSource,
    ...(parts.unknownRelease && { unknownRelease: parts.unknownRelease }),
    affected: parts.affected,
    uris: () => files.keys(),
    isOpen: (uri) => parts.open.has(uri),
    documentFindings: (uri) =>
      (file(uri)?.parts ?? []).flatMap((part) => placed(uri, part, ofManifest(uri, part.manifest), 'first')),
    findings: (uri) => {
      const fileParts = file(uri)?.parts ?? [];
      const cross = ofFile(uri, fileParts);
      return fileParts.flatMap((part) =>
        placed(uri, part, [...ofManifest(uri, part.manifest), ...(cross.get(part.manifest) ?? [])], 'both'),
      );
    },
    fixes: (uri, finding) => {
      const of = file(uri);
      if (!of) return [];
      const relative = { ...finding, span: shiftSpan(finding.span, -finding.part.offset) };
      const rules = RULES.filter((rule) => rule.codes.includes(finding.code));
      const fixes = rules.flatMap(
        (rule) => rule.fixes?.(relative, { view, file: of, part: finding.part }) ?? [],
      );
      const isOurs = (edit: TextEdit): boolean => {
        const edited = file(edit.uri);
        return !edited || !changesOtherPlaces(edited, edit, edit.uri === uri ? finding.span : undefined);
      };
      return fixes.filter(({ edits }) => edits.every(isOurs));
    },
  };
}

const NAMESPACE = kindKey('', 'Namespace');

/** How namespaces are understood under a configuration. */
export function namespaceRules(kustomizations: Kustomizations, config: Config): NamespaceRules {
  const name = config.defaultNamespace ?? (config.world === 'closed' ? 'default' : undefined);
  return { kustomizations, ...(name !== undefined && { defaultNamespace: name }) };
}
