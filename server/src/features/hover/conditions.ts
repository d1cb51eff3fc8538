import type { Condition, Message, Render } from '../../engine/index.ts';
import { isGoodNews } from '../../engine/index.ts';
import { code, inOneLine, prose } from '../markdown.ts';
import type { Words } from '../strings.ts';

/** How a verdict is told: its words, and those of what it is because of. */
export type Telling = { readonly words: Words; readonly render: Render };

/** How many reasons are told; more of them are of one kind mostly. */
const TOLD = 5;

/** A sign that tells verdicts apart without colour: yes, no, not known, left to implementations. */
export function signOf(condition: Condition): string {
  if (condition.status !== 'Unknown') return isGoodNews(condition) ? '✓' : '✗';
  return condition.reason === 'ImplementationSpecific' ? '◇' : '?';
}

/** The sign, what it means in bold, and why. `yes` and `no` are the words for a certain answer. */
export function headline(
  condition: Condition,
  {
    yes,
    no,
    details = [],
  }: { readonly yes: string; readonly no: string; readonly details?: readonly string[] },
  { words, render }: Telling,
  told: (message: Message) => boolean = () => false,
): string {
  const { status, reason } = condition;
  const text =
    status !== 'Unknown'
      ? isGoodNews(condition)
        ? yes
        : no
      : words(reason === 'ImplementationSpecific' ? 'verdict.specific' : 'verdict.unknown');
  return `${signOf(condition)} ${inOneLine([`**${text}**`, ...details, reasons(condition, render, told)])}`;
}

/** Why a condition is what it is, in sentences. */
export function reasons(
  { because }: Condition,
  render: Render,
  told: (message: Message) => boolean = () => false,
): string {
  const texts = because.flatMap(({ message }) => (told(message) ? [] : [prose(render(message))]));
  return [...new Set(texts)].slice(0, TOLD).join(' ');
}

/**
 * The conditions as a cluster would show them: type, status, and the reason if it is not good news. What only a cluster
 * can tell is left out, and so is the absence of rarer troubles.
 */
export function statusLine(conditions: readonly Condition[], { words }: Telling): string {
  const shown = conditions.filter(
    (condition) => condition.reason !== 'Runtime' && (USUAL.has(condition.type) || !isGoodNews(condition)),
  );
  if (shown.length === 0) return '';
  const texts = shown.map((condition) => {
    const { type, status, reason } = condition;
    const text = code(`${type}=${status}`);
    if (isGoodNews(condition)) return text;
    if (status !== 'Unknown') return `${text} ${code(reason)}`;
    return `${text} (${words(reason === 'ImplementationSpecific' ? 'verdict.open' : 'verdict.not-known')})`;
  });
  return words('verdict.status', { conditions: texts.join(' · ') });
}

const USUAL: ReadonlySet<string> = new Set(['Accepted', 'ResolvedRefs']);

/** The further conditions that are no good news, a line each, with their reasons if Accepted has not told them. */
export function otherTroubles(conditions: readonly Condition[], { render }: Telling): string[] {
  const accepted = conditions.find(({ type }) => type === 'Accepted');
  const told = accepted ? reasons(accepted, render) : '';
  return conditions
    .filter(({ type, reason }) => type !== 'Accepted' && type !== 'Programmed' && reason !== 'Runtime')
    .filter((condition) => !isGoodNews(condition))
    .map((condition) => [condition, reasons(condition, render)] as const)
    .filter(([, why]) => why !== told)
    .map(([condition, why]) => `${signOf(condition)} ${inOneLine([code(condition.type), why])}`);
}
