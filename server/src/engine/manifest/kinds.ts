/** The API groups and kinds that Gatelens knows by name, and what it needs to read of each. */

export const GATEWAY_GROUP = 'gateway.networking.k8s.io';
export const EXPERIMENTAL_GROUP = 'gateway.networking.x-k8s.io';
export const LEGACY_GROUP = 'networking.x-k8s.io';
export const CORE_GROUP = '';
/** Kinds of Gatelens itself, which no cluster knows: RouteTest. */
export const OWN_GROUP = 'gatelens.dev';
export const ROUTE_TEST = `${OWN_GROUP}/RouteTest`;

/** `group/kind`; the core group is empty, so a Service is `/Service`. */
export type KindKey = string;

export function kindKey(group: string, kind: string): KindKey {
  return `${group}/${kind}`;
}

/** Splits `apiVersion` as Kubernetes does: `v1` is the core group's. */
export function parseApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/');
  return slash === -1
    ? { group: CORE_GROUP, version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) };
}

/** Whether the group is one of the Gateway API's own, today's or the one of 2021. */
export function isGatewayApiGroup(group: string): boolean {
  return group === GATEWAY_GROUP || group === EXPERIMENTAL_GROUP || group === LEGACY_GROUP;
}

export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'] as const;
export type RouteKind = (typeof ROUTE_KINDS)[number];

export function isRouteKind(group: string, kind: string): kind is RouteKind {
  return group === GATEWAY_GROUP && (ROUTE_KINDS as readonly string[]).includes(kind);
}

/**
 * Kinds outside the Gateway API that are read in full, because an answer needs more of them than a name: Service ports,
 * what others create (cert-manager, External Secrets, Vault, Sealed Secrets, Kustomize), where a tool puts manifests.
 */
const READ_IN_FULL: ReadonlySet<KindKey> = new Set([
  '/Service',
  '/List',
  'multicluster.x-k8s.io/ServiceImport',
  'cert-manager.io/Certificate',
  'external-secrets.io/ExternalSecret',
  'external-secrets.io/ClusterExternalSecret',
  'secrets.hashicorp.com/VaultPKISecret',
  'secrets.hashicorp.com/VaultStaticSecret',
  'secrets.hashicorp.com/VaultDynamicSecret',
  'bitnami.com/SealedSecret',
  'kustomize.config.k8s.io/Kustomization',
  'kustomize.config.k8s.io/Component',
  '/LabelTransformer', // of apiVersion `builtin`
  'kustomize.toolkit.fluxcd.io/Kustomization',
  'argoproj.io/Application',
  ROUTE_TEST,
]);

export function isReadInFull(group: string, kind: string): boolean {
  return isGatewayApiGroup(group) || READ_IN_FULL.has(kindKey(group, kind));
}

const CLUSTER_SCOPED: ReadonlySet<KindKey> = new Set([
  '/Namespace',
  '/Node',
  '/PersistentVolume',
  `${GATEWAY_GROUP}/GatewayClass`,
  `${EXPERIMENTAL_GROUP}/XMesh`,
  `${LEGACY_GROUP}/GatewayClass`,
  'apiextensions.k8s.io/CustomResourceDefinition',
  'rbac.authorization.k8s.io/ClusterRole',
  'rbac.authorization.k8s.io/ClusterRoleBinding',
  'cert-manager.io/ClusterIssuer',
  'external-secrets.io/ClusterSecretStore',
]);

/** Whether objects of this kind are known to live outside namespaces. Custom kinds say so in their CRD. */
export function isClusterScoped(group: string, kind: string): boolean {
  return CLUSTER_SCOPED.has(kindKey(group, kind));
}
