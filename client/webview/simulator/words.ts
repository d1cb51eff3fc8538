/** An answer in the page's words. Pure. */
import type {
  SimulatedBackend,
  SimulatedEffect,
  SimulatedMatch,
  SimulatedMirror,
  SimulatedOutcome,
  SimulatorText,
} from '../../../server/src/protocol.ts';
import type { Texts } from '../texts.ts';

/** How an outcome looks: `good` gets there, `bad` does not, `open` is not known. */
export type Mood = 'good' | 'bad' | 'open';

const OUTCOMES: Readonly<Record<SimulatedOutcome, readonly [SimulatorText, Mood]>> = {
  forward: ['simForward', 'good'],
  redirect: ['simRedirect', 'good'],
  respond: ['simRespond', 'bad'],
  reject: ['simReject', 'bad'],
  'no-listener': ['simNoListener', 'bad'],
  unknown: ['simUnknown', 'open'],
  'implementation-specific': ['simOpen', 'open'],
};

export function outcomeText({ outcome }: Pick<SimulatedEffect, 'outcome'>, texts: Texts): string {
  return texts(OUTCOMES[outcome][0]);
}

/** A forward that certainly fails for all of its traffic, or for a part of it, is not good. */
export function moodOf({ outcome, backends, status }: SimulatedEffect): Mood {
  const [, mood] = OUTCOMES[outcome];
  if (outcome === 'respond' && status !== undefined && status < 400) return 'good';
  return outcome === 'forward' && backends.some(({ share, valid }) => share > 0 && valid === 'no')
    ? 'bad'
    : mood;
}

/** Where it goes or what comes back, in a few words. */
export function effectText(effect: SimulatedEffect): string {
  const { redirect, backends, status, grpcStatus, because } = effect;
  if (redirect) return `${redirect.statusCode} → ${redirect.location}`;
  const live = backends.filter(({ share }) => share > 0);
  if (effect.outcome === 'forward' && live.length > 0)
    return live.map(backendText(live.length > 1)).join(', ');
  return [status, grpcStatus, because].filter((each) => each !== undefined && each !== '').join(' · ');
}

/** `HTTPRoute shop/cart, Rule 2 (beta), match 1`. */
export function matchText(match: SimulatedMatch, texts: Texts): string {
  return [match.route.title, ...ruleWords(match, texts)].join(', ');
}

/** The rule and match within their Route. */
export function ruleWords({ rule, ruleName, match }: SimulatedMatch, texts: Texts): string[] {
  const named = ruleName === undefined ? texts('simRule', rule) : texts('simRuleNamed', rule, ruleName);
  return match === undefined ? [named] : [named, texts('simMatch', match)];
}

/** Who gets copies, and of how many requests. */
export function mirrorText({ title, percent: share }: SimulatedMirror): string {
  return `${title} ${percent(share / 100)}`;
}

/** `90 %`, with one decimal where it needs it. */
export function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))}\u00a0%`;
}

function backendText(withShare: boolean): (backend: SimulatedBackend) => string {
  return ({ title, share }) => (withShare ? `${title} ${percent(share)}` : title);
}
