import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { type History, isIn, type Stay } from '../schema/history.ts';
import type { Target } from '../schema/model.ts';
import { compareReleases } from '../schema/release.ts';

/** Something that other targets have and this one does not. */
export type Absence = {
  readonly message: Message;
  /** The targets nearest to this one that have it, as `release channel`; fixes offer them. */
  readonly targets: readonly string[];
};

/**
 * Why the target lacks what `subject` names: since when which channel has it, or had it. Undefined where no target
 * that is known has it, and where this one does.
 */
export function absence(subject: string, history: History, target: Target): Absence | undefined {
  const { release, channel } = target;
  const other = channel === 'standard' ? 'experimental' : 'standard';
  const [here, there] = [history[channel], history[other]];
  if ((!here && !there) || isIn(history, target)) return undefined;
  return {
    message: why({ subject, release, channel, other }, here, there),
    targets: targetsWith(history, target).map((each) => `${each.release} ${each.channel}`),
  };
}

type Named = Target & { readonly subject: string; readonly other: Target['channel'] };

function why(named: Named, here: Stay | undefined, there: Stay | undefined): Message {
  const { subject, release, channel, other } = named;
  if (here?.removed !== undefined && compareReleases(here.removed, release) <= 0)
    return message('absent.removed', { subject, channel, removed: here.removed, release });
  if (here && there && channel === 'standard' && compareReleases(there.since, here.since) < 0)
    return message('absent.graduated', { subject, since: there.since, standard: here.since, release });
  if (here) return message('absent.later', { subject, channel, since: here.since, release });
  return there?.removed !== undefined && compareReleases(there.removed, release) <= 0
    ? message('absent.gone', { subject, other, removed: there.removed, channel, release })
    : message('absent.channel', { subject, other, since: there?.since ?? release, channel, release });
}

/** The other channel of this release, then later releases: nobody goes back for something that is gone. */
function targetsWith(history: History, { release, channel }: Target): readonly Target[] {
  const other = channel === 'standard' ? 'experimental' : 'standard';
  const later = (of: Target['channel']): readonly Target[] => {
    const since = history[of]?.since;
    return since && compareReleases(since, release) > 0 ? [{ release: since, channel: of }] : [];
  };
  const sameRelease: Target = { release, channel: other };
  if (isIn(history, sameRelease)) return [sameRelease, ...later(channel)];
  return later(channel).length > 0 ? later(channel) : later(other);
}
