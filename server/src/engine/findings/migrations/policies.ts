import { commentAbove, commentOut, reason } from './comments.ts';
import type { Step } from './draft.ts';
import { coreGroups, removeWhere, renameAt } from './legacyShared.ts';
import { entriesAt, entryOf, isEmptyMap, mapsAt, scalarText } from './places.ts';
import { wrapInList } from './reshape.ts';

/** BackendTLSPolicy v1alpha2 of release v1.0: one target, and other names for what is validated. */
export const BACKEND_TLS_POLICY_V1ALPHA2: readonly Step[] = [
  (draft) => {
    const own = scalarText(
      mapsAt(draft, 'metadata').map((metadata) => entryOf(metadata, 'namespace')?.entry.value)[0],
    );
    for (const place of entriesAt(draft, 'spec.targetRef.namespace'))
      if (own === undefined || scalarText(place.entry.value) !== own)
        commentOut(draft, place, reason.otherNamespace);
  },
  removeWhere('spec.targetRef.namespace', () => true),
  (draft) => {
    for (const place of entriesAt(draft, 'spec.targetRef')) wrapInList(draft, place, 'targetRefs');
  },
  renameAt('spec.tls.caCertRefs', 'caCertificateRefs'),
  renameAt('spec.tls.wellKnownCACerts', 'wellKnownCACertificates'),
  renameAt('spec.tls', 'validation'),
];

/** XListenerSet of v1.3 and v1.4. Who may connect is for the Gateway to say since then. */
export const X_LISTENER_SET: readonly Step[] = [
  (draft) => {
    for (const place of entriesAt(draft, 'spec.listeners[].tls.frontendValidation'))
      commentOut(draft, place, reason.frontendValidation);
  },
];

/** BackendPolicy of 2021. It had no hostname, which its successor needs. */
export const BACKEND_POLICY: readonly Step[] = [
  (draft) => {
    for (const place of entriesAt(draft, 'spec.backendRefs[].port'))
      commentOut(draft, place, reason.policyPort);
  },
  removeWhere('spec.tls.options', (_, isEmpty) => isEmpty),
  (draft) => {
    for (const place of entriesAt(draft, 'spec.tls.options'))
      if (!isEmptyMap(place.entry.value)) commentOut(draft, place, reason.policyOptions);
  },
  (draft) => {
    for (const { entry, pointer } of entriesAt(draft, 'spec.tls'))
      commentAbove(draft, pointer, entry.span.start, reason.policyHostname);
  },
  coreGroups('spec.backendRefs[]', 'spec.tls.certificateAuthorityRef'),
  (draft) => {
    for (const place of entriesAt(draft, 'spec.tls.certificateAuthorityRef'))
      wrapInList(draft, place, 'caCertificateRefs');
  },
  renameAt('spec.tls', 'validation'),
  renameAt('spec.backendRefs', 'targetRefs'),
];
