/** What other releases or channels have, and the target does not. */
export const TARGETS = {
  'absent.channel':
    '{subject} is in the {other} channel only, since {since}. The target is the {channel} channel of {release}.',
  'absent.later': '{subject} came to the {channel} channel with {since}. The target is {release}.',
  'absent.graduated':
    '{subject} is in the experimental channel since {since}, and in the standard channel since {standard}. The target is the standard channel of {release}.',
  'absent.removed': '{subject} left the {channel} channel with {removed}. The target is {release}.',
  'absent.gone':
    '{subject} was in the {other} channel only, and left it with {removed}. The target is the {channel} channel of {release}.',
  'unknown-release': '`{release}` is no release that Gatelens knows. It knows {releases}.',
} as const;
