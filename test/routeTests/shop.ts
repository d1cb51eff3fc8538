/** A Gateway with a few Routes, for tests of route tests. */
export const SHOP = `# file: gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
    - {name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}
    - {name: db, port: 5432, protocol: TCP, allowedRoutes: {namespaces: {from: All}}}
# file: routes.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: shop}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: http}]
  hostnames: [shop.example.com]
  rules:
    - name: cart
      matches: [{path: {type: PathPrefix, value: /cart}}]
      backendRefs: [{name: cart, port: 8080, weight: 9}, {name: cart-beta, port: 8080, weight: 1}]
    - matches: [{path: {value: /cart}, headers: [{name: x-beta, value: "1"}]}]
      backendRefs: [{name: cart-beta, port: 8080}]
    - matches: [{path: {value: /old}}]
      filters:
        - type: RequestRedirect
          requestRedirect: {scheme: https, statusCode: 301, path: {type: ReplacePrefixMatch, replacePrefixMatch: /new}}
    - matches: [{path: {type: RegularExpression, value: "/v[0-9]+/(items|things)"}}]
      backendRefs: [{name: cart, port: 8080}]
    - matches: [{path: {value: /api}, method: POST, queryParams: [{name: page, value: "2"}]}]
      filters:
        - type: RequestHeaderModifier
          requestHeaderModifier: {set: [{name: X-Env, value: prod}], remove: [cookie]}
        - type: ResponseHeaderModifier
          responseHeaderModifier: {add: [{name: X-Served, value: gate}], remove: [server]}
        - type: URLRewrite
          urlRewrite: {hostname: api.internal, path: {type: ReplacePrefixMatch, replacePrefixMatch: /}}
        - type: RequestMirror
          requestMirror: {backendRef: {name: cart-beta, port: 8080}, percent: 10}
      backendRefs: [{name: cart, port: 8080}]
    - matches: [{path: {value: /none}}]
    - matches: [{path: {value: /none}}]
      backendRefs: [{name: cart, port: 8080}]
    - matches: [{path: {value: /late}, headers: [{name: x-key, value: "\${KEY}"}]}]
      backendRefs: [{name: cart, port: 8080}]
# file: tcp.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: {name: db, namespace: shop}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: db}]
  rules: [{backendRefs: [{name: cart, port: 8080}]}]
# file: services.yaml
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: cart-beta, namespace: shop}
spec: {ports: [{port: 8080}]}
`;

/** As SHOP, with a RouteTest of these cases in `shop.routetest.yaml`. */
export function shopWith(cases: string, target = 'gateway: {namespace: infra, name: public}'): string {
  return `${SHOP}# file: shop.routetest.yaml
apiVersion: gatelens.dev/v1alpha1
kind: RouteTest
metadata:
  name: store
  annotations: {config.kubernetes.io/local-config: "true"}
spec:
  ${target}
  cases:
${cases}`;
}
