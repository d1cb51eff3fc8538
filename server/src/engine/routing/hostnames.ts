/**
 * Whether a hostname of a listener or Route covers a name. A leading wildcard label stands for one or more labels, so
 * `*.example.com` does not cover `example.com` (gateway-api v1.6, apis/v1 Listener.hostname).
 * @param pattern empty for every hostname
 * @param host lower case; undefined for the Gateway's own address, which no hostname covers
 */
export function coversHost(pattern: string, host: string | undefined): boolean {
  if (pattern === '') return true;
  if (host === undefined) return false;
  const lower = pattern.toLowerCase();
  if (!lower.startsWith('*.')) return lower === host;
  return host.endsWith(lower.slice(1)) && host.length > lower.length - 1;
}

/** All patterns that cover a name, the most specific first: itself, then its wildcards, then every hostname. */
export function patternsFor(host: string | undefined): string[] {
  if (host === undefined) return [''];
  const patterns = [host];
  for (let dot = host.indexOf('.'); dot !== -1; dot = host.indexOf('.', dot + 1))
    if (dot > 0 || host.startsWith('.')) patterns.push(`*${host.slice(dot)}`);
  return [...patterns, ''];
}

/**
 * Which of two patterns that cover one name comes first: more characters without a wildcard, then more characters
 * (apis/v1 HTTPRouteSpec.hostnames). Negative if `a` does.
 */
export function compareHostnames(a: string, b: string): number {
  return exactLength(b) - exactLength(a) || b.length - a.length;
}

function exactLength(pattern: string): number {
  return pattern.startsWith('*') ? 0 : pattern.length;
}
