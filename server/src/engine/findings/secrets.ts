import { isIgnoredCertificate } from '../attachment/ignoredCertificates.ts';
import { namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import { replaceSpan } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { nameOf } from './names.ts';
import { firstLine } from './places.ts';
import { relatedTo } from './related.ts';
import type { Rule, View } from './rule.ts';
import { isSound, referenceAt } from './soundness.ts';

/**
 * A certificate in a Secret of another type. Only kubernetes.io/tls is Core (SecretObjectReference of listeners,
 * gateway-api v1.6): a controller may take others, so this is no error.
 */
export const secrets: Rule = {
  codes: ['wrong-secret-type'],
  checkResource: (from, view) =>
    from.resource.references.flatMap((reference) => checkSecret(from, reference, view) ?? []),
  fixes: (finding, { part, view }) => {
    const found = referenceAt(part, finding);
    const secrets = found && view.resolve(found.from, found.reference);
    const name = found?.reference.name;
    if (!name || secrets?.type !== 'found') return [];
    return tlsSecretsBeside(view, secrets.objects)
      .slice(0, MOST_CHOICES)
      .map(
        (value): Fix => ({
          title: message('fix.replace', { value }),
          safe: false,
          edits: [replaceSpan(part, name.span, value)],
        }),
      );
  },
};

const TLS = 'kubernetes.io/tls';
const MOST_CHOICES = 5;

function checkSecret(from: IndexedResource, reference: Reference, view: View): Finding | undefined {
  const { role } = reference.field;
  if (role !== 'certificate' && role !== 'client-certificate') return undefined;
  if (isIgnoredCertificate(from.resource, reference)) return undefined;
  const { group, kind, name } = reference;
  if (group !== '' || kind !== 'Secret' || !name || !isSound(from.manifest, reference.span)) return undefined;
  const secrets = view.resolve(from, reference);
  if (secrets.type !== 'found' || !secrets.objects.every(isOfOtherType)) return undefined;
  const [secret] = secrets.objects;
  if (!secret) return undefined;
  return {
    code: 'wrong-secret-type',
    severity: 'warning',
    message: message('wrong-secret-type', {
      secret: nameOf(view, secret),
      type: secret.resource.secretType ?? '',
    }),
    span: firstLine(from.manifest.text, name.span),
    pointer: `${reference.pointer}/name`,
    resource: from.resource.pointer,
    related: [
      relatedTo(secret, message('wrong-secret-type.secret', { secret: nameOf(view, secret) }), '/type'),
    ],
  };
}

/** Says so itself: a Secret that something else makes, or that leaves its type away, is not judged. */
function isOfOtherType({ created, resource }: IndexedObject): boolean {
  return !created && resource.secretType !== undefined && resource.secretType !== TLS;
}

function tlsSecretsBeside(view: View, secrets: readonly IndexedObject[]): readonly string[] {
  const [secret] = secrets;
  if (!secret) return [];
  const namespace = namespaceOf(view.namespaces, secret);
  const names = view.index
    .objectsOfKind(secret.key)
    .filter((other) => other.created || other.resource.secretType === TLS)
    .filter((other) => sameNamespace(namespace, namespaceOf(view.namespaces, other)) === 'yes')
    .map(({ name }) => name);
  return [...new Set(names)];
}
