/**
 * Whether collections may be nested deeper than anybody writes them. The parser recurses, and near the end of the
 * stack the JavaScript engine itself may give up: a text must not get there. Counts a little too much rather than too
 * little, in one pass.
 */
export function isTooDeep(text: string): boolean {
  if (DEEP_LINE.test(text)) return true;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      if (++depth > MAX_FLOW_DEPTH) return true;
    } else if ((code === CLOSE_BRACKET || code === CLOSE_BRACE) && depth > 0) depth--;
  }
  return false;
}

/** Each level of a block needs a column at least. */
const DEEP_LINE = /^[ ?:-]{256}/m;
const MAX_FLOW_DEPTH = 100;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
