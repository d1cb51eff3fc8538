/**
 * Valid resources that have something at every place that the API server has a rule about. Each is for all releases: what
 * one of them does not know is left out there.
 */
export const SAMPLES: readonly string[] = [
  `
kind: GatewayClass
metadata: {name: a}
spec: {controllerName: example.com/controller}
`,
  `
kind: Gateway
metadata: {name: a}
spec:
  gatewayClassName: edge
  addresses:
    - {value: 192.0.2.1}
    - {type: Hostname, value: a.example.com}
    - {type: Hostname}
  infrastructure:
    labels: {example.com/team: a, team: b}
    annotations: {example.com/note: a, note: b}
  tls:
    frontend:
      default: {}
      perPort: [{port: 443, tls: {}}, {port: 8443, tls: {}}]
  listeners: &listeners
    - {name: http, protocol: HTTP, port: 80, hostname: a.example.com}
    - {name: all, protocol: HTTP, port: 80}
    - {name: https, protocol: HTTPS, port: 443, tls: {certificateRefs: [{name: a}]}}
    - {name: options, protocol: HTTPS, port: 444, hostname: b.example.com, tls: {options: {example.com/a: b}}}
    - {name: tls, protocol: TLS, port: 445, tls: {mode: Passthrough}}
    - {name: tcp, protocol: TCP, port: 446}
    - {name: udp, protocol: UDP, port: 447}
`,
  `
kind: Gateway
metadata: {name: a}
spec:
  gatewayClassName: edge
  addresses: [{value: 192.0.2.1}, {type: Hostname, value: a.example.com}]
  listeners: [{name: http, protocol: HTTP, port: 80}]
`,
  ...['ListenerSet', 'XListenerSet'].map(
    (kind) => `
kind: ${kind}
metadata: {name: a}
spec:
  parentRef: {name: edge}
  listeners:
    - {name: http, protocol: HTTP, port: 80, hostname: a.example.com}
    - {name: all, protocol: HTTP, port: 80}
    - {name: https, protocol: HTTPS, port: 443, tls: {certificateRefs: [{name: a}]}}
    - {name: options, protocol: HTTPS, port: 444, tls: {options: {example.com/a: b}}}
    - {name: tls, protocol: TLS, port: 445, tls: {mode: Passthrough}}
    - {name: tcp, protocol: TCP, port: 446}
`,
  ),
  `
kind: HTTPRoute
metadata: {name: a}
spec:
  parentRefs:
    - {name: edge, sectionName: http, port: 80}
    - {name: edge, sectionName: https, port: 81}
    - {name: other, namespace: infra}
  rules:
    - name: first
      matches:
        - path: {type: PathPrefix, value: /a}
        - path: {type: Exact, value: /a/b}
        - path: {type: RegularExpression, value: /a.*}
      filters:
        - {type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}]}}
        - {type: ResponseHeaderModifier, responseHeaderModifier: {remove: [a]}}
        - {type: RequestMirror, requestMirror: {backendRef: {name: a, port: 80}, percent: 10}}
        - {type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}, fraction: {numerator: 1, denominator: 2}}}
        - {type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /x}}}
        - {type: ExtensionRef, extensionRef: {group: example.com, kind: Filter, name: a}}
        - {type: CORS, cors: {allowOrigins: ["https://a.example.com", "https://b.example.com"], allowMethods: [GET, POST], allowHeaders: [a, b]}}
      backendRefs:
        - name: a
          port: 80
          filters:
            - {type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}]}}
            - {type: ResponseHeaderModifier, responseHeaderModifier: {remove: [a]}}
            - {type: RequestMirror, requestMirror: {backendRef: {name: a, port: 80}, percent: 10}}
            - {type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}, fraction: {numerator: 1, denominator: 2}}}
            - {type: URLRewrite, urlRewrite: {path: {type: ReplaceFullPath, replaceFullPath: /x}}}
            - {type: ExtensionRef, extensionRef: {group: example.com, kind: Filter, name: a}}
            - {type: CORS, cors: {allowOrigins: ["https://a.example.com", "https://b.example.com"], allowMethods: [GET, POST], allowHeaders: [a, b]}}
        - {name: b, group: example.com, kind: Thing}
      timeouts: {request: 10s, backendRequest: 2s}
    - name: second
      matches:
        - path: {type: PathPrefix, value: /c}
      filters:
        - {type: RequestRedirect, requestRedirect: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /d}}}
    - matches:
        - path: {type: PathPrefix, value: /e}
      filters:
        - {type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /d}}}
      backendRefs:
        - name: a
          port: 80
          filters:
            - {type: RequestRedirect, requestRedirect: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /d}}}
        - name: a
          port: 80
          filters:
            - {type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /d}}}
`,
  `
kind: HTTPRoute
metadata: {name: a}
channel: experimental
spec:
  rules:
    - name: first
      filters:
        - {type: ExternalAuth, externalAuth: {protocol: HTTP, http: {}, backendRef: {name: a, port: 80}}}
        - {type: RequestRedirect, requestRedirect: {path: {type: ReplaceFullPath, replaceFullPath: /d}}}
      sessionPersistence: {type: Cookie, absoluteTimeout: 1h, cookieConfig: {lifetimeType: Permanent}}
    - name: second
      backendRefs:
        - name: a
          port: 80
          filters:
            - {type: ExternalAuth, externalAuth: {protocol: GRPC, grpc: {}, backendRef: {name: a, port: 80}}}
            - {type: RequestRedirect, requestRedirect: {path: {type: ReplaceFullPath, replaceFullPath: /d}}}
      sessionPersistence: {type: Header, absoluteTimeout: 1h}
`,
  `
kind: GRPCRoute
metadata: {name: a}
spec:
  parentRefs: [{name: edge, sectionName: http}, {name: edge, sectionName: https}]
  rules:
    - name: first
      matches:
        - method: {service: com.example.User, method: Login}
        - method: {type: RegularExpression, service: com.*, method: L.*}
      filters: &filters
        - {type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}]}}
        - {type: ResponseHeaderModifier, responseHeaderModifier: {remove: [a]}}
        - {type: RequestMirror, requestMirror: {backendRef: {name: a, port: 80}, percent: 10}}
        - {type: RequestMirror, requestMirror: {backendRef: {name: b, port: 80}, fraction: {numerator: 1, denominator: 2}}}
        - {type: ExtensionRef, extensionRef: {group: example.com, kind: Filter, name: a}}
      backendRefs: [{name: a, port: 80, filters: *filters}]
    - name: second
      matches: [{method: {service: com.example.User}}]
`,
  `
kind: GRPCRoute
metadata: {name: a}
channel: experimental
spec:
  rules:
    - name: first
      sessionPersistence: {type: Cookie, absoluteTimeout: 1h, cookieConfig: {lifetimeType: Permanent}}
    - name: second
      sessionPersistence: {type: Header, absoluteTimeout: 1h}
`,
  ...['TLSRoute', 'TCPRoute', 'UDPRoute'].map(
    (kind) => `
kind: ${kind}
metadata: {name: a}
spec:
  parentRefs: [{name: edge, sectionName: tls, port: 80}, {name: edge, sectionName: tcp, port: 80}]
  ${kind === 'TLSRoute' ? "hostnames: [a.example.com, '*.example.com']" : ''}
  rules: [{name: first, backendRefs: [{name: a, port: 80}]}]
`,
  ),
  `
kind: ReferenceGrant
metadata: {name: a}
spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: a}], to: [{group: "", kind: Service}]}
`,
  `
kind: BackendTLSPolicy
metadata: {name: a}
spec:
  targetRefs:
    - {group: "", kind: Service, name: a, sectionName: one}
    - {group: "", kind: Service, name: a, sectionName: two}
  validation:
    hostname: a.example.com
    caCertificateRefs: [{group: "", kind: ConfigMap, name: a}]
    subjectAltNames: [{type: Hostname, hostname: a.example.com}, {type: URI, uri: "spiffe://example.com/a"}]
  targetRef: {group: "", kind: Service, name: a}
  tls: {hostname: a.example.com, caCertRefs: [{group: "", kind: ConfigMap, name: a}]}
`,
  `
kind: XBackend
metadata: {name: a}
spec:
  type: ExternalHostname
  externalHostname: {hostname: a.example.com}
  port: {name: https, port: 443}
  tls:
    mode: ClientAndServer
    clientCertificateRef: {name: a}
    validation:
      hostname: a.example.com
      wellKnownCACertificates: System
      subjectAltNames: [{type: Hostname, hostname: a.example.com}, {type: URI, uri: "spiffe://example.com/a"}]
`,
  `
kind: BackendLBPolicy
metadata: {name: a}
spec:
  targetRefs: [{group: "", kind: Service, name: a}]
  sessionPersistence: {type: Cookie, absoluteTimeout: 1h, cookieConfig: {lifetimeType: Permanent}}
`,
  `
kind: XBackendTrafficPolicy
metadata: {name: a}
spec:
  targetRefs: [{group: "", kind: Service, name: a}]
  sessionPersistence: {type: Cookie, absoluteTimeout: 1h, cookieConfig: {lifetimeType: Permanent}}
  retryConstraint: {budget: {interval: 10s}, minRetryRate: {count: 1, interval: 1s}}
`,
  `
kind: XMesh
metadata: {name: a}
spec: {controllerName: example.com/mesh}
`,
];
