/** A small platform that the features are asked about: tests put files of their own beside these. */
export const WORLD = `
# file: platform/class.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata:
  name: edge
spec:
  controllerName: example.com/edge
  description: Shared [edge]
# file: platform/namespaces.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: infra
---
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: web
# file: platform/gateway.yaml
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
    - name: https
      port: 443
      protocol: HTTPS
      hostname: "*.example.com"
      tls:
        certificateRefs:
          - name: wild-tls
          - name: shop-tls
            namespace: shop
      allowedRoutes:
        kinds:
          - kind: HTTPRoute
        namespaces:
          from: Selector
          selector:
            matchLabels:
              team: web
# file: platform/certificate.yaml
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: wild
  namespace: infra
spec:
  secretName: wild-tls
# file: shop/services.yaml
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  ports:
    - name: http
      port: 8080
      targetPort: 3000
    - name: admin
      port: 9000
---
apiVersion: v1
kind: Secret
metadata:
  name: shop-tls
  namespace: shop
type: kubernetes.io/tls
# file: shop/grant.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata:
  name: certificates
  namespace: shop
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: Gateway
      namespace: infra
  to:
    - group: ""
      kind: Secret
      name: shop-tls
    - group: ""
      kind: Service
# file: shop/other.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: other
  namespace: shop
spec:
  parentRefs:
    - name: edge
      namespace: infra
      port: 443
  rules:
    - backendRefs:
        - name: cart
          port: 8080
`;

/** An HTTPRoute of the namespace shop; `spec` is its lines, indented by two. */
export function route(spec: string, name = 'r'): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: ${name}
  namespace: shop
spec:
${spec}
`;
}

/** The world and one more file, `shop/main.yaml`, which may hold the cursor. */
export function inWorld(text: string): string {
  return `${WORLD}# file: shop/main.yaml\n${text.replace(/^\n/, '')}`;
}
