import type { KindKey } from '../manifest/kinds.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Json } from '../yaml/value.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';

/** An object that a controller or a tool makes from a resource. */
export type CreatedObject = {
  readonly key: KindKey;
  readonly name: string;
  /** The namespace, if it is said beside the name. */
  readonly createdIn?: string;
};

/**
 * Objects that come to be because of `resource`, in its own namespace unless they say another. They count as existing:
 * a Secret that cert-manager writes is in no repository.
 */
export function objectsCreatedBy(resource: Resource): readonly CreatedObject[] {
  return CREATORS[kindKey(resource.group, resource.kind)]?.(resource) ?? [];
}

const SECRET = '/Secret';
const CONFIG_MAP = '/ConfigMap';

const one = (key: KindKey, name: string | undefined): CreatedObject[] =>
  name === undefined ? [] : [{ key, name }];

/** What the generators of a kustomization make; the file need not say its apiVersion and kind. */
export function objectsGeneratedBy(kustomization: Json): readonly CreatedObject[] {
  return GENERATORS.flatMap(([field, key]) =>
    listAt(kustomization, field).flatMap((generator) => {
      const createdIn = stringAt(generator, 'namespace');
      return one(key, stringAt(generator, 'name')).map((object) => ({
        ...object,
        ...(createdIn && { createdIn }),
      }));
    }),
  );
}

const GENERATORS = [
  ['configMapGenerator', CONFIG_MAP],
  ['secretGenerator', SECRET],
] as const;

const generators = ({ value }: Resource): readonly CreatedObject[] => objectsGeneratedBy(value);

/**
 * cert-manager's gateway-shim makes a Certificate for each listener of a Gateway or ListenerSet that names an issuer,
 * whatever its name; the Secret comes to be beside it, never in another namespace (cert-manager, gateway-shim).
 */
const issued = ({ value, namespace }: Resource): readonly CreatedObject[] => {
  const annotations = objectAt(objectAt(value, 'metadata'), 'annotations') ?? {};
  if (!CERT_MANAGER_ISSUERS.some((annotation) => Object.hasOwn(annotations, annotation))) return [];
  return listAt(objectAt(value, 'spec'), 'listeners').flatMap((listener) =>
    listAt(objectAt(listener, 'tls'), 'certificateRefs').flatMap((ref) => {
      const there = stringAt(ref, 'namespace');
      const isElsewhere = there !== undefined && namespace !== undefined && there !== namespace;
      return isElsewhere ? [] : one(SECRET, stringAt(ref, 'name'));
    }),
  );
};

const CERT_MANAGER_ISSUERS = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

const CREATORS: Partial<Record<KindKey, (resource: Resource) => readonly CreatedObject[]>> = {
  'cert-manager.io/Certificate': ({ value }) => one(SECRET, stringAt(objectAt(value, 'spec'), 'secretName')),
  'external-secrets.io/ExternalSecret': ({ value, name }) =>
    one(SECRET, stringAt(objectAt(objectAt(value, 'spec'), 'target'), 'name') ?? name),
  'bitnami.com/SealedSecret': ({ value, name }) => {
    const template = objectAt(objectAt(objectAt(value, 'spec'), 'template'), 'metadata');
    return one(SECRET, stringAt(template, 'name') ?? name);
  },
  'kustomize.config.k8s.io/Kustomization': generators,
  'kustomize.config.k8s.io/Component': generators,
  'gateway.networking.k8s.io/Gateway': issued,
  'gateway.networking.k8s.io/ListenerSet': issued,
  'gateway.networking.x-k8s.io/XListenerSet': issued,
};
