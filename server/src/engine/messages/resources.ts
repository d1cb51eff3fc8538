/** What is wrong with a resource as a whole: its kind, its version, its name. */
export const RESOURCES = {
  'unknown-kind': 'The API group {group} has no kind `{kind}`.',
  'unknown-kind.near': 'The API group {group} has no kind `{kind}`. Did you mean `{near}`?',
  'unknown-kind.other-group': '`{kind}` is a kind of {apiVersion}, not of {group}.',
  'unknown-version': '{kind} never had a version `{version}`. Release {release} serves {served}.',
  'unserved-version':
    'The {channel} channel of {release} does not serve `{version}` of {kind}. Use {served}.',
  'unserved-version.experimental':
    'Only the experimental channel serves `{version}` of {kind}, and the target is the standard channel of {release}. Use {served}.',
  'unserved-version.replaced': '{kind} does not exist any more in {release}. Its successor is {successor}.',
  'unserved-version.legacy':
    'The API group {group} is the one of 2021, and nothing serves it any more. Move to {kind} of {successor}.',
  'unserved-version.rules':
    'The {channel} channel of {release} does not serve `{version}` of {kind}. {served} takes one rule, and this has {rules}. Several Routes in its place would behave differently: they compete for the listener.',
  'unserved-version.legacy-rules':
    'The API group {group} is the one of 2021, and nothing serves it any more. {served} of {kind} takes one rule, and this has {rules}. Several Routes in its place would behave differently: they compete for the listener.',
  'deprecated-version.rules':
    '`{version}` of {kind} is deprecated. {served} takes one rule, and this has {rules}. Several Routes in its place would behave differently: they compete for the listener.',
  'deprecated-version': '`{version}` of {kind} is deprecated. Use {served}.',

  'duplicate-resource': '{object} is defined more than once. Only one of the definitions will be in force.',
  'duplicate-resource.first': 'Another definition of {object}.',
  'namespace-not-found':
    'There is no Namespace `{namespace}` here, so this permits nothing until somebody makes one of that name.',
} as const;
