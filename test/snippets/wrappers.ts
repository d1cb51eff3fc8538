/**
 * Documents for the snippets that are parts of one. The part stands where `PART` is and takes its indentation. What the
 * documents point at is not there, which an open world only notes.
 */

const listeners = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: infra
spec:
  gatewayClassName: edge
  listeners:
    PART
`;

const listenerField = `
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
      PART
`;

const httpRoute = (spec: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: team
spec:
${spec}`;

const grpcRoute = (spec: string): string => httpRoute(spec).replace('kind: HTTPRoute', 'kind: GRPCRoute');

const parentRefs = httpRoute(`  parentRefs:
    PART
  rules:
    - backendRefs:
        - name: web
          port: 8080
`);

const httpRules = httpRoute(`  rules:
    PART
`);

const grpcRules = grpcRoute(`  rules:
    PART
`);

const matches = httpRoute(`  rules:
    - matches:
        PART
      backendRefs:
        - name: web
          port: 8080
`);

const ruleField = httpRoute(`  rules:
    - backendRefs:
        - name: web
          port: 8080
      PART
`);

const backendRefs = httpRoute(`  rules:
    - backendRefs:
        PART
`);

const filters = httpRoute(`  rules:
    - filters:
        PART
      backendRefs:
        - name: web
          port: 8080
`);

/** A redirect answers by itself. */
const onlyFilters = httpRoute(`  rules:
    - filters:
        PART
`);

/** Replacing a prefix needs a prefix. */
const prefixFilters = httpRoute(`  rules:
    - matches:
        - path:
            type: PathPrefix
            value: /api
      filters:
        PART
      backendRefs:
        - name: web
          port: 8080
`);

const beforeBackend = httpRoute(`  rules:
    - backendRefs:
        PART
        - name: web
          port: 8080
`);

const testCases = `
apiVersion: gatelens.dev/v1alpha1
kind: RouteTest
metadata:
  name: shop
spec:
  gateway:
    name: edge
  cases:
    PART
`;

/** By the first prefix of the snippet. */
const wrappers: Readonly<Record<string, string>> = {
  'gw-listener-http': listeners,
  'gw-listener-https': listeners,
  'gw-listener-tls': listeners,
  'gw-listener-tcp': listeners,
  'gw-allowedroutes-selector': listenerField,
  'gw-parentref': parentRefs,
  'gw-rule-http': httpRules,
  'gw-rule-grpc': grpcRules,
  'gw-match-path': matches,
  'gw-match-header': matches,
  'gw-match-query': matches,
  'gw-match-method': matches,
  'gw-backendref': backendRefs,
  'gw-backendref-namespace': backendRefs,
  'gw-filter-request-header': filters,
  'gw-filter-response-header': filters,
  'gw-filter-redirect': onlyFilters,
  'gw-filter-rewrite': prefixFilters,
  'gw-filter-rewrite-host': filters,
  'gw-filter-mirror': filters,
  'gw-filter-cors': filters,
  'gw-filter-extension': filters,
  'gw-timeouts': ruleField,
  'gw-ignore': beforeBackend,
  'gw-test-case': testCases,
};

/** The prefixes of all snippets that are parts. */
export const partPrefixes: readonly string[] = Object.keys(wrappers);

/** The document that a snippet makes: its text, within its wrapper if it is a part. */
export function documentOf(prefix: string, text: string): string {
  const wrapper = wrappers[prefix];
  if (wrapper === undefined) return text;
  return wrapper.replace(/^( *)PART$/m, (_, indent: string) => text.replaceAll(/^(?=.)/gm, indent));
}
