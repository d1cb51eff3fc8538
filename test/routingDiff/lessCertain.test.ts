/** What was there for certain and may be there no longer. */
import { test } from 'node:test';
import { check, file, GATEWAY, service, shop } from './checked.ts';

const WEB = 'backendRefs: [{name: web, port: 80}]';
const UNSURE = 'unsure shop.example.com GET http://shop.example.com/: web 100 % -> web 100 %';

test('a mirror, and whoever is asked first', () => {
  const filters = [
    '{type: RequestMirror, requestMirror: {backendRef: {name: side, port: 80}}}',
    '{type: ExternalAuth, externalAuth: {protocol: HTTP, backendRef: {name: side, port: 80}}}',
  ];
  for (const filter of filters) {
    const [with_, without] = [[service('side')], []].map((more) =>
      file(GATEWAY, shop(`\n    - {filters: [${filter}], ${WEB}}`), service('web'), ...more),
    );
    gone(with_, without, UNSURE);
  }
});

test('a mirror that gets nothing is not missed', () => {
  const filter = '{type: RequestMirror, requestMirror: {backendRef: {name: side, port: 80}, percent: 0}}';
  const route = file(GATEWAY, shop(`\n    - {filters: [${filter}], ${WEB}}`), service('web'));
  gone(file(route, service('side')), route, '');
});

test('the CA certificates of a BackendTLSPolicy', () => {
  const route = file(
    GATEWAY,
    shop(`\n    - {${WEB}}`),
    service('web'),
    `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: p, namespace: infra}
spec:
  targetRefs: [{group: "", kind: Service, name: web}]
  validation: {hostname: a.example, caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]}
`,
  );
  const ca =
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: infra}\ndata: {ca.crt: "-----BEGIN CERTIFICATE-----"}\n';
  gone(file(route, ca), route, UNSURE);
});

test('the certificate of a listener, and the grant to use it', () => {
  const unsure = UNSURE.replace('http:', 'https:');
  const of = (namespace: string): string =>
    file(
      GATEWAY.replace(
        'port: 80, protocol: HTTP',
        `port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: c, namespace: ${namespace}}]}`,
      ),
      shop(`\n    - {${WEB}}`),
      service('web'),
    );
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: c, namespace: infra}\nstringData: {tls.crt: "-----BEGIN CERTIFICATE-----", tls.key: "-----BEGIN PRIVATE KEY-----"}\n';
  gone(file(of('infra'), secret), of('infra'), unsure);
  const grant = `apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: {name: g, namespace: certs}
spec:
  from: [{group: gateway.networking.k8s.io, kind: Gateway, namespace: infra}]
  to: [{group: "", kind: Secret}]
`;
  gone(file(of('certs'), grant), of('certs'), unsure);
});

/** What goes is missed, and what comes was somewhere else before. */
function gone(with_ = '', without = '', expected = ''): void {
  check(with_, without, expected);
  check(without, with_, '');
}
