import assert from 'node:assert/strict';
import type { Config } from '../../server/src/engine/index.ts';
import { openFixture } from '../support/fixture.ts';
import { drained, rendered } from './rendered.ts';

export const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
    - {name: http, port: 80, protocol: HTTP}
`;

/** An HTTPRoute of the Gateway, with these rules. */
export function shop(rules: string, hostnames = '[shop.example.com]'): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: infra, creationTimestamp: 2024-01-01T00:00:00Z}
spec:
  parentRefs: [{name: edge}]
  hostnames: ${hostnames}
  rules:${rules}
`;
}

/** A Service with port 80. */
export function service(name: string, namespace = 'infra'): string {
  return `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: {ports: [{name: http, port: 80}]}\n`;
}

/** Documents of one file. */
export function file(...documents: readonly string[]): string {
  return documents.join('---\n');
}

/** Compares two versions of a file; `expected` as `rendered`, a line each. */
export function check(base: string, head: string, expected: string, config: Partial<Config> = {}): void {
  const lines = expected.split('\n').map((line) => line.trim());
  assert.deepEqual(
    told(base, head, config),
    lines.filter((line) => line !== ''),
  );
}

/** What changes from one version of a file to another. */
export function told(base: string, head: string, config: Partial<Config> = {}): readonly string[] {
  const [was, is] = [base, head].map((text) => openFixture(text, { config }).snapshot);
  assert.ok(was && is);
  return rendered(drained(was, is));
}
