import type { Channel, Release, Since, Target } from './model.ts';

/** Orders releases: negative when `a` is the older one. */
export function compareReleases(a: Release, b: Release): number {
  return ordinal(a) - ordinal(b);
}

/** The channels that both have, each from the later of the two releases on; an absent argument limits nothing. */
export function laterSince(a: Since | undefined, b: Since | undefined): Since | undefined {
  if (!a || !b) return a ?? b;
  const later: { [channel in Channel]?: Release } = {};
  for (const channel of CHANNELS) {
    const [inA, inB] = [a[channel], b[channel]];
    if (inA && inB) later[channel] = compareReleases(inA, inB) >= 0 ? inA : inB;
  }
  return later;
}

/** Whether a target is as new as `since` says; what says nothing has always been there. */
export function reached(since: Since | undefined, target: Target): boolean {
  if (!since) return true;
  const first = since[target.channel];
  return first !== undefined && compareReleases(first, target.release) <= 0;
}

const CHANNELS = ['standard', 'experimental'] as const;

function ordinal(release: Release): number {
  const [major, minor] = release.slice(1).split('.');
  return Number(major) * 1000 + Number(minor);
}
