/** What else clients or backends can tell, beside where a request goes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check, file, GATEWAY, service, shop, told } from './checked.ts';

const WEB = 'backendRefs: [{name: web, port: 80}]';
const CHANGED = 'filters shop.example.com GET http://shop.example.com/: web 100 % -> web 100 %';

test('who ends TLS', () => {
  const route = `
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: r, namespace: infra}
spec: {parentRefs: [{name: edge}], hostnames: [a.com], rules: [{backendRefs: [{name: a, port: 443}]}]}
`;
  const version = (tls: string): string =>
    file(GATEWAY.replace('port: 80, protocol: HTTP', `port: 443, protocol: TLS, tls: {${tls}}`), route);
  check(
    version('mode: Passthrough'),
    version('mode: Terminate, certificateRefs: [{name: c}]'),
    'filters a.com tls a.com: a 100 % -> a 100 %',
  );
});

test('how an authorization is asked', () => {
  const auth = (http: string): string =>
    rule(
      `filters: [{type: ExternalAuth, externalAuth: {protocol: HTTP, backendRef: {name: auth, port: 80}, http: {${http}}}}], ${WEB}`,
    );
  check(auth('path: /a'), auth('path: /b'), CHANGED);
  check(auth('allowedHeaders: [a, B]'), auth('allowedHeaders: [b, a]'), '');
  check(auth('allowedHeaders: [a]'), auth('allowedHeaders: [b]'), CHANGED);
  check(auth('allowedResponseHeaders: [a]'), auth(''), CHANGED);
  check(
    auth('path: /a'),
    auth('path: /a').replace('protocol: HTTP, backendRef', 'protocol: GRPC, backendRef'),
    CHANGED,
  );
});

test('sessions, the lengths of their durations, and their defaults', () => {
  const session = (fields: string): string => rule(`sessionPersistence: {${fields}}, ${WEB}`);
  check(rule(WEB), session('sessionName: a'), CHANGED);
  check(session('sessionName: a'), session('sessionName: b'), CHANGED);
  check(session('sessionName: a'), session('type: Cookie, sessionName: a'), '');
  check(session('idleTimeout: 1h'), session('idleTimeout: 60m'), '');
  check(session('idleTimeout: 1h'), session('idleTimeout: 61m'), CHANGED);
});

test('a BackendTLSPolicy: plain or TLS, the name, whatever it is called itself, and that of a port first', () => {
  const to = (...policies: readonly string[]): string => file(rule(WEB), service('web'), ...policies);
  check(to(), to(policy('p', 'a.example')), CHANGED);
  check(to(policy('p', 'a.example')), to(policy('p', 'b.example')), CHANGED);
  check(to(policy('p', 'a.example')), to(policy('q', 'a.example')), '');
  check(to(policy('p', 'a.example')), to(policy('p', 'a.example'), policy('q', 'b.example')), '');
  check(
    to(policy('p', 'a.example')),
    to(
      policy('p', 'a.example'),
      policy('q', 'b.example').replace('name: web', 'name: web, sectionName: http'),
    ),
    CHANGED,
  );
  check(to(), to(policy('p', 'a.example').replace('name: web', 'name: other')), '');
});

test('what an extension says, if it is here in both versions', () => {
  const route = rule(
    `filters: [{type: ExtensionRef, extensionRef: {group: x.io, kind: F, name: f}}], ${WEB}`,
  );
  const with_ = (fields: string): string =>
    file(route, `apiVersion: x.io/v1\nkind: F\nmetadata: {name: f, namespace: infra}\n${fields}\n`);
  check(with_('spec: {deny: false}'), with_('spec: {deny: true}'), CHANGED);
  check(with_('spec: {a: 1, b: 2}'), with_('spec: {b: 2, a: 1}\nstatus: {ok: true}'), '');
  check(route, with_('spec: {deny: true}'), '');
  check(with_('spec: {deny: true}'), route, CHANGED.replace('filters', 'unsure'));
  const [was, is] = [with_('spec: {deny: true}'), route].map((each) => file(each, service('web')));
  assert.deepEqual(told(was ?? '', is ?? '', { world: 'closed' }), [
    'lost shop.example.com GET http://shop.example.com/: web 100 % -> respond',
  ]);
});

function rule(fields: string): string {
  return file(GATEWAY, shop(`\n    - {${fields}}`));
}

function policy(name: string, hostname: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: ${name}, namespace: infra}
spec:
  targetRefs: [{group: "", kind: Service, name: web}]
  validation: {hostname: ${hostname}, wellKnownCACertificates: System}
`;
}
