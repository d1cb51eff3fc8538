import { listenerDetails } from '../attachment/listenerDetails.ts';
import { pointerIn } from '../attachment/parents.ts';
import { wholenessOf } from '../attachment/whole.ts';
import { CERT_MANAGER_ISSUERS } from '../index/created.ts';
import { isExternal } from '../index/external.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import { stringAt } from '../yaml/value.ts';
import { placedFinding } from './attachment/report.ts';
import type { Rule, View } from './rule.ts';

/**
 * cert-manager leaves out a listener without a hostname, since it would not know for which name to ask (cert-manager,
 * Annotated Gateway resource). Nothing is said where anything else may make the Secret, be it for another listener.
 */
export const unissuedCertificates: Rule = {
  codes: ['unissued-certificate'],
  checkResource: (from, view) => {
    const { annotations } = from.resource;
    if (!CERT_MANAGER_ISSUERS.some((issuer) => Object.hasOwn(annotations, issuer))) return [];
    const { mayGain, mayChange } = wholenessOf(view, from);
    if (mayGain || mayChange || view.namespaces.kustomizations.isPatch(from.uri)) return [];
    return listenerDetails(from.resource).flatMap(({ pointer, tlsMode, value }) => {
      const hasHostname = (stringAt(value, 'hostname') ?? '') !== '';
      const asked = certificatesOf(from, pointer);
      if (tlsMode !== 'Terminate' || hasHostname || asked.length === 0) return [];
      if (!asked.every((reference) => isLeftToIssuer(from, reference, pointer, view))) return [];
      const text = message('unissued-certificate');
      return placedFinding(from, 'unissued-certificate', text, `${pointer}/tls/certificateRefs`) ?? [];
    });
  },
};

function certificatesOf(from: IndexedResource, listener: string): readonly Reference[] {
  return from.resource.references.filter(
    (reference) =>
      reference.field.role === 'certificate' &&
      pointerIn(from.resource, reference).startsWith(`${listener}/`),
  );
}

/** Whether nobody but the issuer is known for the Secret: it is not here, nothing else makes it, no other listener asks for it. */
function isLeftToIssuer(
  from: IndexedResource,
  { kind, group, name, namespace }: Reference,
  listener: string,
  view: View,
): boolean {
  if (group !== '' || kind !== 'Secret' || name === undefined || namespace !== undefined) return false;
  const own = namespaceName(namespaceOf(view.namespaces, from));
  if (isExternal(view.config, { kind, name: name.value, namespace: own })) return false;
  const makers = view.index.objects('/Secret', name.value);
  const others = from.resource.references.filter(
    (each) =>
      each.field.role === 'certificate' &&
      each.name?.value === name.value &&
      !pointerIn(from.resource, each).startsWith(`${listener}/`),
  );
  return (
    others.length === 0 && makers.every(({ created, resource }) => created && resource === from.resource)
  );
}
