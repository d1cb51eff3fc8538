import type { KindKey } from './kinds.ts';
import { EXPERIMENTAL_GROUP, GATEWAY_GROUP, ROUTE_KINDS } from './kinds.ts';
import { ROUTE_TEST_FIELDS } from './routeTestFields.ts';

/**
 * THE table of fields that point at other objects. Index, completion, hover, definition, references, findings, rename
 * and the graph all read it; a new reference field is one more line here.
 */
export type ReferenceField = {
  readonly role: ReferenceRole;
  /** Kinds that have the field; `any` for policies of every group. */
  readonly of: readonly KindKey[] | 'any';
  /** The way from the resource to the reference; `[]` is each item of a list. */
  readonly path: string;
  /** `object`: a map with name and perhaps group, kind, namespace. `name`: a bare string. `selector`: a label selector. */
  readonly shape: 'object' | 'name' | 'selector';
  /** Filled in where group or kind is not written; absent where both are required. */
  readonly defaults?: { readonly group: string; readonly kind: string };
  /** Where the target lives: `named` by a namespace field that defaults to the referrer's, its `own`, or the `cluster`. */
  readonly scope: 'named' | 'own' | 'cluster';
  /** A target in another namespace needs a ReferenceGrant there (Gateway API, ReferenceGrant and the field's own text). */
  readonly needsGrant?: boolean;
  /** What `sectionName` and `port` name in the target. */
  readonly section?: 'listener' | 'service-port';
  /** Kinds that make sense here, most usual first, for completion. */
  readonly kinds: readonly KindKey[];
};

export type ReferenceRole =
  | 'parent'
  | 'backend'
  | 'mirror'
  | 'external-auth'
  | 'extension'
  | 'gateway-class'
  | 'parameters'
  | 'certificate'
  | 'ca-certificate'
  | 'client-certificate'
  | 'listener-set-parent'
  | 'target'
  | 'grant-from'
  | 'grant-to'
  | 'namespace-selector'
  | 'test-target'
  | 'test-backend'
  | 'test-route';

const gateway = (kind: string): KindKey => `${GATEWAY_GROUP}/${kind}`;
const experimental = (kind: string): KindKey => `${EXPERIMENTAL_GROUP}/${kind}`;

const ROUTES = ROUTE_KINDS.map(gateway);
const HTTP_GRPC = [gateway('HTTPRoute'), gateway('GRPCRoute')];
const LISTENER_OWNERS = [gateway('Gateway'), gateway('ListenerSet'), experimental('XListenerSet')];
const SERVICE = { group: '', kind: 'Service' };
const SECRET = { group: '', kind: 'Secret' };
const BACKENDS = ['/Service', 'multicluster.x-k8s.io/ServiceImport', experimental('XBackend')];

/** The same field on a rule's filters and on the filters of one of its backends. */
const filterPaths = (field: string): string[] => [
  `spec.rules[].filters[].${field}`,
  `spec.rules[].backendRefs[].filters[].${field}`,
];

export const REFERENCE_FIELDS: readonly ReferenceField[] = [
  {
    role: 'parent',
    of: ROUTES,
    path: 'spec.parentRefs[]',
    shape: 'object',
    defaults: { group: GATEWAY_GROUP, kind: 'Gateway' },
    scope: 'named',
    section: 'listener',
    kinds: [gateway('Gateway'), gateway('ListenerSet'), '/Service'],
  },
  {
    role: 'listener-set-parent',
    of: [gateway('ListenerSet'), experimental('XListenerSet')],
    path: 'spec.parentRef',
    shape: 'object',
    defaults: { group: GATEWAY_GROUP, kind: 'Gateway' },
    scope: 'named',
    kinds: [gateway('Gateway')],
  },
  {
    role: 'gateway-class',
    of: [gateway('Gateway')],
    path: 'spec.gatewayClassName',
    shape: 'name',
    defaults: { group: GATEWAY_GROUP, kind: 'GatewayClass' },
    scope: 'cluster',
    kinds: [gateway('GatewayClass')],
  },
  {
    role: 'backend',
    of: ROUTES,
    path: 'spec.rules[].backendRefs[]',
    shape: 'object',
    defaults: SERVICE,
    scope: 'named',
    needsGrant: true,
    section: 'service-port',
    kinds: BACKENDS,
  },
  ...filterPaths('requestMirror.backendRef').map(
    (path): ReferenceField => ({
      role: 'mirror',
      of: HTTP_GRPC,
      path,
      shape: 'object',
      defaults: SERVICE,
      scope: 'named',
      needsGrant: true,
      section: 'service-port',
      kinds: BACKENDS,
    }),
  ),
  ...filterPaths('externalAuth.backendRef').map(
    (path): ReferenceField => ({
      role: 'external-auth',
      of: [gateway('HTTPRoute')],
      path,
      shape: 'object',
      defaults: SERVICE,
      scope: 'named',
      needsGrant: true,
      section: 'service-port',
      kinds: BACKENDS,
    }),
  ),
  ...filterPaths('extensionRef').map(
    (path): ReferenceField => ({
      role: 'extension',
      of: HTTP_GRPC,
      path,
      shape: 'object',
      scope: 'own',
      kinds: [],
    }),
  ),
  {
    role: 'parameters',
    of: [gateway('GatewayClass'), experimental('XMesh')],
    path: 'spec.parametersRef',
    shape: 'object',
    scope: 'named',
    kinds: [],
  },
  {
    role: 'parameters',
    of: [gateway('Gateway')],
    path: 'spec.infrastructure.parametersRef',
    shape: 'object',
    scope: 'own',
    kinds: [],
  },
  {
    role: 'certificate',
    of: LISTENER_OWNERS,
    path: 'spec.listeners[].tls.certificateRefs[]',
    shape: 'object',
    defaults: SECRET,
    scope: 'named',
    needsGrant: true,
    kinds: ['/Secret'],
  },
  ...[
    'spec.tls.frontend.default.validation.caCertificateRefs[]',
    'spec.tls.frontend.perPort[].tls.validation.caCertificateRefs[]',
    'spec.listeners[].tls.frontendValidation.caCertificateRefs[]', // up to release v1.4
  ].map(
    (path): ReferenceField => ({
      role: 'ca-certificate',
      of: [gateway('Gateway')],
      path,
      shape: 'object',
      scope: 'named',
      needsGrant: true,
      kinds: ['/ConfigMap'],
    }),
  ),
  {
    role: 'client-certificate',
    of: [gateway('Gateway')],
    path: 'spec.tls.backend.clientCertificateRef',
    shape: 'object',
    defaults: SECRET,
    scope: 'named',
    needsGrant: true,
    kinds: ['/Secret'],
  },
  {
    role: 'client-certificate',
    of: [experimental('XBackend')],
    path: 'spec.tls.clientCertificateRef',
    shape: 'object',
    defaults: SECRET,
    scope: 'named',
    needsGrant: true,
    kinds: ['/Secret'],
  },
  {
    role: 'ca-certificate',
    of: [gateway('BackendTLSPolicy')],
    path: 'spec.validation.caCertificateRefs[]',
    shape: 'object',
    scope: 'own',
    kinds: ['/ConfigMap'],
  },
  {
    role: 'ca-certificate',
    of: [experimental('XBackend')],
    path: 'spec.tls.validation.caCertificateRefs[]',
    shape: 'object',
    scope: 'own',
    kinds: ['/ConfigMap'],
  },
  {
    role: 'target',
    of: [gateway('BackendTLSPolicy')],
    path: 'spec.targetRefs[]',
    shape: 'object',
    scope: 'own',
    section: 'service-port',
    kinds: BACKENDS,
  },
  {
    role: 'target',
    of: [experimental('XBackendTrafficPolicy')],
    path: 'spec.targetRefs[]',
    shape: 'object',
    scope: 'own',
    kinds: BACKENDS,
  },
  ...['spec.targetRefs[]', 'spec.targetRef'].map(
    (path): ReferenceField => ({
      role: 'target',
      of: 'any',
      path,
      shape: 'object',
      scope: 'named', // some policies still have a namespace beside the name
      kinds: [gateway('Gateway'), gateway('HTTPRoute'), gateway('GRPCRoute'), '/Service'],
    }),
  ),
  {
    role: 'grant-from',
    of: [gateway('ReferenceGrant')],
    path: 'spec.from[]',
    shape: 'object',
    scope: 'named',
    kinds: [...ROUTES, gateway('Gateway'), gateway('ListenerSet')],
  },
  {
    role: 'grant-to',
    of: [gateway('ReferenceGrant')],
    path: 'spec.to[]',
    shape: 'object',
    scope: 'own',
    kinds: ['/Service', '/Secret', '/ConfigMap'],
  },
  ...['spec.listeners[].allowedRoutes.namespaces.selector', 'spec.allowedListeners.namespaces.selector'].map(
    (path): ReferenceField => ({
      role: 'namespace-selector',
      of: LISTENER_OWNERS,
      path,
      shape: 'selector',
      defaults: { group: '', kind: 'Namespace' },
      scope: 'cluster',
      kinds: ['/Namespace'],
    }),
  ),
  ...ROUTE_TEST_FIELDS,
];

/** The reference fields of a kind. A field of that very kind hides the `any` field at the same path. */
export function referenceFieldsOf(key: KindKey): readonly ReferenceField[] {
  let fields = byKind.get(key);
  if (!fields) {
    const own = REFERENCE_FIELDS.filter((field) => field.of !== 'any' && field.of.includes(key));
    const general = REFERENCE_FIELDS.filter(
      (field) => field.of === 'any' && !own.some((other) => other.path === field.path),
    );
    fields = [...own, ...general];
    byKind.set(key, fields);
  }
  return fields;
}

const byKind = new Map<KindKey, readonly ReferenceField[]>();
