type Sought = { readonly kind: string; readonly name: string; readonly namespace: string | undefined };

/**
 * Whether the user said that an object lives elsewhere: `Kind namespace/name`, or `Kind name` in any namespace or for
 * kinds without one; `*` stands for any text. A namespace that is not known fits every pattern.
 */
export function isExternal({ external }: { readonly external: readonly string[] }, sought: Sought): boolean {
  return external.some((pattern) => fits(pattern, sought));
}

/** Whether the user said that objects of a kind in a namespace live elsewhere, whatever their names. */
export function hasExternal(
  { external }: { readonly external: readonly string[] },
  { kind, namespace }: Omit<Sought, 'name'>,
): boolean {
  return external.some((pattern) => {
    const { kinds, namespaces } = read(pattern);
    return matches(kinds, kind) && (namespaces === undefined || matchesSome(namespaces, namespace));
  });
}

function fits(pattern: string, { kind, name, namespace }: Sought): boolean {
  const { kinds, namespaces, names } = read(pattern);
  if (!matches(kinds, kind) || !matches(names, name)) return false;
  return namespaces === undefined || matchesSome(namespaces, namespace);
}

function read(pattern: string): { kinds: string; namespaces: string | undefined; names: string } {
  const [kinds = '', place = '*'] = pattern.trim().split(/\s+/);
  const slash = place.indexOf('/');
  return {
    kinds,
    namespaces: slash === -1 ? undefined : place.slice(0, slash),
    names: place.slice(slash + 1),
  };
}

function matchesSome(pattern: string, text: string | undefined): boolean {
  return text === undefined || matches(pattern, text);
}

function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
