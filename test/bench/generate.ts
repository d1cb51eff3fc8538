import { seededRandom } from '../support/random.ts';

/** Workspaces of any size, the same ones in every run. Every reference in them leads somewhere. */

/** The texts of a workspace with about `files` files, by path. */
export function generateWorkspace(files: number): ReadonlyMap<string, string> {
  const random = seededRandom(files);
  const texts = new Map([['infra/gateway.yaml', gateway()]]);
  for (let i = 0; texts.size < files; i++) {
    const folder = `apps/team-${i % 20}/app-${i}`;
    texts.set(`${folder}/route.yaml`, routes(1 + random.below(3), i));
    texts.set(`${folder}/service.yaml`, service(i));
    texts.set(`${folder}/deployment.yaml`, deployment(i));
  }
  return texts;
}

/** One file of Routes with at least so many lines. */
export function generateRoutes(lines: number): string {
  let text = '';
  let count = 0;
  for (let i = 0; count < lines; i++) {
    const next = `${i > 0 ? '---\n' : ''}${routes(1, i)}`;
    text += next;
    count += next.split('\n').length - 1;
  }
  return text;
}

function gateway(): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata:
  name: edge
spec:
  controllerName: example.net/edge
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: infra
spec:
  gatewayClassName: edge
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    allowedRoutes:
      namespaces:
        from: All
`;
}

function routes(count: number, app: number): string {
  return Array.from({ length: count }, (_, i) => route(`app-${app}-${i}`, app)).join('---\n');
}

function route(name: string, app: number): string {
  const rules = Array.from(
    { length: 4 },
    (_, i) => `  - matches:
    - path:
        type: PathPrefix
        value: /v${i}/items
      headers:
      - name: x-version
        value: "${i}"
    filters:
    - type: RequestHeaderModifier
      requestHeaderModifier:
        set:
        - name: x-route
          value: ${name}
    backendRefs:
    - name: app-${app}
      port: 8080
      weight: ${90 - i}
    - name: app-${app}
      port: 8081
      weight: ${10 + i}
    timeouts:
      request: 10s
`,
  ).join('');
  return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: ${name}
  namespace: team-${app % 20}
  labels:
    app.kubernetes.io/name: ${name}
spec:
  parentRefs:
  - name: edge
    namespace: infra
    sectionName: http
  hostnames:
  - ${name}.example.com
  rules:
${rules}`;
}

function service(app: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: app-${app}
  namespace: team-${app % 20}
spec:
  selector:
    app: app-${app}
  ports:
  - name: http
    port: 8080
  - name: admin
    port: 8081
`;
}

function deployment(app: number): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: app-${app}
  namespace: team-${app % 20}
spec:
  selector:
    matchLabels: { app: app-${app} }
  template:
    metadata:
      labels: { app: app-${app} }
    spec:
      containers:
      - name: main
        image: example.com/app:${app}
        ports:
        - containerPort: 8080
        env:
${Array.from({ length: 10 }, (_, i) => `        - name: SETTING_${i}\n          value: "${i}"\n`).join('')}`;
}
