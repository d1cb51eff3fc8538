import type { Json, Schema } from '../../engine/index.ts';
import { sampleValue } from '../../engine/index.ts';
import type { NewResourceParams } from '../../protocol.ts';
import { yamlLines } from './yamlLines.ts';

/** The lines of a spec for a kind: what people write first, or the least that its schema accepts. */
export function specOf(kind: string, params: NewResourceParams, schema: Schema | undefined): string[] {
  const spec = SPECS[kind]?.(params) ?? (schema && sampleValue(schema)) ?? {};
  return yamlLines(spec);
}

const HOSTNAME = 'www.example.com';

const SPECS: Partial<Record<string, (params: NewResourceParams) => Json>> = {
  GatewayClass: () => ({ controllerName: 'example.com/gateway-controller' }),
  Gateway: ({ gatewayClass, hostname }) => ({
    gatewayClassName: gatewayClass ?? 'example',
    listeners: [{ name: 'http', protocol: 'HTTP', port: 80, ...(hostname !== undefined && { hostname }) }],
  }),
  ListenerSet: (params) => ({
    parentRef: parentOf(params),
    listeners: [{ name: 'http', protocol: 'HTTP', port: 80, hostname: params.hostname ?? HOSTNAME }],
  }),
  HTTPRoute: (params) => ({
    parentRefs: [parentOf(params)],
    hostnames: [params.hostname ?? HOSTNAME],
    rules: [{ matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [backendOf(params)] }],
  }),
  GRPCRoute: (params) => ({
    parentRefs: [parentOf(params)],
    hostnames: [params.hostname ?? HOSTNAME],
    rules: [{ backendRefs: [backendOf(params)] }],
  }),
  TLSRoute: (params) => ({
    parentRefs: [parentOf(params)],
    hostnames: [params.hostname ?? HOSTNAME],
    rules: [{ backendRefs: [backendOf(params)] }],
  }),
  TCPRoute: streamRoute,
  UDPRoute: streamRoute,
  ReferenceGrant: ({ namespace }) => ({
    from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: namespace ?? 'example' }],
    to: [{ group: '', kind: 'Service' }],
  }),
  BackendTLSPolicy: ({ backend, hostname }) => ({
    targetRefs: [{ group: '', kind: 'Service', name: backend?.name ?? 'example' }],
    validation: { hostname: hostname ?? HOSTNAME, wellKnownCACertificates: 'System' },
  }),
};

function streamRoute(params: NewResourceParams): Json {
  return { parentRefs: [parentOf(params)], rules: [{ backendRefs: [backendOf(params)] }] };
}

/** The namespace is written where it is another than the resource's own. */
function parentOf({ parent, namespace }: NewResourceParams): Json {
  return {
    name: parent?.name ?? 'example',
    ...(parent?.namespace !== undefined && parent.namespace !== namespace && { namespace: parent.namespace }),
    ...(parent?.sectionName !== undefined && { sectionName: parent.sectionName }),
  };
}

function backendOf({ backend, namespace }: NewResourceParams): Json {
  return {
    name: backend?.name ?? 'example',
    ...(backend?.namespace !== undefined &&
      backend.namespace !== namespace && { namespace: backend.namespace }),
    port: backend?.port ?? 8080,
  };
}
