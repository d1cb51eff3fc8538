/** Percent-encodes like `encodeURIComponent`, whatever the text: half of a surrogate pair becomes U+FFFD, as in UTF-8. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replaceAll(HALF_PAIR, '\uFFFD'));
}

/** Whether UTF-8 can say a text, so that a request may have it. */
export function isWellFormed(text: string): boolean {
  return text.search(HALF_PAIR) === -1;
}

/** With the flag `u`, a whole pair is one letter. */
const HALF_PAIR = /\p{Surrogate}/gu;
