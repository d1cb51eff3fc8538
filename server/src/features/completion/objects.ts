import { CompletionItemKind } from 'vscode-languageserver-types';
import type {
  IndexedObject,
  IndexedResource,
  KindKey,
  Namespace,
  Permission,
  Reference,
  ValueSlot,
} from '../../engine/index.ts';
import {
  GATEWAY_GROUP,
  kindKey,
  namespaceName,
  namespaceOf,
  permits,
  sameNamespace,
  stringUnder,
} from '../../engine/index.ts';
import type { Entry, Template } from '../yamlText/template.ts';
import { scalar } from '../yamlText/template.ts';
import { describeObject } from './objectDetails.ts';
import { portTemplate } from './ports.ts';
import type { ReferencePlace } from './references.ts';
import { groupOf, kindIn, kindsOf } from './references.ts';
import type { Place, Scene } from './scene.ts';
import type { Sibling } from './siblings.ts';
import { siblingText } from './siblings.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/** An object that a reference could name, and the fields that the reference then needs. */
export type Candidate = Omit<Suggestion, 'text'> & {
  readonly siblings: readonly Sibling[];
};

/** Objects of the workspace as the values of a reference's `name`. */
export function nameSuggestions(scene: Scene, place: Place<ValueSlot>, at: ReferencePlace): Suggestion[] {
  return candidates(scene, place, at).map(({ siblings, ...candidate }) => ({
    ...candidate,
    ...siblingText(scene, place, [place.slot.lead + written(place.slot, candidate.label)], siblings),
  }));
}

/** The entries of a whole reference to a candidate, in the order in which people write them. */
export function referenceEntries({ label, siblings }: Candidate): readonly Entry[] {
  const entry = (key: string): Entry[] =>
    siblings.flatMap(({ key: each, template }): Entry[] => (each === key ? [[key, template]] : []));
  return [
    ...entry('group'),
    ...entry('kind'),
    ['name', scalar(label)],
    ...entry('namespace'),
    ...entry('port'),
  ];
}

/** What the reference may point at: what fits best first. */
export function candidates(scene: Scene, place: Place, at: ReferencePlace): Candidate[] {
  const { snapshot } = scene;
  const { from } = place;
  if (!from) return [];
  const own = namespaceOf(snapshot.namespaces, from);
  const grants = grantedNamespaces(scene);
  const seen = new Set<string>();
  return kindsOf(at)
    .flatMap((key, order) =>
      snapshot.index.objectsOfKind(key).flatMap((object): Candidate[] => {
        const namespace = namespaceOf(snapshot.namespaces, object);
        const id = `${key}\n${namespaceName(namespace) ?? ''}\n${object.name}`;
        if (seen.has(id) || snapshot.namespaces.kustomizations.isPatch(object.uri)) return [];
        const same = at.field.scope === 'cluster' ? 'yes' : sameNamespace(own, namespace);
        if (at.field.scope === 'own' && same === 'no') return [];
        seen.add(id);
        return [candidate(scene, from, at, { object, key, namespace, same, order, grants })];
      }),
    )
    .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
}

type Found = {
  readonly object: IndexedObject;
  readonly key: KindKey;
  readonly namespace: Namespace;
  readonly same: 'yes' | 'no' | 'unknown';
  /** Which of the likely kinds it is. */
  readonly order: number;
  readonly grants: GrantedNamespaces;
};

/** Namespaces with any ReferenceGrant; `all` if one may be in any of them. */
type GrantedNamespaces = ReadonlySet<string> | 'all';

/** Asked once: most namespaces have no grant, and then none needs to be read. */
function grantedNamespaces({ snapshot }: Scene): GrantedNamespaces {
  const names = snapshot.index
    .objectsOfKind(kindKey(GATEWAY_GROUP, 'ReferenceGrant'))
    .map((grant) => namespaceName(namespaceOf(snapshot.namespaces, grant)));
  return names.includes(undefined) ? 'all' : new Set(names.filter((name) => name !== undefined));
}

function candidate(scene: Scene, from: IndexedResource, at: ReferencePlace, found: Found): Candidate {
  const { object, key, namespace, same, order } = found;
  const permission = permissionFor(scene, from, at, found);
  const { detail, fitness } = describeObject(scene, from, at.field, object, permission);
  const where = namespaceName(namespace);
  return {
    label: object.name,
    kind: CompletionItemKind.Reference,
    detail,
    ...(where !== undefined && { where }),
    rank: fitness * 30 + Math.min(order, 9) * 2 + (same === 'yes' ? 0 : 1),
    siblings: [
      ...kindSiblings(at, key),
      ...namespaceSiblings(at, namespace, same, namespaceOf(scene.snapshot.namespaces, from)),
      ...portSiblings(scene, at, object),
    ],
  };
}

function permissionFor(
  { snapshot }: Scene,
  from: IndexedResource,
  at: ReferencePlace,
  found: Found,
): Permission | undefined {
  const { same, namespace, grants } = found;
  if (same === 'yes' || !at.field.needsGrant) return undefined;
  const to = namespaceName(namespace);
  const own = namespaceName(namespaceOf(snapshot.namespaces, from));
  if (own !== undefined && to !== undefined && grants !== 'all' && !grants.has(to))
    return { verdict: 'no', from: own, to, grants: [] };
  return permits(snapshot, from, pointedAt(at, found));
}

/** The reference as it would be. */
function pointedAt({ reference, field }: ReferencePlace, { object, key, namespace }: Found): Reference {
  const span = reference.span;
  const { namespace: _, namespaceUnknown: __, ...rest } = reference;
  const name = namespaceName(namespace);
  return {
    ...rest,
    group: groupOf(key),
    kind: kindIn(key),
    name: { value: object.name, span },
    ...(field.scope === 'named' && name !== undefined && { namespace: { value: name, span } }),
  };
}

function kindSiblings({ field, map }: ReferencePlace, key: KindKey): Sibling[] {
  if (field.shape !== 'object') return [];
  const needs = (part: 'group' | 'kind', value: string): Sibling[] =>
    field.defaults?.[part] === value || stringUnder(map, part) === value
      ? []
      : [{ key: part, template: scalar(value) }];
  return [...needs('group', groupOf(key)), ...needs('kind', kindIn(key))];
}

function namespaceSiblings(
  { field, map }: ReferencePlace,
  namespace: Namespace,
  same: 'yes' | 'no' | 'unknown',
  own: Namespace,
): Sibling[] {
  const name = namespaceName(namespace);
  if (field.shape !== 'object' || field.scope !== 'named' || name === undefined) return [];
  const said = stringUnder(map, 'namespace');
  const isNeeded = said === undefined ? same !== 'yes' || own.type === 'cluster' : said !== name;
  return isNeeded ? [{ key: 'namespace', template: scalar(name) }] : [];
}

function portSiblings(scene: Scene, at: ReferencePlace, object: IndexedObject): Sibling[] {
  const { role, section } = at.field;
  const takesPort = section === 'service-port' && role !== 'target';
  const template: Template | undefined = takesPort ? portTemplate(scene, object) : undefined;
  return template ? [{ key: 'port', template, keep: true }] : [];
}
