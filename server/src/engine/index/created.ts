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

/** Annotations that name who issues the certificates of a Gateway or ListenerSet. */
export const CERT_MANAGER_ISSUERS = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];

/** HashiCorp's Vault Secrets Operator makes the Secret, unless it is told that there is one. */
const fromVault = ({ value }: Resource): readonly CreatedObject[] => {
  const destination = objectAt(objectAt(value, 'spec'), 'destination');
  return destination?.create === true ? one(SECRET, stringAt(destination, 'name')) : [];
};

/** One ExternalSecret, and its Secret, in each of the namespaces that it lists. */
const clusterExternalSecret = ({ value, name }: Resource): readonly CreatedObject[] => {
  const spec = objectAt(value, 'spec');
  const target = stringAt(objectAt(objectAt(spec, 'externalSecretSpec'), 'target'), 'name');
  const made = one(SECRET, target ?? stringAt(spec, 'externalSecretName') ?? name);
  const listed = listAt(spec, 'namespaces').filter((each) => typeof each === 'string');
  return listed.length === 0
    ? made
    : listed.flatMap((createdIn) => made.map((each) => ({ ...each, createdIn })));
};

const CREATORS: Partial<Record<KindKey, (resource: Resource) => readonly CreatedObject[]>> = {
  'cert-manager.io/Certificate': ({ value }) => one(SECRET, stringAt(objectAt(value, 'spec'), 'secretName')),
  'external-secrets.io/ExternalSecret': ({ value, name }) =>
    one(SECRET, stringAt(objectAt(objectAt(value, 'spec'), 'target'), 'name') ?? name),
  'external-secrets.io/ClusterExternalSecret': clusterExternalSecret,
  'secrets.hashicorp.com/VaultPKISecret': fromVault,
  'secrets.hashicorp.com/VaultStaticSecret': fromVault,
  'secrets.hashicorp.com/VaultDynamicSecret': fromVault,
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
