import { EXPERIMENTAL_GROUP, GATEWAY_GROUP, kindKey, LEGACY_GROUP } from '../../manifest/kinds.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Resource } from '../../manifest/resource.ts';
import type { Step, Untranslated } from './draft.ts';
import { migrateText, untranslatedBy } from './draft.ts';
import { LEGACY_GATEWAY, LEGACY_GATEWAY_CLASS } from './legacyGateway.ts';
import { LEGACY_HTTP_ROUTE, LEGACY_L4_ROUTE, LEGACY_TLS_ROUTE } from './legacyRoutes.ts';
import { becomes } from './legacyShared.ts';
import { BACKEND_POLICY, BACKEND_TLS_POLICY_V1ALPHA2, X_LISTENER_SET } from './policies.ts';

/** What a resource is to become. */
export type Successor = { readonly apiVersion: string; readonly kind: string };

/** The shapes that changed. Everything else keeps its shape from version to version. */
const STEPS: ReadonlyMap<string, readonly Step[]> = new Map([
  [`${kindKey(LEGACY_GROUP, 'GatewayClass')} v1alpha1`, LEGACY_GATEWAY_CLASS],
  [`${kindKey(LEGACY_GROUP, 'Gateway')} v1alpha1`, LEGACY_GATEWAY],
  [`${kindKey(LEGACY_GROUP, 'HTTPRoute')} v1alpha1`, LEGACY_HTTP_ROUTE],
  [`${kindKey(LEGACY_GROUP, 'TCPRoute')} v1alpha1`, LEGACY_L4_ROUTE],
  [`${kindKey(LEGACY_GROUP, 'UDPRoute')} v1alpha1`, LEGACY_L4_ROUTE],
  [`${kindKey(LEGACY_GROUP, 'TLSRoute')} v1alpha1`, LEGACY_TLS_ROUTE],
  [`${kindKey(LEGACY_GROUP, 'BackendPolicy')} v1alpha1`, BACKEND_POLICY],
  [`${kindKey(GATEWAY_GROUP, 'BackendTLSPolicy')} v1alpha2`, BACKEND_TLS_POLICY_V1ALPHA2],
  [`${kindKey(EXPERIMENTAL_GROUP, 'XListenerSet')} v1alpha1`, X_LISTENER_SET],
]);

function stepsFor({ group, kind, version }: Resource): readonly Step[] {
  return STEPS.get(`${kindKey(group, kind)} ${version}`) ?? [];
}

/** Whether the resource is written in a shape that its successors do not have. */
export function isReshaped(resource: Resource): boolean {
  return stepsFor(resource).length > 0;
}

/**
 * The resource's document with the resource rewritten as its successor; the author's comments, order and style stay.
 * Undefined if only a person can write it.
 */
export function migrate(
  { text }: Manifest,
  resource: Resource,
  { apiVersion, kind }: Successor,
): string | undefined {
  return migrateText(text, resource.pointer, [...stepsFor(resource), becomes(apiVersion, kind)]);
}

/** What a resource says that its successors have no word for, whether or not it can be rewritten. */
export function untranslatedIn(manifest: Manifest, resource: Resource): readonly Untranslated[] {
  const steps = stepsFor(resource);
  return steps.length === 0 ? [] : untranslatedBy(manifest, resource.pointer, steps);
}
