/** How well a resource fits a query: 0 not at all, else the more the better. */
export type Matcher = (name: string, kind: string, namespace: string) => number;

/**
 * Compares with a query, upper and lower case alike: the name itself is best, then a name that begins with the query,
 * one that holds it, then `Kind namespace/name` with the letters of the query in their order.
 */
export function createMatcher(query: string): Matcher {
  const wanted = query.toLowerCase().replaceAll(/\s+/g, '');
  if (wanted === '') return () => 1;
  return (name, kind, namespace) => {
    const lower = name.toLowerCase();
    if (lower === wanted) return 5;
    if (lower.startsWith(wanted)) return 4;
    if (lower.includes(wanted)) return 3;
    const full = `${kind}${namespace}/${name}`.toLowerCase();
    if (full.includes(wanted)) return 2;
    return isSubsequence(wanted, full) ? 1 : 0;
  };
}

function isSubsequence(wanted: string, text: string): boolean {
  let at = -1;
  for (const letter of wanted) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
