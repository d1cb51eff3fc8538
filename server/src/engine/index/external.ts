type Sought = { readonly kind: string; readonly name: string; readonly namespace: string | undefined };

/**
 * Whether the user said that an object lives elsewhere: `Kind namespace/name`, or `Kind name` in any namespace or for
 * kinds without one; `*` stands for any text. A namespace that is not known fits every pattern.
 */
export function isExternal({ external }: { readonly external: readonly string[] }, sought: Sought): boolean {
  return external.some((pattern) => fits(pattern, sought));
}

function fits(pattern: string, { kind, name, namespace }: Sought): boolean {
  const [kinds = '', place = '*'] = pattern.trim().split(/\s+/);
  const slash = place.indexOf('/');
  if (!matches(kinds, kind) || !matches(place.slice(slash + 1), name)) return false;
  return slash === -1 || namespace === undefined || matches(place.slice(0, slash), namespace);
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
