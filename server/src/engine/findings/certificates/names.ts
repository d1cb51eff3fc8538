/**
 * Whether a certificate's names cover a listener's hostname: the same name, or a wildcard for its first label (RFC 6125).
 * For a wildcard hostname one name within it is enough: which of them are used is not known.
 */
export function coversHostname(names: readonly string[], hostname: string): boolean {
  const wanted = hostname.toLowerCase();
  const suffix = wanted.slice(1);
  const parent = wanted.slice(wanted.indexOf('.'));
  return names.some(
    (name) => name === wanted || name === `*${parent}` || (wanted.startsWith('*.') && name.endsWith(suffix)),
  );
}
