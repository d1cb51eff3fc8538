/** What is left over, or in vain. */
export const ATTACHMENT_FINDINGS = {
  'route-without-parent': 'This {kind} has no parentRefs, so nothing serves it.',
  'unused-listener': 'No Route of this workspace is attached to the listener `{listener}`.',
  'grant-for-parent':
    'A ReferenceGrant lets nothing attach to a {kind}: that is said by the {kind} itself, in `allowedRoutes` and `allowedListeners`.',
  'unissued-certificate':
    'cert-manager leaves out a listener without a `hostname`, so it does not make this certificate.',
  'unused-grant.elsewhere':
    'A ReferenceGrant permits the use of what is in its own namespace. This one is missed in `{namespace}`, and nothing uses it here.',
  'unused-grant': 'Nothing in this workspace uses what this ReferenceGrant permits.',

  'expired-certificate': 'The certificate in {secret} expired on {date}.',
  'expired-certificate.early': 'The certificate in {secret} is not valid before {date}.',
  'certificate-hostname-mismatch':
    'The certificate in {secret} is for {names}, and the listener serves `{hostname}`.',
  'certificate.secret': '{secret} holds the certificate.',
} as const satisfies Record<string, string>;
