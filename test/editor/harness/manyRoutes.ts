/** A large workspace: one Gateway of several listeners, and teams whose Routes hang on them. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const TEAMS = ['accounts', 'billing', 'catalogue', 'delivery', 'search', 'support'];
const API = 'apiVersion: gateway.networking.k8s.io/v1';

/** The manifests by path: `count` Routes in a file a team, all behind the Gateway `infra/public`. */
export function manyRoutes(count: number): ReadonlyMap<string, string> {
  const files = new Map([['many/gateway.yaml', gateway()]]);
  for (const [at, team] of TEAMS.entries()) {
    const documents: string[] = [];
    for (let index = at; index < count; index += TEAMS.length)
      documents.push(service(team, index), route(team, index));
    files.set(`many/${team}.yaml`, documents.join('---\n'));
  }
  return files;
}

/** Writes them into a workspace. */
export function writeManyRoutes(workspace: string, count: number): void {
  for (const [file, text] of manyRoutes(count)) {
    mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
    writeFileSync(path.join(workspace, file), text);
  }
}

function gateway(): string {
  const listeners = TEAMS.map(
    (team) => `    - name: ${team}
      protocol: HTTP
      port: 80
      hostname: "*.${team}.example.com"
      allowedRoutes: {namespaces: {from: All}}
`,
  );
  return `${API}
kind: Gateway
metadata:
  name: public
  namespace: infra
spec:
  gatewayClassName: edge
  listeners:
${listeners.join('')}`;
}

function service(team: string, index: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: ${team}-${index}
  namespace: ${team}
spec:
  ports: [{port: 8080}]
`;
}

function route(team: string, index: number): string {
  return `${API}
kind: HTTPRoute
metadata:
  name: ${team}-${index}
  namespace: ${team}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: ${team}}]
  hostnames: [host-${index % 50}.${team}.example.com]
  rules:
    - matches: [{path: {type: PathPrefix, value: /${team}/${index}}}]
      backendRefs: [{name: ${team}-${index}, port: 8080}]
`;
}
