import type { Severity } from './finding.ts';
import { ROUTING_CODES } from './routing/codes.ts';
import { RULE_CODES } from './ruleCodes.ts';
import { TRAP_CODES } from './traps/codes.ts';

/**
 * Every code that a finding can carry. Codes name the bad thing and never change: people's ignore comments and
 * settings hold them. docs/findings has a page for each.
 */
export const CATALOGUE = {
  'yaml-syntax': { severity: 'error', structural: true, summary: 'The document is not valid YAML.' },
  'duplicate-key': { severity: 'error', structural: true, summary: 'A map has the same key twice.' },
  'excessive-aliasing': { severity: 'error', structural: true, summary: 'Aliases expand to too many nodes.' },
  'unknown-field': { severity: 'error', structural: true, summary: 'The resource has no such field.' },
  'wrong-type': { severity: 'error', structural: true, summary: 'A value has another type than its field.' },
  'not-in-enum': { severity: 'error', structural: true, summary: 'A value is none of those allowed.' },
  'pattern-mismatch': {
    severity: 'error',
    structural: true,
    summary: 'A value does not have the form its field asks for.',
  },
  'out-of-limits': {
    severity: 'error',
    structural: true,
    summary: 'A value is too long, too short, too many, too large or too small.',
  },
  'missing-field': { severity: 'error', structural: true, summary: 'A required field is missing.' },
  'duplicate-list-key': {
    severity: 'error',
    structural: true,
    summary: 'Two items of a list have the same key.',
  },
  'bad-format': {
    severity: 'error',
    structural: true,
    summary: 'A value is not of its format, such as a date.',
  },
  ...RULE_CODES,
  ...ROUTING_CODES,
  'invalid-metadata': {
    severity: 'error',
    structural: false,
    summary: 'The metadata of a resource is none that the API server takes.',
  },
  'needless-namespace': {
    severity: 'hint',
    structural: false,
    summary: 'A cluster-scoped resource names a namespace, which is ignored.',
  },
  ...TRAP_CODES,
  'duplicate-resource': {
    severity: 'error',
    structural: false,
    summary: 'The same resource is defined twice.',
  },
  'unknown-kind': { severity: 'error', structural: false, summary: 'The Gateway API has no such kind.' },
  'unknown-version': { severity: 'error', structural: false, summary: 'The kind never had such a version.' },
  'unserved-version': {
    severity: 'error',
    structural: false,
    summary: 'The target release does not serve this version or kind.',
  },
  'deprecated-version': {
    severity: 'hint',
    structural: false,
    summary: 'The target release serves this version but marks it as deprecated.',
  },
  'untranslated-field': {
    severity: 'warning',
    structural: false,
    summary: 'A migration to a newer version leaves this to a person.',
  },
  'invalid-crd': {
    severity: 'error',
    structural: false,
    summary: 'A CustomResourceDefinition is one that no API server takes.',
  },
  'invalid-crd-rule': {
    severity: 'error',
    structural: false,
    summary: 'A rule of a CustomResourceDefinition cannot be read.',
  },
  'costly-crd-rule': {
    severity: 'warning',
    structural: false,
    summary: 'A rule of a CustomResourceDefinition may cost more than the API server allows.',
  },
  'parent-not-found': {
    severity: 'information',
    structural: false,
    summary: 'The Gateway, ListenerSet or Service that a Route names as its parent is not in the workspace.',
  },
  'no-matching-listener': {
    severity: 'error',
    structural: false,
    summary: 'The parent has no listener of that name or port.',
  },
  'backend-not-found': {
    severity: 'information',
    structural: false,
    summary: 'A backend is not in the workspace.',
  },
  'not-allowed-by-listeners': {
    severity: 'error',
    structural: false,
    summary: 'The listeners of the parent do not take the Route: its kind, or its namespace.',
  },
  'hostname-no-intersection': {
    severity: 'error',
    structural: false,
    summary: 'The Route and the listener have no hostname in common.',
  },
  'conflicting-listeners': {
    severity: 'error',
    structural: false,
    summary: 'Two listeners cannot share their port, so that at least one of them is refused.',
  },
  'unsupported-protocol': {
    severity: 'error',
    structural: false,
    summary: 'No implementation knows the protocol of a listener.',
  },
  'invalid-route-kinds': {
    severity: 'error',
    structural: false,
    summary: 'A listener is to take Routes of a kind that its protocol cannot carry.',
  },
  'listener-set-not-allowed': {
    severity: 'error',
    structural: false,
    summary: 'The Gateway does not take ListenerSets of this namespace.',
  },
  'overlapping-hostnames': {
    severity: 'information',
    structural: false,
    summary: 'Two listeners that end TLS on one port have hostnames that overlap.',
  },
  'invalid-ref-kind': {
    severity: 'error',
    structural: false,
    summary: 'A reference names a kind that cannot stand there.',
  },
  'invalid-certificate': {
    severity: 'error',
    structural: false,
    summary: 'A Secret or ConfigMap that is used for a certificate holds none.',
  },
  'route-without-parent': {
    severity: 'hint',
    structural: false,
    summary: 'A Route names no parent, so that nothing serves it.',
  },
  'unused-listener': {
    severity: 'hint',
    structural: false,
    summary: 'No Route is attached to a listener.',
  },
  'grant-for-parent': {
    severity: 'warning',
    structural: false,
    summary: 'A ReferenceGrant is to let Routes attach, which is not what grants are for.',
  },
  'unused-grant': {
    severity: 'hint',
    structural: false,
    summary: 'Nothing uses what a ReferenceGrant permits.',
  },
  'conflicting-policies': {
    severity: 'error',
    structural: false,
    summary: 'Another policy of the kind comes first for the same target.',
  },
  'backend-port-not-found': {
    severity: 'error',
    structural: false,
    summary: 'The Service has no such port.',
  },
  'ref-not-permitted': {
    severity: 'warning',
    structural: false,
    summary: 'No ReferenceGrant permits a reference into another namespace.',
  },
  'gateway-class-not-found': {
    severity: 'information',
    structural: false,
    summary: 'The GatewayClass is not in the workspace.',
  },
  'certificate-not-found': {
    severity: 'information',
    structural: false,
    summary: 'A certificate is not in the workspace.',
  },
  'wrong-secret-type': {
    severity: 'warning',
    structural: false,
    summary: 'A certificate reference points at a Secret that is not of type kubernetes.io/tls.',
  },
  'expired-certificate': {
    severity: 'warning',
    structural: false,
    summary: 'A certificate has expired, or is not valid yet.',
  },
  'certificate-hostname-mismatch': {
    severity: 'warning',
    structural: false,
    summary: 'No certificate of a listener covers its hostname.',
  },
  'unissued-certificate': {
    severity: 'warning',
    structural: false,
    summary: 'cert-manager makes no certificate for a listener without a hostname.',
  },
  'ca-certificate-not-found': {
    severity: 'information',
    structural: false,
    summary: 'A CA certificate is not in the workspace.',
  },
  'parameters-not-found': {
    severity: 'information',
    structural: false,
    summary: 'The object that parametersRef names is not in the workspace.',
  },
  'target-not-found': {
    severity: 'information',
    structural: false,
    summary: 'The target of a policy is not in the workspace.',
  },
  'extension-not-found': {
    severity: 'information',
    structural: false,
    summary: 'The object that an extensionRef names is not in the workspace.',
  },
  'namespace-not-found': {
    severity: 'hint',
    structural: false,
    summary: 'A namespace is not in the workspace, which is said to be complete.',
  },
  'implicit-default': {
    severity: 'information',
    structural: false,
    optIn: true,
    summary: 'The API server fills in fields of a list item, which tools that compare may call a difference.',
  },
  'route-test-not-local': {
    severity: 'warning',
    structural: false,
    summary: 'A kustomization would send a RouteTest to the cluster.',
  },
  'unused-ignore': { severity: 'hint', structural: false, summary: 'An ignore comment hides nothing.' },
  'file-too-large': {
    severity: 'information',
    structural: false,
    summary: 'A document is too large to be checked.',
  },
} as const satisfies Record<string, CatalogueEntry>;

export type CatalogueEntry = {
  /** The default; a rule may report less or more where the facts say so. */
  readonly severity: Severity;
  /** Another YAML extension with a schema says the same: left out where the user prefers that. */
  readonly structural: boolean;
  /** Said only where the configuration asks for it. */
  readonly optIn?: boolean;
  readonly summary: string;
};

export type FindingCode = keyof typeof CATALOGUE;

export function isFindingCode(code: string): code is FindingCode {
  return Object.hasOwn(CATALOGUE, code);
}

/** The page that explains a code. */
export function docsUrl(code: FindingCode): string {
  return `https://github.com/gatelens/gatelens/blob/main/docs/findings/${code}.md`;
}
