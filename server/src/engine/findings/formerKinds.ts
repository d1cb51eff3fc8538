import { EXPERIMENTAL_GROUP, GATEWAY_GROUP, kindKey, LEGACY_GROUP } from '../manifest/kinds.ts';

/**
 * What Gateway API once had and its newest CRDs do not list any more: people still meet it in old manifests, and are
 * told that it is gone rather than that it never was.
 */
export type FormerKind = { readonly successor: { readonly apiVersion: string; readonly kind: string } };

const V1 = `${GATEWAY_GROUP}/v1`;
const successor = (kind: string, apiVersion = V1): FormerKind => ({ successor: { apiVersion, kind } });

const KINDS: ReadonlyMap<string, FormerKind> = new Map<string, FormerKind>([
  [kindKey(GATEWAY_GROUP, 'ReferencePolicy'), successor('ReferenceGrant')],
  [
    kindKey(GATEWAY_GROUP, 'BackendLBPolicy'),
    successor('XBackendTrafficPolicy', `${EXPERIMENTAL_GROUP}/v1alpha1`),
  ],
  [kindKey(EXPERIMENTAL_GROUP, 'XListenerSet'), successor('ListenerSet')],
  ...['GatewayClass', 'Gateway', 'HTTPRoute', 'TCPRoute', 'TLSRoute', 'UDPRoute'].map(
    (kind) => [kindKey(LEGACY_GROUP, kind), successor(kind)] as const,
  ),
  [kindKey(LEGACY_GROUP, 'BackendPolicy'), successor('BackendTLSPolicy')],
]);

export function formerKind(group: string, kind: string): FormerKind | undefined {
  return KINDS.get(kindKey(group, kind));
}

/** Versions that CRDs of earlier releases served. */
const VERSIONS: ReadonlySet<string> = new Set([
  ...['GatewayClass', 'Gateway', 'HTTPRoute'].flatMap((kind) => [`${kind} v1alpha2`, `${kind} v1beta1`]),
  ...['ReferenceGrant v1alpha2', 'ReferenceGrant v1beta1', 'GRPCRoute v1alpha2'],
  ...['TCPRoute v1alpha2', 'UDPRoute v1alpha2', 'TLSRoute v1alpha2', 'TLSRoute v1alpha3'],
  ...['BackendTLSPolicy v1alpha2', 'BackendTLSPolicy v1alpha3'],
]);

/** Whether some release served the kind in this version. */
export function everServed(group: string, kind: string, version: string): boolean {
  return group === GATEWAY_GROUP && VERSIONS.has(`${kind} ${version}`);
}

const HOMES: ReadonlyMap<string, string> = new Map([
  ...['Service', 'Secret', 'ConfigMap', 'Namespace'].map((kind) => [kind, 'v1'] as const),
  ['Deployment', 'apps/v1'],
  ['Ingress', 'networking.k8s.io/v1'],
  ['NetworkPolicy', 'networking.k8s.io/v1'],
]);

/** The apiVersion of kinds outside the Gateway API that stand beside its own in most files. */
export function homeOf(kind: string): string | undefined {
  return HOMES.get(kind);
}
