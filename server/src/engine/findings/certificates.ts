import { certificateText } from '../attachment/content.ts';
import { isIgnoredCertificate } from '../attachment/ignoredCertificates.ts';
import { listenerDetails } from '../attachment/listenerDetails.ts';
import { pointerIn } from '../attachment/parents.ts';
import { mayBePatched, wholenessOf } from '../attachment/whole.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { placedFinding } from './attachment/report.ts';
import type { FindingCode } from './catalogue.ts';
import { coversHostname } from './certificates/names.ts';
import type { Certificate } from './certificates/x509.ts';
import { firstCertificate } from './certificates/x509.ts';
import type { Finding } from './finding.ts';
import { nameOf } from './names.ts';
import { relatedTo } from './related.ts';
import type { Rule, View } from './rule.ts';

/**
 * Certificates in Secrets of the workspace that clients will not accept. What is encrypted, filled in later or in no
 * known form is not judged, nor what a patch may change; neither is the time, where the configuration does not say what day it is.
 */
export const certificates: Rule = {
  codes: ['expired-certificate', 'certificate-hostname-mismatch'],
  checkResource: (from, view) => {
    const used = from.resource.references.flatMap((reference) =>
      isIgnoredCertificate(from.resource, reference) ? [] : (read(from, reference, view) ?? []),
    );
    if (used.length === 0 || wholenessOf(view, from).mayGain) return [];
    return [...used.flatMap((each) => checkTime(from, each, view)), ...checkHostnames(from, used, view)];
  },
};

type Used = {
  readonly reference: Reference;
  readonly secret: IndexedObject;
  readonly certificate: Certificate;
};

const ROLES: readonly string[] = ['certificate', 'client-certificate'];

function read(from: IndexedResource, reference: Reference, view: View): Used | undefined {
  if (!ROLES.includes(reference.field.role)) return undefined;
  const found = view.resolve(from, reference);
  const [secret, ...others] = found.type === 'found' ? found.objects : [];
  if (
    !secret ||
    others.length > 0 ||
    secret.key !== '/Secret' ||
    view.namespaces.kustomizations.isPatch(secret.uri) ||
    mayBePatched(view, secret)
  )
    return undefined;
  const text = certificateText(secret);
  const certificate = text === undefined ? undefined : firstCertificate(text);
  return certificate && { reference, secret, certificate };
}

function checkTime(from: IndexedResource, used: Used, view: View): readonly Finding[] {
  const { now } = view.config;
  const { notBefore, notAfter } = used.certificate;
  const secret = nameOf(view, used.secret);
  // Whoever makes one today uses it today.
  if (now === undefined || (notBefore < now + DAY && now <= notAfter)) return [];
  const text =
    now > notAfter
      ? message('expired-certificate', { secret, date: dateOf(notAfter) })
      : message('expired-certificate.early', { secret, date: dateOf(notBefore) });
  return told(from, used, view, 'expired-certificate', text);
}

const DAY = 24 * 60 * 60 * 1000;

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** A listener may have several certificates, of which each is for other names: all of them must be known. */
function checkHostnames(from: IndexedResource, used: readonly Used[], view: View): readonly Finding[] {
  return listenerDetails(from.resource).flatMap(({ pointer, hostname, tlsMode }): readonly Finding[] => {
    if (hostname === undefined || tlsMode !== 'Terminate') return [];
    const isBelow = (reference: Reference): boolean =>
      pointerIn(from.resource, reference).startsWith(`${pointer}/`);
    const asked = from.resource.references.filter(
      (reference) => reference.field.role === 'certificate' && isBelow(reference),
    );
    const known = used.filter(({ reference }) => asked.includes(reference));
    const names = known.flatMap(({ certificate }) => certificate.names);
    const [first] = known;
    if (!first || known.length < asked.length || names.length === 0 || coversHostname(names, hostname))
      return [];
    const text = message('certificate-hostname-mismatch', {
      secret: nameOf(view, first.secret),
      hostname,
      names: names.slice(0, MOST_NAMES).join(', '),
    });
    return told(from, first, view, 'certificate-hostname-mismatch', text);
  });
}

const MOST_NAMES = 5;

function told(
  from: IndexedResource,
  { reference, secret }: Used,
  view: View,
  code: FindingCode,
  text: Message,
): readonly Finding[] {
  const finding = placedFinding(from, code, text, `${pointerIn(from.resource, reference)}/name`);
  const related = relatedTo(
    secret,
    message('certificate.secret', { secret: nameOf(view, secret) }),
    '/metadata/name',
  );
  return finding ? [{ ...finding, related: [related] }] : [];
}
