import type { Template } from '../yamlText/template.ts';
import { blank, list, map, scalar } from '../yamlText/template.ts';
import type { Answers } from './answers.ts';
import { backendRef, parentRef } from './answers.ts';

/** The spec of a new resource, by kind: what people write first. */
export const SPECS: Readonly<Partial<Record<string, (answers: Answers) => Template>>> = {
  GatewayClass: () => map({ controllerName: blank('example.com/gateway-controller') }),
  Gateway: (answers) =>
    map({ gatewayClassName: answers.gatewayClass, listeners: list(listener('http', 80, 'HTTP', answers)) }),
  ListenerSet: listenerSet,
  XListenerSet: listenerSet,
  HTTPRoute: (answers) =>
    map({
      ...attached(answers),
      rules: list(
        map({
          matches: list(
            map({ path: map({ type: blank('PathPrefix', ['PathPrefix', 'Exact']), value: blank('/') }) }),
          ),
          backendRefs: list(backendRef(answers)),
        }),
      ),
    }),
  GRPCRoute: (answers) => map({ ...attached(answers), rules: forwarded(answers) }),
  TLSRoute: (answers) => map({ ...attached(answers), rules: forwarded(answers) }),
  TCPRoute: (answers) => map({ parentRefs: list(parentRef(answers)), rules: forwarded(answers) }),
  UDPRoute: (answers) => map({ parentRefs: list(parentRef(answers)), rules: forwarded(answers) }),
  ReferenceGrant: ({ elsewhere }) =>
    map({
      from: list(
        map({
          group: scalar('gateway.networking.k8s.io'),
          kind: blank('HTTPRoute', ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute', 'Gateway']),
          namespace: elsewhere,
        }),
      ),
      to: list(map({ group: scalar(''), kind: blank('Service', ['Service', 'Secret', 'ConfigMap']) })),
    }),
  BackendTLSPolicy: ({ backend, hostname = blank('www.example.com') }) =>
    map({
      targetRefs: list(serviceRef(backend.name)),
      validation: map({ hostname, wellKnownCACertificates: scalar('System') }),
      // The same in release v1.0.
      targetRef: serviceRef(backend.name),
      tls: map({ hostname, wellKnownCACerts: scalar('System') }),
    }),
  XBackend: ({ hostname }) =>
    map({
      type: scalar('ExternalHostname'),
      externalHostname: map({ hostname: hostname ?? blank('www.example.com') }),
      port: map({ port: blank('443') }),
    }),
  XBackendTrafficPolicy: ({ backend }) =>
    map({
      targetRefs: list(serviceRef(backend.name)),
      retryConstraint: map({ budget: map({ percent: blank('20'), interval: blank('10s') }) }),
    }),
  XMesh: () => map({ controllerName: blank('example.com/mesh-controller') }),
};

function listenerSet(answers: Answers): Template {
  return map({
    parentRef: map({ name: answers.parent.name, namespace: answers.parent.namespace }),
    listeners: list(listener('http', 80, 'HTTP', answers)),
  });
}

function listener(name: string, port: number, protocol: string, { hostname }: Answers): Template {
  return map({ name: blank(name), hostname, port: blank(String(port)), protocol: scalar(protocol) });
}

function attached(answers: Answers): Readonly<Record<string, Template>> {
  const { hostname } = answers;
  return { parentRefs: list(parentRef(answers)), ...(hostname && { hostnames: list(hostname) }) };
}

function forwarded(answers: Answers): Template {
  return list(map({ backendRefs: list(backendRef(answers)) }));
}

function serviceRef(name: Template): Template {
  return map({ group: scalar(''), kind: scalar('Service'), name });
}
