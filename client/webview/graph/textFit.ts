/** How much of a text a card has room for. */

export type Measure = (text: string) => number;

/** The text, or as much of its beginning as fits into `width` pixels with an ellipsis. */
export function fitText(text: string, width: number, measure: Measure): string {
  if (measure(text) <= width) return text;
  // Characters, not UTF-16 units: half an emoji is worse than none.
  const characters = [...text];
  let fits = 0;
  let tooMany = characters.length;
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    const part = `${characters.slice(0, middle).join('').trimEnd()}…`;
    if (measure(part) <= width) fits = middle;
    else tooMany = middle;
  }
  return fits === 0 ? '…' : `${characters.slice(0, fits).join('').trimEnd()}…`;
}

/** Measures in the page's own font. */
export function createMeasure(weight: number, size: number): Measure {
  const context = document.createElement('canvas').getContext('2d');
  // Without a canvas, guess generously: a text that is cut too early can still be read in its tooltip.
  if (context === null) return (text) => text.length * size * 0.65;
  context.font = `${weight} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => context.measureText(text).width;
}
