/**
 * What two hostnames have in common, each perhaps with a leading wildcard label, which stands for one or more labels:
 * the more specific of them, or undefined if no name fits both (gateway-api v1.6, HTTPRouteSpec.hostnames).
 */
export function commonHostname(a: string, b: string): string | undefined {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right || covers(left, right)) return right;
  return covers(right, left) ? left : undefined;
}

/** `*.example.com` covers `a.example.com` and `*.a.example.com`, not `example.com`. */
function covers(wildcard: string, name: string): boolean {
  return wildcard.startsWith('*.') && name.length > wildcard.length - 1 && name.endsWith(wildcard.slice(1));
}

/**
 * The hostnames that a Route serves on a listener; undefined if they have none in common. Empty stands for every
 * hostname, on both sides.
 */
export function sharedHostnames(
  route: readonly string[],
  listener: string | undefined,
): readonly string[] | undefined {
  if (listener === undefined || listener === '') return route;
  if (route.length === 0) return [listener];
  const shared = route.flatMap((each) => commonHostname(each, listener) ?? []);
  return shared.length > 0 ? [...new Set(shared)] : undefined;
}
