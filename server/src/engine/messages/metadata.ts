/** What the API server asks of every object's metadata. */
export const METADATA = {
  'invalid-metadata.annotations':
    'The annotations have {size} bytes altogether, keys included, and at most 262144 (256 KiB) are allowed.',
  'invalid-metadata.generate-name':
    '`{value}` cannot begin a name. Use lower-case letters, digits, `-` and dots; begin with a letter or digit.',
  'invalid-metadata.finalizer':
    '`{value}` is no finalizer. Write a name of letters, digits, `-`, `_` and dots behind a domain and `/`: example.com/cleanup.',
  'invalid-metadata.owner': 'An owner reference needs `{field}`, and it is empty here.',
  'invalid-metadata.controllers': 'Another owner is the controller already. At most one owner may be.',
  'needless-namespace': '{kind} is cluster-scoped: it lives in no namespace, and this one is ignored.',
} as const;
