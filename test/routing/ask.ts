import type { Config } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';
import { answer } from '../../server/src/engine/routing/answer.ts';
import type { RankedMatch } from '../../server/src/engine/routing/rank.ts';
import type { Request, RequestHeaders } from '../../server/src/engine/routing/request.ts';
import type { Answer, BackendShare, Effect } from '../../server/src/engine/routing/result.ts';
import type { RouteTable } from '../../server/src/engine/routing/table.ts';
import { openFixture } from '../support/fixture.ts';
import { tableOf } from './tables.ts';

/** A table made by hand from manifests in which everything is known, unless the configuration says otherwise. */
export function tableFrom(yaml: string, config: Partial<Config> = { world: 'closed' }): RouteTable {
  return tableOf(openFixture(yaml, { config }).snapshot);
}

/** A request in short: `GET http://host/path`, `grpc service/method`, `tls name:443`, `tcp 5432`, `udp 53`. */
export function requestOf(text: string, headers: RequestHeaders = {}, sni?: string): Request {
  const [what = '', where = ''] = text.split(' ');
  const [name = '', port = ''] = where.split(':');
  const [service = '', method = ''] = where.split('/');
  switch (what) {
    case 'tcp':
      return { tcp: { port: Number(where) } };
    case 'udp':
      return { udp: { port: Number(where) } };
    case 'tls':
      return { tls: { port: Number(port), ...(name !== '' && { sni: name }) } };
    case 'grpc':
      return { grpc: { service, method, headers, host: 'a.example.com' } };
    default:
      return { url: where, method: what, headers, ...(sni !== undefined && { sni }) };
  }
}

/** What becomes of a request, in one line: `forward cart:80 by store/0`. */
export function ask(table: RouteTable, text: string, headers?: RequestHeaders, sni?: string): string {
  return renderAnswer(answer(table, requestOf(text, headers, sni)));
}

export function renderAnswer({ outcome, possible, dependsOn, ...rest }: Answer): string {
  const all = possible.map(renderEffect).join(' or ');
  if (dependsOn.length === 0) return renderEffect({ ...rest, outcome: possible[0]?.outcome ?? 'reject' });
  return `${outcome}: ${all} (${dependsOn.map((each) => renderMessage(each)).join(' ')})`;
}

function renderEffect({ outcome, status, grpcStatus, backends, redirect, match }: Effect): string {
  const shown =
    outcome === 'forward'
      ? backends
          .filter(({ share }) => share > 0)
          .map(renderBackend)
          .join(' + ')
      : redirect
        ? `${redirect.statusCode} ${redirect.location}`
        : `${status ?? grpcStatus ?? ''}`;
  return [outcome, shown, match ? `by ${placeOf(match)}` : ''].filter((each) => each !== '').join(' ');
}

function renderBackend({ name, port, share, valid }: BackendShare): string {
  return `${name}:${port}${share < 1 ? ` ${share}` : ''}${valid === 'yes' ? '' : ` (${valid})`}`;
}

/** `store/0`, or `store/0.1` for the second match of its rule. */
export function placeOf({ route, rule }: RankedMatch): string {
  return `${route.resource.name}/${rule.ruleIndex}${rule.matchIndex > 0 ? `.${rule.matchIndex}` : ''}`;
}

/** A Gateway `infra/public` with one HTTP listener for everything. */
export const PUBLIC = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: infra }
spec:
  gatewayClassName: edge
  listeners:
  - { name: http, port: 80, protocol: HTTP }
`;

/** Services in `infra`, each with the ports 80 and 443. */
export function services(...names: string[]): string {
  return names
    .map(
      (name) => `---
apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: infra }
spec: { ports: [{ name: http, port: 80 }, { name: tls, port: 443 }] }
`,
    )
    .join('');
}

/** A Route of the Gateway, with what stands below its `parentRefs`, indented by two. */
export function route(name: string, spec: string, { kind = 'HTTPRoute', created = '' } = {}): string {
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata:
  name: ${name}
  namespace: infra
${created === '' ? '' : `  creationTimestamp: "${created}"\n`}spec:
  parentRefs: [{ name: public }]
${spec.replace(/^\n/, '')}
`;
}
