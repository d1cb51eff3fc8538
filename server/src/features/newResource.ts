import type { KindInfo, Snapshot } from '../engine/index.ts';
import { namespaceName, namespaceOf, OWN_GROUP } from '../engine/index.ts';
import type { NewResourceChoices, NewResourceParams } from '../protocol.ts';
import { sectionsOf } from './navigation/sections.ts';
import type { Answers, Named } from './newResource/answers.ts';
import { documentTemplate, servedVersion } from './newResource/document.ts';
import { plainText } from './yamlText/render.ts';
import type { Template } from './yamlText/template.ts';
import { blockLines, joinLines, scalar } from './yamlText/template.ts';

/** What the New Resource pick can offer: the target's kinds, and what the workspace has for them to point at. */
export function newResourceChoices(snapshot: Snapshot): NewResourceChoices {
  const { index, namespaces: rules } = snapshot;
  const written = (kind: string) =>
    index.objectsOfKind(kind).filter(({ created, uri }) => !created && !rules.kustomizations.isPatch(uri));
  const placed = (kind: string) =>
    written(kind).map((object) => {
      const namespace = namespaceName(namespaceOf(rules, object));
      const sections = sectionsOf(object.resource);
      return { sections, name: object.name, ...(namespace !== undefined && { namespace }) };
    });
  const namespaces = new Set([
    ...written('/Namespace').map(({ name }) => name),
    ...index.namespaces().keys(),
  ]);
  return {
    kinds: servedKinds(snapshot).map((info) => ({
      kind: info.kind,
      apiVersion: `${info.group}/${servedVersion(info)}`,
      description: info.description ?? '',
      namespaced: info.namespaced,
    })),
    namespaces: [...namespaces].sort(),
    gatewayClasses: unique(
      written('gateway.networking.k8s.io/GatewayClass').map(({ name }) => ({ name })),
    ).map(({ name }) => name),
    gateways: unique(placed('gateway.networking.k8s.io/Gateway')).map(({ sections, ...gateway }) => ({
      ...gateway,
      listeners: sections.flatMap(({ name }) => name ?? []),
    })),
    services: unique(placed('/Service')).map(({ sections, ...service }) => ({
      ...service,
      ports: [...new Set(sections.flatMap(({ port }) => port ?? []))],
    })),
  };
}

/**
 * A whole document of a kind, valid for the target; empty for a kind that the target does not serve. What the
 * parameters leave open gets a name that asks to be replaced.
 */
export function newResource(snapshot: Snapshot, params: NewResourceParams): string {
  const info = servedKinds(snapshot).find(({ kind }) => kind === params.kind);
  if (!info) return '';
  const document = documentTemplate(snapshot, info, answersOf(params));
  const style = { unit: 2, compactLists: false, lineBreak: '\n' };
  return `${plainText(joinLines(blockLines(document, style), 0, style))}\n`;
}

function answersOf(params: NewResourceParams): Answers {
  const { name, namespace, gatewayClass, parent, backend, hostname } = params;
  const named = (target: { readonly namespace?: string; readonly name: string }): Named => ({
    name: scalar(target.name),
    ...(target.namespace !== undefined &&
      target.namespace !== namespace && { namespace: scalar(target.namespace) }),
  });
  const optional = (text: string | undefined): Template | undefined =>
    text === undefined ? undefined : scalar(text);
  const own = optional(namespace);
  const host = optional(hostname);
  const section = optional(parent?.sectionName);
  return {
    name: scalar(name),
    ...(own && { namespace: own }),
    gatewayClass: scalar(gatewayClass ?? OPEN),
    parent: { ...named(parent ?? { name: OPEN }), ...(section && { sectionName: section }) },
    backend: { ...named(backend ?? { name }), port: scalar(backend?.port ?? USUAL_PORT) },
    ...(host && { hostname: host }),
    elsewhere: scalar(OPEN),
  };
}

/** The name of what the user did not choose. */
const OPEN = 'example';
const USUAL_PORT = 8080;

function servedKinds({ schemas, target }: Snapshot): readonly KindInfo[] {
  return schemas
    .kinds(target)
    .filter(({ group, versions }) => group !== OWN_GROUP && versions.some(({ served }) => served));
}

/** Overlays may define the same object twice. */
function unique<Object extends { readonly name: string; readonly namespace?: string }>(
  objects: readonly Object[],
): Object[] {
  return [...new Map(objects.map((object) => [`${object.namespace ?? ''}/${object.name}`, object])).values()];
}
