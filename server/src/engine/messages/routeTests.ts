/** Why a route test fails, and what generating tests could not do. */
export const ROUTE_TESTS = {
  'route-test-not-local':
    'A kustomization lists this file. Without the annotation `{annotation}: "true"` the RouteTest goes to the cluster, which does not know such a kind.',
  'fix.mark-local': 'Add the annotation {annotation}',

  'route-test.version': 'The version of a RouteTest is `{wanted}`, not `{version}`.',
  'route-test.broken': 'This document is not valid YAML, so that some of its cases may not have been read.',
  'route-test.unread': 'This RouteTest is not valid YAML and was not run.',
  'route-test.unknown-key': '`{field}` is not a key that is known here.',
  'route-test.invalid': '`{field}` is missing or not as it should be.',
  'route-test.no-target': 'Say who is asked: `gateway` or `service`, one of them.',
  'route-test.from': '`from` goes with `service`.',
  'route-test.target-absent': '{target} is not in this workspace.',
  'route-test.target-unknown':
    'Which {target} is meant depends on a namespace or environment that is not known.',
  'route-test.no-request': 'Give one request: `url`, or one of `grpc`, `tls`, `tcp` and `udp`.',
  'route-test.passed': 'All that is expected holds.',
  'route-test.differs': '`{key}`: expected {expected}, but it is {actual}.',
  'route-test.unknown': 'The outcome is not certain.',
  'route-test.open': 'The specification leaves the outcome to implementations.',

  'route-test.skipped': 'Left out: {rule}, since no request is known that reaches it.',
  'route-test.unreached':
    'Left out: {rule}, since another rule takes its requests, or it is not certain who does.',
} as const satisfies Record<string, string>;
