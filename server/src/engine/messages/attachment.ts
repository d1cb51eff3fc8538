/** What a controller will say of attachment, references and listeners, and why. */
export const ATTACHMENT = {
  'attachment.value': 'The value `{value}` is filled in later, or is none that the specification knows.',
  'attachment.incomplete': '{name} is not complete here: a template, or broken off.',
  'attachment.patched': 'A Kustomize patch may change {name}.',
  'attachment.which-parent': 'Whether the parent is this `{name}` is not certain here.',

  'attachment.namespaces.none': 'The Gateway takes no listeners from a {kind}.',
  'attachment.namespaces.same': 'Only the namespace `{there}` is let in, and the {kind} is in `{own}`.',
  'attachment.namespaces.unknown': 'The namespace of the {kind}, or of its parent, is not known here.',
  'attachment.namespaces.no-selector':
    'Namespaces are let in by a selector, and there is none: it selects nothing.',
  'attachment.namespaces.selector':
    'The labels of the namespace `{own}` do not match the selector, so the {kind} is not let in.',
  'attachment.namespaces.labels':
    'Whether the selector matches depends on the labels of the namespace `{own}`.',

  'attachment.other-listener': 'The parentRef means another listener than `{listener}`.',
  'attachment.listener-unknown':
    'Whether the parentRef means the listener `{listener}` depends on a value that is filled in later.',
  'attachment.protocol': 'The listener `{listener}` speaks {protocol}, which takes no {kind}.',
  'attachment.protocol-unknown':
    'Whether the listener `{listener}` takes a {kind} depends on its protocol, which is filled in later.',
  'attachment.protocol-own':
    'Whether the listener `{listener}` takes a {kind} is left to implementations: {protocol} is a protocol of their own.',
  'attachment.kind': 'The listener `{listener}` takes {kinds}, no {kind}.',
  'attachment.no-kinds': 'The listener `{listener}` takes no kind of Route.',
  'attachment.kind-open': 'Whether the listener `{listener}` takes a {kind} is left to implementations.',
  'attachment.kind-unknown':
    'Whether the listener `{listener}` takes a {kind} depends on a value that is filled in later.',
  'attachment.hostname':
    'The listener `{listener}` serves `{hostname}`, and the Route {hostnames}: they have no hostname in common.',
  'attachment.hostname-unknown': 'The hostname of the listener `{listener}` is filled in later.',
  'attachment.route-hostname-unknown': 'A hostname of {name} is filled in later.',
} as const satisfies Record<string, string>;
