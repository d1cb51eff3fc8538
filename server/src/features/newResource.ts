import type { KindInfo, Snapshot } from '../engine/index.ts';
import { listAt, namespaceName, namespaceOf, numberAt, objectAt, stringAt } from '../engine/index.ts';
import type { NewResourceChoices, NewResourceParams } from '../protocol.ts';
import { specOf } from './newResource/specs.ts';

/** What the New Resource pick can offer: the target's kinds, and what the workspace has for them to point at. */
export function newResourceChoices(snapshot: Snapshot): NewResourceChoices {
  const written = (kind: string) =>
    snapshot.index
      .objectsOfKind(kind)
      .filter(({ created, uri }) => !created && !snapshot.namespaces.kustomizations.isPatch(uri));
  const withNamespace = (kind: string) =>
    written(kind).map((object) => {
      const namespace = namespaceName(namespaceOf(snapshot.namespaces, object));
      const spec = objectAt(object.resource.value, 'spec');
      return { spec, name: object.name, ...(namespace !== undefined && { namespace }) };
    });
  const namespaces = new Set(written('/Namespace').map(({ name }) => name));
  for (const { resource } of snapshot.index.resources())
    if (resource.namespace !== undefined) namespaces.add(resource.namespace);
  return {
    kinds: servedKinds(snapshot).map((info) => ({
      kind: info.kind,
      apiVersion: apiVersionOf(info),
      description: info.description ?? '',
      namespaced: info.namespaced,
    })),
    namespaces: [...namespaces].sort(),
    gatewayClasses: [...new Set(written('gateway.networking.k8s.io/GatewayClass').map(({ name }) => name))],
    gateways: withNamespace('gateway.networking.k8s.io/Gateway').map(({ spec, ...gateway }) => ({
      ...gateway,
      listeners: listAt(spec, 'listeners').flatMap((listener) => stringAt(listener, 'name') ?? []),
    })),
    services: withNamespace('/Service').map(({ spec, ...service }) => ({
      ...service,
      ports: listAt(spec, 'ports').flatMap((port) => numberAt(port, 'port') ?? []),
    })),
  };
}

/**
 * A whole document of a kind, valid for the target. What the parameters leave open comes from the workspace where
 * there is only one candidate, else it is a name to be replaced. Empty for a kind that the target does not serve.
 */
export function newResource(snapshot: Snapshot, params: NewResourceParams): string {
  const info = servedKinds(snapshot).find(({ kind }) => kind === params.kind);
  if (!info) return '';
  const head = [
    `apiVersion: ${apiVersionOf(info)}`,
    `kind: ${info.kind}`,
    'metadata:',
    `  name: ${params.name}`,
  ];
  if (info.namespaced && params.namespace !== undefined) head.push(`  namespace: ${params.namespace}`);
  const schema = snapshot.schemas.schema(snapshot.target, info.group, servedVersion(info), info.kind);
  const spec = specOf(info.kind, filledIn(snapshot, params), schema?.properties?.spec);
  return `${[...head, 'spec:', ...spec.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** Takes the one class, Gateway or Service of the workspace where the caller did not choose. */
function filledIn(snapshot: Snapshot, params: NewResourceParams): NewResourceParams {
  const { gatewayClasses, gateways, services } = newResourceChoices(snapshot);
  const gatewayClass = params.gatewayClass ?? only(gatewayClasses);
  const gateway = only(gateways);
  const parent = params.parent ?? (gateway && named(gateway));
  const own = services.filter(({ namespace }) => namespace === params.namespace);
  const service = only(own);
  const port = service?.ports[0];
  const backend = params.backend ?? (service && port !== undefined ? { ...named(service), port } : undefined);
  return {
    ...params,
    ...(gatewayClass !== undefined && { gatewayClass }),
    ...(parent && { parent }),
    ...(backend && { backend }),
  };
}

function only<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function named({ namespace, name }: { readonly namespace?: string; readonly name: string }) {
  return { name, ...(namespace !== undefined && { namespace }) };
}

function servedKinds({ schemas, target }: Snapshot): readonly KindInfo[] {
  return schemas.kinds(target).filter(({ versions }) => versions.some(({ served }) => served));
}

function servedVersion({ versions }: KindInfo): string {
  return versions.find(({ served }) => served)?.version ?? 'v1';
}

function apiVersionOf(info: KindInfo): string {
  return `${info.group}/${servedVersion(info)}`;
}
