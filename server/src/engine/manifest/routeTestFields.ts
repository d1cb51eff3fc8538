import { EXPERIMENTAL_GROUP, GATEWAY_GROUP, kindKey, ROUTE_KINDS, ROUTE_TEST } from './kinds.ts';
import type { ReferenceField } from './referenceFields.ts';

const GATEWAY = { group: GATEWAY_GROUP, kind: 'Gateway' };
const SERVICE = { group: '', kind: 'Service' };

/** What a RouteTest points at: whom it asks, and what it expects to get the request. */
export const ROUTE_TEST_FIELDS: readonly ReferenceField[] = [
  ...[GATEWAY, SERVICE].map(
    (target): ReferenceField => ({
      role: 'test-target',
      of: [ROUTE_TEST],
      path: `spec.${target.kind.toLowerCase()}`,
      shape: 'object',
      defaults: target,
      scope: 'named',
      kinds: [kindKey(target.group, target.kind)],
    }),
  ),
  ...['backend', 'backends[]', 'mirrors[]'].map(
    (path): ReferenceField => ({
      role: 'test-backend',
      of: [ROUTE_TEST],
      path: `spec.cases[].expect.${path}`,
      shape: 'object',
      defaults: SERVICE,
      scope: 'named',
      section: 'service-port',
      kinds: ['/Service', 'multicluster.x-k8s.io/ServiceImport', kindKey(EXPERIMENTAL_GROUP, 'XBackend')],
    }),
  ),
  {
    role: 'test-route',
    of: [ROUTE_TEST],
    path: 'spec.cases[].expect.route',
    shape: 'object',
    defaults: { group: GATEWAY_GROUP, kind: 'HTTPRoute' },
    scope: 'named',
    kinds: ROUTE_KINDS.map((kind) => kindKey(GATEWAY_GROUP, kind)),
  },
];
