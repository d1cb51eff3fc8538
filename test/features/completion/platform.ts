/** What the completions of these tests can find: a platform team's namespace and the team `shop`. */
export const PLATFORM = `# file: platform.yaml
apiVersion: v1
kind: Namespace
metadata: {name: infra, labels: {team: platform}}
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels: {team: web, tier: public}
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: edge}
spec: {controllerName: example.com/edge}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  gatewayClassName: edge
  allowedListeners: {namespaces: {from: All}}
  listeners:
  - {name: http, protocol: HTTP, port: 80, hostname: '*.example.com', allowedRoutes: {namespaces: {from: All}}}
  - {name: api, protocol: HTTPS, port: 443, hostname: api.example.com, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {team: web}}}}}
  - {name: db, protocol: TCP, port: 5432, allowedRoutes: {namespaces: {from: All}}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: private, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
  - {name: http, protocol: HTTP, port: 80}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: own, namespace: shop}
spec:
  parentRef: {name: public, namespace: infra}
  listeners:
  - {name: extra, protocol: HTTP, port: 8000}
---
apiVersion: v1
kind: Secret
metadata: {name: tls, namespace: infra}
type: kubernetes.io/tls
---
apiVersion: v1
kind: Secret
metadata: {name: password, namespace: infra}
type: Opaque
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: wildcard, namespace: infra}
spec: {secretName: wildcard-tls}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: ca
  namespace: shop
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: web, port: 8080, targetPort: 3000}]}
---
apiVersion: v1
kind: Service
metadata: {name: stock, namespace: shop}
spec: {ports: [{name: web, port: 80}, {name: grpc, port: 9090}]}
---
apiVersion: v1
kind: Service
metadata: {name: login, namespace: identity}
spec: {ports: [{port: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: mail, namespace: office}
spec: {ports: [{port: 25}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: {name: shop, namespace: identity}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: shop}]
  to: [{group: "", kind: Service}]
---
apiVersion: example.net/v1
kind: RateLimit
metadata:
  name: slow
  namespace: shop
`;

/** The platform and one more file, in which the cursor is. */
export function beside(text: string, file = 'main.yaml'): string {
  return `${PLATFORM}# file: ${file}\n${text}`;
}

/** An HTTPRoute of the namespace shop; `spec` is its lines, indented by two. */
export function route(spec: string, kind = 'HTTPRoute'): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata:
  name: r
  namespace: shop
spec:
${spec}`;
}

/** A Gateway of the namespace infra. */
export function gateway(spec: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: g
  namespace: infra
spec:
${spec}`;
}
