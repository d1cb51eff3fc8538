import type { KindKey } from '../manifest/kinds.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';

/** An object that a controller or a tool makes from a resource. */
export type CreatedObject = { readonly key: KindKey; readonly name: string };

/**
 * Objects that come to be because of `resource`, in its own namespace. They count as existing: a Secret that
 * cert-manager writes is in no repository.
 */
export function objectsCreatedBy(resource: Resource): readonly CreatedObject[] {
  return CREATORS[kindKey(resource.group, resource.kind)]?.(resource) ?? [];
}

const SECRET = '/Secret';
const CONFIG_MAP = '/ConfigMap';

const one = (key: KindKey, name: string | undefined): CreatedObject[] =>
  name === undefined ? [] : [{ key, name }];

const generators = ({ value }: Resource): CreatedObject[] =>
  (
    [
      ['configMapGenerator', CONFIG_MAP],
      ['secretGenerator', SECRET],
    ] as const
  ).flatMap(([field, key]) =>
    listAt(value, field).flatMap((generator) => one(key, stringAt(generator, 'name'))),
  );

const CREATORS: Partial<Record<KindKey, (resource: Resource) => CreatedObject[]>> = {
  'cert-manager.io/Certificate': ({ value }) => one(SECRET, stringAt(objectAt(value, 'spec'), 'secretName')),
  'external-secrets.io/ExternalSecret': ({ value, name }) =>
    one(SECRET, stringAt(objectAt(objectAt(value, 'spec'), 'target'), 'name') ?? name),
  'bitnami.com/SealedSecret': ({ value, name }) => {
    const template = objectAt(objectAt(objectAt(value, 'spec'), 'template'), 'metadata');
    return one(SECRET, stringAt(template, 'name') ?? name);
  },
  'kustomize.config.k8s.io/Kustomization': generators,
  'kustomize.config.k8s.io/Component': generators,
  'gateway.networking.k8s.io/Gateway': (gateway) => {
    const issued = CERT_MANAGER_ISSUERS.some((annotation) => annotation in gateway.annotations);
    if (!issued) return [];
    return listAt(objectAt(gateway.value, 'spec'), 'listeners').flatMap((listener) =>
      listAt(objectAt(listener, 'tls'), 'certificateRefs').flatMap((ref) =>
        isObject(ref) && ref.namespace === undefined ? one(SECRET, stringAt(ref, 'name')) : [],
      ),
    );
  },
};

/** cert-manager's gateway-shim makes a Certificate for each listener of a Gateway that names an issuer. */
const CERT_MANAGER_ISSUERS = ['cert-manager.io/issuer', 'cert-manager.io/cluster-issuer'];
