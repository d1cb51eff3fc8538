import type { AttachmentContext } from '../attachment/context.ts';
import { isKustomizationFile } from '../index/kustomization.ts';
import type { FilePart, ManifestFile } from '../manifest/file.ts';
import type { Steps } from '../steps.ts';
import { baseName, folderOf, isWithin } from '../text/uri.ts';
import { changedPlaceholders } from './changedPlaceholders.ts';
import type { Unread, Versions } from './model.ts';
import { changedFields, changedPatches } from './unreadKustomize.ts';

/** A version with its files. */
export type VersionWithFiles = AttachmentContext & {
  uris(): Iterable<string>;
  file(uri: string): ManifestFile | undefined;
};

/**
 * Files that differ in something that may decide over requests and is not applied here: what Kustomize and Helm make of
 * other files, templates, other placeholders, and what is no YAML in one of the versions.
 */
export function* unread(base: VersionWithFiles, head: VersionWithFiles): Steps<readonly Unread[]> {
  const found: Unread[] = [];
  const patches: string[] = [];
  const different: string[] = [];
  for (const uri of new Set([...base.uris(), ...head.uris()])) {
    const [was, is] = [base.file(uri), head.file(uri)];
    if (was?.text === is?.text) continue;
    yield;
    different.push(uri);
    const files = { ...(was && { base: was }), ...(is && { head: is }) };
    if (isKustomizationFile(uri)) {
      const fields = yield* changedFields(base, head, uri);
      if (fields.length > 0) found.push({ uri, reason: 'kustomize', fields });
    } else if (isTemplate(files)) found.push({ uri, reason: 'template' });
    else if (isBroken(was) || isBroken(is))
      found.push({
        uri,
        reason: 'broken',
        sides: [...(isBroken(was) ? (['base'] as const) : []), ...(isBroken(is) ? (['head'] as const) : [])],
      });
    else if (isValues(base, head, uri)) found.push({ uri, reason: 'values' });
    else if (was && is) patches.push(uri);
  }
  const changed = yield* changedPatches(base, head, patches);
  found.push(...changed.map((uri): Unread => ({ uri, reason: 'patch' })));
  for (const each of changedPlaceholders(base, head, different))
    if (!found.some(({ uri }) => uri === each.uri)) found.push({ ...each, reason: 'filled-in' });
  return found.sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

function isTemplate({ base, head }: Versions<ManifestFile>): boolean {
  const textOf = (file: ManifestFile | undefined): string =>
    (file?.parts ?? [])
      .flatMap(({ manifest }) => (manifest.template && manifest.gatewayApi ? manifest.text : []))
      .join('---');
  return textOf(base) !== textOf(head);
}

function isBroken(file: ManifestFile | undefined): boolean {
  return (file?.parts ?? []).some(isBrokenPart);
}

function isBrokenPart({ manifest }: FilePart): boolean {
  const { gatewayApi, reading, brokenAt } = manifest;
  return gatewayApi && (reading === 'too-large' || brokenAt !== undefined);
}

/** Whether a file is called as those that hold the values of Helm charts. */
export function isHelmValues(uri: string): boolean {
  return /^values.*\.ya?ml$/.test(baseName(uri));
}

/** Values of a Helm chart whose templates make something of the Gateway API. */
function isValues(base: VersionWithFiles, head: VersionWithFiles, uri: string): boolean {
  if (!isHelmValues(uri)) return false;
  const templates = `${folderOf(uri)}/templates`;
  return [base, head].some((version) =>
    [...version.uris()].some(
      (each) =>
        isWithin(each, templates) && version.file(each)?.parts.some(({ manifest }) => manifest.gatewayApi),
    ),
  );
}
