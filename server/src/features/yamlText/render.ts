import type { Blank, Piece, Text } from './template.ts';

/** The text with what stands in its blanks until they are filled in. */
export function plainText(text: Text): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : piece.blank)).join('');
}

/** Whether there is anything to fill in. */
export function hasBlanks(text: Text): boolean {
  return text.some(isBlank);
}

/** The first place to fill in. */
export function firstBlank(text: Text): Blank | undefined {
  return text.find(isBlank);
}

/** The text as an LSP snippet: each blank is a tab stop; a single empty one is where the cursor stays. */
export function snippetText(text: Text): string {
  const blanks = text.filter(isBlank);
  const [only] = blanks;
  const isLast = blanks.length === 1 && only?.blank === '' && only.choices === undefined;
  let next = isLast ? 0 : 1;
  return text.map((piece) => (isBlank(piece) ? tabStop(piece, next++) : escaped(piece))).join('');
}

function isBlank(piece: Piece): piece is Blank {
  return typeof piece !== 'string';
}

function tabStop({ blank, choices }: Blank, number: number): string {
  if (choices) {
    // The first choice is the one that stands there.
    const ordered = [...new Set([...(choices.includes(blank) ? [blank] : []), ...choices])];
    return `\${${number}|${ordered.map((choice) => choice.replaceAll(/[\\$},|]/g, '\\$&')).join(',')}|}`;
  }
  return blank === '' ? `$${number}` : `\${${number}:${escaped(blank)}}`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
