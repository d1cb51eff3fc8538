import type { IndexedObject, IndexedResource, Permission, ReferenceField } from '../../engine/index.ts';
import { listAt, namespaceName, namespaceOf, numberAt, objectAt, stringAt } from '../../engine/index.ts';
import { inOneLine } from '../markdown.ts';
import type { Section } from '../navigation/sections.ts';
import { sectionsOf } from '../navigation/sections.ts';
import type { Words } from '../strings.ts';
import { admission, takesListeners } from './admission.ts';
import type { Scene } from './scene.ts';

/** What is worth knowing of an object before it is chosen. */
export type Described = {
  readonly detail: string;
  /** 0 fits, 1 may fit, 2 does not fit as far as is known here. */
  readonly fitness: 0 | 1 | 2;
};

/** Describes an object for one who may refer to it. */
export function describeObject(
  scene: Scene,
  from: IndexedResource,
  field: ReferenceField,
  object: IndexedObject,
  permission: Permission | undefined,
): Described {
  const { words, snapshot } = scene;
  if (object.created) return { detail: words('card.created-by', { creator: creatorOf(object) }), fitness: 0 };
  if (field.role === 'parent' && object.resource.kind !== 'Service') return asParent(scene, from, object);
  if (field.role === 'listener-set-parent') {
    const answer = takesListeners(snapshot, from, object);
    const detail = answer === 'no' ? words('admission.no-listener-sets') : '';
    return { detail, fitness: answer === 'no' ? 2 : answer === 'unknown' ? 1 : 0 };
  }
  const { secretType } = object.resource;
  const isWrong =
    (field.role === 'certificate' || field.role === 'client-certificate') && secretType !== undefined;
  const grant = grantDetail(permission, words);
  return {
    detail: inOneLine([grant, ...factsOf(object, words)]),
    fitness: isWrong && secretType !== TLS ? 2 : permission?.verdict === 'no' ? 1 : 0,
  };
}

const TLS = 'kubernetes.io/tls';

function asParent({ snapshot, words }: Scene, route: IndexedResource, parent: IndexedObject): Described {
  const { verdict, listeners, lacks } = admission(snapshot, route, parent);
  const names = listeners.join(', ');
  if (verdict === 'yes') return { detail: words('admission.yes', { listeners: names }), fitness: 0 };
  if (verdict === 'unknown')
    return { detail: names === '' ? '' : words('admission.unknown', { listeners: names }), fitness: 1 };
  const { kind } = route.resource;
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, route)) ?? '';
  return {
    detail:
      lacks === undefined ? words('admission.not') : words(`admission.no-${lacks}`, { kind, namespace }),
    fitness: 2,
  };
}

function creatorOf({ resource }: IndexedObject): string {
  return `${resource.kind} ${resource.name ?? ''}`.trim();
}

function grantDetail(permission: Permission | undefined, words: Words): string | undefined {
  if (permission?.verdict === 'yes') return words('grant.by', { grant: permission.grant.name });
  return permission?.verdict === 'no' ? words('grant.needed', { namespace: permission.to }) : undefined;
}

function factsOf({ resource }: IndexedObject, words: Words): (string | undefined)[] {
  const spec = objectAt(resource.value, 'spec');
  const controller = stringAt(spec, 'controllerName');
  const ports = sectionsOf(resource).filter(({ type }) => type === 'service-port');
  return [
    controller,
    resource.secretType,
    ports.map((port) => inOneLine([String(port.port ?? ''), port.name]).replace(' · ', ' ')).join(', '),
    stringAt(spec, 'type') === 'ExternalName'
      ? words('card.external-name', { name: stringAt(spec, 'externalName') ?? '' })
      : undefined,
  ];
}

/** A listener in a line: protocol, port, hostname, and which Routes it takes. */
export function listenerDetail({ name, value }: Section, part: 'sectionName' | 'port', words: Words): string {
  const protocol = stringAt(value, 'protocol');
  const port = numberAt(value, 'port');
  const kinds = listAt(objectAt(value, 'allowedRoutes'), 'kinds').flatMap(
    (kind) => stringAt(kind, 'kind') ?? [],
  );
  const from = stringAt(objectAt(objectAt(value, 'allowedRoutes'), 'namespaces'), 'from') ?? 'Same';
  return inOneLine([
    part === 'port' && name,
    [protocol, port].filter((each) => each !== undefined).join(':'),
    stringAt(value, 'hostname'),
    from === 'All' || from === 'None' || from === 'Same' ? words(`attach.${from}`) : undefined,
    kinds.join(', '),
  ]);
}

/** A Service's port in a line: what the other of name and number is, and where it leads. */
export function portDetail({ name, port, value }: Section, part: 'sectionName' | 'port'): string {
  const target = stringAt(value, 'targetPort') ?? numberAt(value, 'targetPort');
  return inOneLine([
    part === 'port' ? name : port === undefined ? undefined : String(port),
    stringAt(value, 'appProtocol') ?? stringAt(value, 'protocol'),
    target !== undefined && target !== port && `→ ${target}`,
  ]);
}
