import type { FilePart, LineTable, Manifest, Position } from '../../engine/index.ts';

/**
 * Keeps what is computed of each document for as long as it stands where it stood, so that a keystroke costs the
 * answer for one document. What is kept is shared between answers: nobody may change it.
 */
export function perDocument<T>(
  compute: (part: FilePart, lines: LineTable) => T,
): (part: FilePart, lines: LineTable) => T {
  const known = new WeakMap<Manifest, { readonly start: Position; readonly value: T }>();
  return (part, lines) => {
    const start = lines.positionAt(part.offset);
    const before = known.get(part.manifest);
    if (before && before.start.line === start.line && before.start.character === start.character)
      return before.value;
    const value = compute(part, lines);
    known.set(part.manifest, { start, value });
    return value;
  };
}
