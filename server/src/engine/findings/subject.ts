import { isGatewayApiGroup } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Span } from '../text/span.ts';

/** Whether a document is ours to judge: it is read in full, says what it is, and holds a Gateway API resource. */
export function isGatewayApiDocument(manifest: Manifest): boolean {
  if (manifest.reading !== 'full' || !manifest.gatewayApi || manifest.template) return false;
  const { resources, text } = manifest;
  return resources.length > 0
    ? resources.some(({ group }) => isGatewayApiGroup(group))
    : API_VERSION.test(text) || LIST.test(text);
}

/** As above, and documents of kinds that a CRD of the workspace defines. */
export function isCheckedDocument(manifest: Manifest): boolean {
  if (manifest.custom) return manifest.reading === 'full' && !manifest.template;
  return isGatewayApiDocument(manifest);
}

/** For a document that is too broken to have resources: it says what it is in its first column, or is a list. */
const API_VERSION =
  /^(?:\{[ \t]*)?["']?apiVersion["']?[ \t]*:?[ \t]*["']?(?:gateway\.networking\.(?:x-)?|networking\.x-)k8s\.io\b/m;
const LIST = /^(?:\{[ \t]*)?["']?kind["']?[ \t]*:[ \t]*["']?\w*List\b/m;

/** The pointer of the resource that a place lies in, as findings name it; nothing outside of resources. */
export function resourceAt(manifest: Manifest, { start }: Span): { readonly resource?: string } {
  const found = manifest.resources.find(({ span }) => span.start <= start && start <= span.end);
  return found ? { resource: found.pointer } : {};
}
