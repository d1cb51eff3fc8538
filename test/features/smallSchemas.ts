import type { Channel, KindInfo, Schema, SchemaStore } from '../../server/src/engine/index.ts';

/** A store of two kinds whose words the tests know: what hovers say must not change when a description does. */
export const SMALL_SCHEMAS: SchemaStore = {
  releases: ['v1.6', 'v1.5'],
  kinds: ({ channel }) => (channel === 'experimental' ? [HTTP_ROUTE, MESH] : [HTTP_ROUTE]),
  kind: (target, group, kind) =>
    SMALL_SCHEMAS.kinds(target).find((info) => info.group === group && info.kind === kind),
  schema: ({ channel }, group, version, kind) =>
    group === HTTP_ROUTE.group && kind === HTTP_ROUTE.kind && version !== 'v1alpha2'
      ? schemaOf(channel)
      : undefined,
  validate: () => [],
  violations: () => [],
};

const HTTP_ROUTE: KindInfo = {
  group: 'gateway.networking.k8s.io',
  kind: 'HTTPRoute',
  plural: 'httproutes',
  singular: 'httproute',
  shortNames: ['hr'],
  namespaced: true,
  versions: [
    { version: 'v1', served: true, storage: true, deprecated: false },
    { version: 'v1beta1', served: true, storage: false, deprecated: true },
    { version: 'v1alpha2', served: false, storage: false, deprecated: true },
  ],
  description: 'Sends HTTP requests to backends.',
  docs: 'https://example.com/httproute',
};

const MESH: KindInfo = {
  ...HTTP_ROUTE,
  group: 'gateway.networking.x-k8s.io',
  kind: 'XMesh',
  shortNames: [],
  namespaced: false,
  versions: [{ version: 'v1alpha1', served: true, storage: true, deprecated: false }],
  description: 'A mesh.',
};

const OLD = { standard: 'v0.5', experimental: 'v0.5' } as const;

function schemaOf(channel: Channel): Schema {
  const experimental: Schema = {
    type: 'string',
    description: 'Attaches without parents.',
    enum: ['All', 'None'],
    since: { experimental: 'v1.4' },
  };
  return {
    type: 'object',
    since: OLD,
    required: ['spec'],
    properties: {
      metadata: {
        type: 'object',
        since: OLD,
        properties: { labels: { type: 'object', additionalProperties: { type: 'string' } } },
      },
      spec: {
        type: 'object',
        since: OLD,
        properties: {
          hostnames: {
            type: 'array',
            maxItems: 16,
            items: { type: 'string', description: 'A host.' },
            description: 'The hosts that requests may have.',
            examples: [['a.example.com'], ['*.example.com']],
            since: { standard: 'v1.0', experimental: 'v1.0' },
          },
          ...(channel === 'experimental' && { defaults: experimental }),
          rules: {
            type: 'array',
            since: OLD,
            items: {
              type: 'object',
              docs: 'https://example.com/rules',
              required: ['type'],
              properties: {
                type: {
                  type: 'string',
                  default: 'Exact',
                  enum: ['Exact', 'PathPrefix'],
                  enumDescriptions: { Exact: 'The whole path.', PathPrefix: 'A path and what is below it.' },
                  description: 'How the path is compared.',
                  since: { standard: 'v1.2', experimental: 'v1.1' },
                },
                port: {
                  'x-kubernetes-int-or-string': true,
                  minimum: 1,
                  maximum: 65535,
                  since: { standard: 'v0.8', experimental: 'v0.8' },
                },
              },
            },
          },
        },
      },
    },
  };
}
