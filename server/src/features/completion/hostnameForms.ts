/** Whether two hostnames, each perhaps a wildcard, have a name in common (Gateway API, Hostname). */
export function intersects(a: string, b: string): boolean {
  if (a === b) return true;
  return covers(a, b) || covers(b, a);
}

/** `*.example.com` stands for every name that ends in `.example.com`, with any number of labels before it. */
function covers(wildcard: string, name: string): boolean {
  return wildcard.startsWith('*.') && name.endsWith(wildcard.slice(1));
}
