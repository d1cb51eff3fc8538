/** Hosts that the same hostnames cover. */
export type HostClass = {
  /** The most specific hostname that covers them: exact, a wildcard, or empty for hosts that nobody names. */
  readonly pattern: string;
  /** One of them. */
  readonly host: string;
};

/**
 * Sorts all hosts there may be by which of the hostnames cover them. The most specific one that covers a host decides
 * on all others, so that there are as many classes as hostnames, and one for all that no hostname names.
 */
export function hostClasses(hostnames: Iterable<string>): readonly HostClass[] {
  const patterns = [...new Set([...hostnames].map((each) => each.toLowerCase()))].filter(
    (each) => each !== '',
  );
  patterns.sort((a, b) => Number(a.startsWith('*')) - Number(b.startsWith('*')) || (a < b ? -1 : 1));
  const known = new Set(patterns);
  const isNamed = (host: string): boolean =>
    known.has(host) ||
    host.split('.').some((_, i, labels) => i > 0 && known.has(`*.${labels.slice(i).join('.')}`));
  const named = patterns.map((pattern): HostClass => {
    if (!pattern.startsWith('*.')) return { pattern, host: pattern };
    const below = (label: string): string => `${label}${pattern.slice(1)}`;
    return { pattern, host: firstOf(LABELS, below, (host) => !known.has(host) && !known.has(`*.${host}`)) };
  });
  return [
    ...named,
    {
      pattern: '',
      host: firstOf(HOSTS, hostOf, (host) => !isNamed(host)),
    },
  ];
}

const LABELS = ['www', 'any', 'other'];

/** A wildcard may cover all below one of the names that nobody can have (RFC 2606), so there are others. */
const HOSTS = ['www.example', 'any.example', 'other.example', 'www.test', 'www.invalid'];

function hostOf(label: string): string {
  return label.includes('.') ? label : `www.${label}`;
}

/** The first candidate that is free; beyond the usual ones they are numbered. */
export function firstOf(
  labels: readonly string[],
  candidate: (label: string) => string,
  isFree: (candidate: string) => boolean,
): string {
  for (let i = 0; ; i++) {
    const made = candidate(labels[i] ?? `any-${i}`);
    // A hostname that covers everything of this form leaves no free one.
    if (isFree(made) || i > 1000) return made;
  }
}
