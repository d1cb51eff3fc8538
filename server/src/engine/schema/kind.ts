import type { Channel, KindInfo, KindVersion, Release, Since, Target } from './model.ts';
import { compareReleases } from './release.ts';
import type { KindSource, VersionHistory } from './source.ts';

/** A kind as one target has it, undefined when the target has no version of it. */
export function kindInfo(source: KindSource, target: Target): KindInfo | undefined {
  const { scope, versions: histories, ...head } = source;
  const versions = Object.entries(histories).flatMap(([version, history]): KindVersion[] => {
    const words = stateAt(history, target);
    if (!words) return [];
    return [
      {
        version,
        served: words.includes('served'),
        storage: words.includes('storage'),
        deprecated: words.includes('deprecated'),
      },
    ];
  });
  return versions.length > 0 ? { ...head, namespaced: scope === 'Namespaced', versions } : undefined;
}

/** The first release of each channel that has the kind in any version. */
export function kindSince(source: KindSource): Since {
  const since: { [channel in Channel]?: Release } = {};
  for (const history of Object.values(source.versions)) {
    for (const channel of ['standard', 'experimental'] as const) {
      const first = releasesOf(history, channel)[0];
      const known = since[channel];
      if (first && (!known || compareReleases(first, known) < 0)) since[channel] = first;
    }
  }
  return since;
}

function stateAt(history: VersionHistory, { release, channel }: Target): readonly string[] | undefined {
  const last = releasesOf(history, channel).findLast((from) => compareReleases(from, release) <= 0);
  const words = last && history[channel]?.[last]?.split(' ');
  return words && !words.includes('gone') ? words : undefined;
}

function releasesOf(history: VersionHistory, channel: Channel): readonly Release[] {
  const states: VersionHistory[Channel] = history[channel];
  return states ? (Object.keys(states) as Release[]).sort(compareReleases) : [];
}
