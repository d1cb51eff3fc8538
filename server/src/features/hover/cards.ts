import type { IndexedObject, IndexedResource, Json, Snapshot } from '../../engine/index.ts';
import {
  baseName,
  isRouteKind,
  listAt,
  namespaceName,
  namespaceOf,
  numberAt,
  objectAt,
  stringAt,
} from '../../engine/index.ts';
import { code, inOneLine, plain } from '../markdown.ts';
import type { Section } from '../navigation/sections.ts';
import { sectionsOf } from '../navigation/sections.ts';
import type { Words } from '../strings.ts';
import { labelsText, listenerText } from './listeners.ts';

/** How many listeners or ports a card shows. */
const SHOWN = 10;

/** An object in a few lines: what it is, and what a reference to it needs to know. */
export function objectCard(snapshot: Snapshot, object: IndexedObject, words: Words): string {
  const head = inOneLine([title(snapshot, object), ...facts(snapshot, object, words)]);
  if (object.created) return head;
  const grant = grantText(object, words);
  const sections = sectionsOf(object.resource).filter(({ type }) => type !== 'rule');
  return [
    head,
    ...(grant ? [grant] : []),
    ...(sections.length > 0 ? [sectionList(sections, words)] : []),
  ].join('\n\n');
}

/** Several objects of one name, a line each, with the file that tells them apart. */
export function candidateList(snapshot: Snapshot, objects: readonly IndexedObject[], words: Words): string {
  return objects
    .map(
      (object) =>
        `- ${inOneLine([title(snapshot, object), words('card.file', { file: code(shortPath(object.uri)) })])}`,
    )
    .join('\n');
}

/** Listeners or ports as a list. */
export function sectionList(sections: readonly Section[], words: Words): string {
  const lines = sections
    .slice(0, SHOWN)
    .map((section) => `- ${inOneLine([sectionName(section), sectionDetails(section, words)])}`);
  const more = sections.length - SHOWN;
  return [...lines, ...(more > 0 ? [words('card.more', { count: more })] : [])].join('\n');
}

/** A section by what references call it. */
export function sectionName({ type, name, port }: Section): string {
  return code((type === 'service-port' ? (port ?? name) : (name ?? port)) ?? '?');
}

/** What there is to know of a section beside its name; empty for a rule. */
export function sectionDetails({ type, name, value }: Section, words: Words): string {
  if (type === 'listener') return listenerText(value, words);
  if (type === 'rule') return '';
  const target = stringAt(value, 'targetPort') ?? numberAt(value, 'targetPort');
  const protocol = stringAt(value, 'appProtocol') ?? stringAt(value, 'protocol');
  return inOneLine([
    name === undefined ? undefined : code(name),
    protocol && code(protocol),
    target !== undefined && `→ ${code(target)}`,
  ]);
}

/** `Kind` and `namespace/name`, the namespace that it will live in included. */
export function namespacedName(
  snapshot: Snapshot,
  object: IndexedResource & { readonly name?: string },
): string {
  const { resource } = object;
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, object));
  const name = object.name ?? resource.name ?? '';
  return `${plain(kindOf(object))} ${code(namespace === undefined ? name : `${namespace}/${name}`)}`;
}

/** What a ReferenceGrant permits; undefined for other kinds. */
export function grantText({ resource }: IndexedResource, words: Words): string | undefined {
  if (resource.kind !== 'ReferenceGrant') return undefined;
  const spec = objectAt(resource.value, 'spec');
  const from = listAt(spec, 'from').map((each) =>
    words('grant.from', {
      kind: plain(stringAt(each, 'kind') ?? '?'),
      namespace: code(stringAt(each, 'namespace') ?? '?'),
    }),
  );
  const to = listAt(spec, 'to').map((each) => {
    const kind = plain(stringAt(each, 'kind') ?? '?');
    const name = stringAt(each, 'name');
    return name === undefined
      ? words('grant.to.all', { kind })
      : words('grant.to.named', { kind, name: code(name) });
  });
  return from.length > 0 && to.length > 0
    ? words('grant.permits', { from: from.join(', '), to: to.join(', ') })
    : undefined;
}

function title(snapshot: Snapshot, object: IndexedObject): string {
  const [kind = '', ...name] = namespacedName(snapshot, object).split(' ');
  return `**${kind}** ${name.join(' ')}`;
}

/** The kind of the object itself, which may be another than that of the resource that made it. */
function kindOf(object: IndexedResource & { readonly key?: string; readonly created?: boolean }): string {
  return object.created && object.key ? object.key.slice(object.key.indexOf('/') + 1) : object.resource.kind;
}

function facts(snapshot: Snapshot, object: IndexedObject, words: Words): (string | undefined)[] {
  const { resource } = object;
  if (object.created) {
    const { uri, manifest } = object;
    return [words('card.created-by', { creator: namespacedName(snapshot, { uri, manifest, resource }) })];
  }
  const spec = objectAt(resource.value, 'spec');
  const own = isRouteKind(resource.group, resource.kind)
    ? routeFacts(spec, words)
    : FACTS[resource.kind]?.(spec, words);
  const isPatch = snapshot.namespaces.kustomizations.isPatch(object.uri);
  return [
    ...(own ?? []),
    resource.secretType && words('card.type', { type: code(resource.secretType) }),
    resource.kind === 'Namespace' ? labelsFact(resource.labels, words) : undefined,
    isPatch ? words('card.patch') : undefined,
  ];
}

const FACTS: Readonly<
  Partial<Record<string, (spec: Json | undefined, words: Words) => (string | undefined)[]>>
> = {
  Gateway: (spec, words) => [named(stringAt(spec, 'gatewayClassName'), 'card.class', words)],
  ListenerSet: (spec, words) => [named(stringAt(objectAt(spec, 'parentRef'), 'name'), 'card.parent', words)],
  GatewayClass: (spec, words) => [
    named(stringAt(spec, 'controllerName'), 'card.controller', words),
    plain(stringAt(spec, 'description') ?? ''),
  ],
  Service: (spec, words) => [
    named(stringAt(spec, 'externalName'), 'card.external-name', words),
    stringAt(spec, 'clusterIP') === 'None' ? words('card.headless') : undefined,
  ],
};

function routeFacts(spec: Json | undefined, words: Words): (string | undefined)[] {
  const hostnames = listAt(spec, 'hostnames').filter((hostname) => typeof hostname === 'string');
  return [
    hostnames.length > 0 ? words('card.hostnames', { names: hostnames.map(code).join(' ') }) : undefined,
  ];
}

function labelsFact(labels: Readonly<Record<string, string>>, words: Words): string | undefined {
  const text = labelsText(labels);
  return text === '' ? undefined : words('card.labels', { labels: text });
}

function named(
  name: string | undefined,
  id: 'card.class' | 'card.parent' | 'card.controller' | 'card.external-name',
  words: Words,
): string | undefined {
  return name === undefined ? undefined : words(id, { name: code(name) });
}

/** The file with its folder: enough to tell overlays apart. */
function shortPath(uri: string): string {
  return uri.split('/').slice(-2).map(baseName).join('/');
}
