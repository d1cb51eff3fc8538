/** A cheap look at text, for deciding what the editor offers: no parsing, so it may be fooled, but it is never slow. */

const GATEWAY_API =
  /^[ \t]*(?:- )?["']?apiVersion["']?\s*:\s*["']?(?:gateway\.networking\.(?:x-)?|networking\.x-)k8s\.io\//m;
const ANY_MANIFEST = /^["']?apiVersion["']?\s*:/m;
const NOT_FOR_A_CLUSTER = /^["']?apiVersion["']?\s*:\s*["']?(?:kustomize\.config\.k8s\.io|gatelens\.dev)\//m;

/** Whether the text seems to hold a resource of Gateway API. */
export function holdsGatewayApi(text: string): boolean {
  return GATEWAY_API.test(text);
}

/** Whether another manifest may be added to the text: it holds manifests already, or nothing but comments. */
export function takesManifests(text: string): boolean {
  if (NOT_FOR_A_CLUSTER.test(text)) return false;
  return ANY_MANIFEST.test(text) || isBlank(text);
}

/** Whether the text says nothing: only empty lines, comments and document markers. */
export function isBlank(text: string): boolean {
  return text.split(/\r?\n/).every((line) => /^\s*(?:#.*|---\s*(?:#.*)?)?$/.test(line));
}
