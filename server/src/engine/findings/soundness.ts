import type { IndexedResource } from '../index/objects.ts';
import type { FilePart } from '../manifest/file.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Reference } from '../manifest/references.ts';
import type { Span } from '../text/span.ts';
import type { Finding } from './finding.ts';

/** Whether what stands at `span` was read as it was meant: nothing before it broke the YAML. */
export function isSound({ brokenAt }: Manifest, span: Span): boolean {
  return brokenAt === undefined || span.end < brokenAt;
}

/** The reference that a finding is about, in the document as it is now. */
export function referenceAt(
  { uri, manifest }: FilePart,
  { pointer, resource: owner }: Finding,
): { readonly from: IndexedResource; readonly reference: Reference } | undefined {
  const resource = manifest.resources.find((candidate) => candidate.pointer === owner);
  const reference = resource?.references.find(
    (candidate) => pointer === candidate.pointer || pointer.startsWith(`${candidate.pointer}/`),
  );
  return resource && reference && { from: { uri, manifest, resource }, reference };
}
