import { kindKey } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { ResolveContext } from './resolve.ts';

/**
 * Whether an object that a reference names comes to be although no manifest says where: in every namespace, or by an
 * annotation that Kustomize adds. Of such a one nobody can say that it is missing, not even in a closed world.
 */
export function isMadeElsewhere({ index, namespaces }: ResolveContext, reference: Reference): boolean {
  const { group, kind, name, field } = reference;
  const key = kindKey(group, kind);
  if (key === '/ConfigMap' && name?.value === ROOT_CA) return true;
  if (key === '/ConfigMap' || key === '/Secret')
    if (name && index.objects('trust.cert-manager.io/Bundle', name.value).length > 0) return true;
  return field.role === 'certificate' && namespaces.kustomizations.givesIssuers();
}

/** Kubernetes puts it into each namespace (the root CA publisher of its controller manager). */
const ROOT_CA = 'kube-root-ca.crt';
