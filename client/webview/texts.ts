/** The words of the page, all of which the host sends. */
import type { PreviewText } from '../../server/src/protocol.ts';

/** The text of that name, `{0}`, `{1}`… filled in. */
export type Texts = (name: PreviewText, ...values: readonly (string | number)[]) => string;

/** Texts over what the host sent. */
export function createTexts(strings: Readonly<Record<PreviewText, string>>): Texts {
  return (name, ...values) =>
    strings[name].replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
}
