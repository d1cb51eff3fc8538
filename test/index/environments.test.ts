import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixture, pathOf } from '../support/fixture.ts';

const GATEWAY = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec: {gatewayClassName: c, listeners: [{name: http, protocol: HTTP, port: 80, allowedRoutes: {namespaces: {from: All}}}]}
`;
const service = (name: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {ports: [{port: 80}]}\n`;
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n';
/** Its parentRef names a listener that the Gateway does not have. */
const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [{name: edge, namespace: infra, sectionName: https}]}
`;

type Layout = {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the parentRef of the one Route resolves to. */
  readonly expected: string;
};

const LAYOUTS: readonly Layout[] = [
  {
    name: 'a platform folder and teams',
    files: { 'platform/gateway.yaml': GATEWAY, 'teams/shop/route.yaml': ROUTE },
    expected: 'found platform/gateway.yaml',
  },
  {
    name: 'a platform folder and teams that each write the Namespace',
    files: {
      'platform/gateway.yaml': GATEWAY,
      'platform/namespaces.yaml': NAMESPACE,
      'teams/shop/namespace.yaml': NAMESPACE,
      'teams/shop/route.yaml': ROUTE,
    },
    expected: 'found platform/gateway.yaml',
  },
  {
    name: 'everything in one folder',
    files: { 'gateway.yaml': GATEWAY, 'route.yaml': ROUTE },
    expected: 'found gateway.yaml',
  },
  {
    name: 'a repository for each app',
    files: { 'platform-config/gateway.yaml': GATEWAY, 'shop/deploy/route.yaml': ROUTE },
    expected: 'found platform-config/gateway.yaml',
  },
  {
    name: 'two clusters, the Gateway in the other one',
    files: { 'clusters/a/gateway.yaml': GATEWAY, 'clusters/b/route.yaml': ROUTE },
    expected: 'unknown clusters/a/gateway.yaml',
  },
  {
    name: 'two clusters, the Gateway in both',
    files: {
      'clusters/a/gateway.yaml': GATEWAY,
      'clusters/b/infra/gateway.yaml': GATEWAY,
      'clusters/b/apps/route.yaml': ROUTE,
    },
    expected: 'found clusters/b/infra/gateway.yaml',
  },
  {
    name: 'a Flux repository: infrastructure and apps by cluster',
    files: {
      'infrastructure/prod/gateway.yaml': GATEWAY,
      'infrastructure/staging/gateway.yaml': GATEWAY,
      'apps/production/route.yaml': ROUTE,
    },
    expected: 'found infrastructure/prod/gateway.yaml',
  },
  {
    name: 'a Flux repository where one cluster has its Gateway from elsewhere',
    files: { 'infrastructure/staging/gateway.yaml': GATEWAY, 'apps/prod/route.yaml': ROUTE },
    expected: 'unknown infrastructure/staging/gateway.yaml',
  },
  {
    name: 'a base that all clusters use',
    files: { 'clusters/base/gateway.yaml': GATEWAY, 'clusters/b/route.yaml': ROUTE },
    expected: 'found clusters/base/gateway.yaml',
  },
  {
    name: 'a Kustomize base and its overlays',
    files: {
      'base/kustomization.yaml': 'resources: [gateway.yaml]\n',
      'base/gateway.yaml': GATEWAY,
      'overlays/dev/kustomization.yaml': 'resources: [../../base, route.yaml]\n',
      'overlays/dev/route.yaml': ROUTE,
      'overlays/prod/kustomization.yaml': 'resources: [../../base]\n',
    },
    expected: 'found base/gateway.yaml',
  },
  {
    name: 'an overlay that patches the Gateway of the base',
    files: {
      'base/gateway.yaml': GATEWAY,
      'overlays/dev/kustomization.yaml':
        'resources: [../../base, route.yaml]\npatches: [{path: gateway.yaml}]\n',
      'overlays/dev/gateway.yaml': GATEWAY,
      'overlays/dev/route.yaml': ROUTE,
    },
    expected: 'found base/gateway.yaml',
  },
  {
    name: 'overlays of which another one adds the Gateway',
    files: { 'overlays/dev/gateway.yaml': GATEWAY, 'overlays/prod/route.yaml': ROUTE },
    expected: 'unknown overlays/dev/gateway.yaml',
  },
  {
    name: 'a Helm chart with one rendered copy beside it',
    files: {
      'charts/shop/templates/route.yaml': ROUTE,
      'charts/shop/templates/service.yaml': service('store'),
      'rendered/gateway.yaml': GATEWAY,
      'rendered/service.yaml': service('store'),
    },
    expected: 'unknown rendered/gateway.yaml',
  },
  {
    name: 'a Helm chart whose Gateway is in a platform folder',
    files: { 'charts/shop/templates/route.yaml': ROUTE, 'platform/gateway.yaml': GATEWAY },
    expected: 'found platform/gateway.yaml',
  },
  {
    name: 'sites that each hold the same Service are alternatives',
    files: {
      'berlin/gateway.yaml': GATEWAY,
      'berlin/service.yaml': service('store'),
      'paris/service.yaml': service('store'),
      'paris/route.yaml': ROUTE,
    },
    expected: 'unknown berlin/gateway.yaml',
  },
  {
    name: 'folders that hold different Services are not',
    files: {
      'berlin/gateway.yaml': GATEWAY,
      'berlin/service.yaml': service('store'),
      'paris/service.yaml': service('cart'),
      'paris/route.yaml': ROUTE,
    },
    expected: 'found berlin/gateway.yaml',
  },
];

for (const { name, files, expected } of LAYOUTS)
  test(`environments: ${name}`, () => {
    const text = Object.entries(files).map(([path, content]) => `# file: ${path}\n${content}`);
    const { snapshot } = openFixture(text.join(''));
    const from = [...snapshot.index.resources()].find(({ resource }) => resource.name === 'r');
    const reference = from?.resource.references[0];
    assert.ok(from && reference);
    const resolution = snapshot.resolve(from, reference);
    const objects = resolution.type === 'absent' ? [] : resolution.objects;
    assert.equal(`${resolution.type} ${objects.map(({ uri }) => pathOf(uri)).join(' ')}`, expected);
    // The missing listener is an error where the Gateway is sure, and nowhere else.
    const codes = snapshot.findings(from.uri).map(({ code }) => code);
    assert.equal(codes.includes('no-matching-listener'), resolution.type === 'found', codes.join(' '));
  });
