import type { YamlMap } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { insertEntry } from '../edits.ts';
import { commentOut, reason } from './comments.ts';
import type { Draft, Step } from './draft.ts';
import { coreGroups, forwardTo, gateways, mirrors, oneLabelWildcards, replaceValue } from './legacyShared.ts';
import type { EntryPlace } from './places.ts';
import { entriesAt, entryOf, mapsAt, scalarText } from './places.ts';
import { remove, toPairs } from './reshape.ts';

/** The Routes of networking.x-k8s.io/v1alpha1. */

const RULES = 'spec.rules[]';
const MATCHES = `${RULES}.matches[]`;
const FILTERS = [`${RULES}.filters[]`, `${RULES}.forwardTo[].filters[]`] as const;

export const LEGACY_HTTP_ROUTE: readonly Step[] = [
  ...gateways.slice(0, 1),
  oneLabelWildcards('spec.hostnames'),
  (draft) => {
    for (const place of entriesAt(draft, 'spec.tls')) commentOut(draft, place, reason.routeTls);
  },
  undecidedMatches,
  ...gateways.slice(1),
  replaceValue(`${MATCHES}.path.type`, 'Prefix', 'PathPrefix'),
  valuesToPairs(`${MATCHES}.headers`),
  valuesToPairs(`${MATCHES}.queryParams`),
  ...FILTERS.flatMap((filters) => [
    coreGroups(`${filters}.extensionRef`),
    toPairsAt(`${filters}.requestHeaderModifier.set`),
    toPairsAt(`${filters}.requestHeaderModifier.add`),
    ...mirrors(filters),
  ]),
  ...forwardTo(RULES),
];

/** TCPRoute and UDPRoute: all that was there to match on were extensions, and nothing matches today. */
export const LEGACY_L4_ROUTE: readonly Step[] = [
  ...gateways.slice(0, 1),
  undecidedMatches,
  ...gateways.slice(1),
  removeEmptyMatches,
  ...forwardTo(RULES),
];

export const LEGACY_TLS_ROUTE: readonly Step[] = [
  ...gateways.slice(0, 1),
  oneLabelWildcards(`${MATCHES}.snis`),
  undecidedMatches,
  ...gateways.slice(1),
  hostnamesOfSnis,
  ...forwardTo(RULES),
];

/**
 * Conditions that nobody but the old implementation understood stay as they are, and the API server refuses them:
 * without one its rule would match more.
 */
function undecidedMatches(draft: Draft): void {
  for (const field of ['path', 'headers', 'queryParams'])
    for (const { entry, pointer } of entriesAt(draft, `${MATCHES}.${field}.type`))
      if (scalarText(entry.value) === 'ImplementationSpecific')
        draft.untranslated(pointer, reason.implementationSpecific);
  for (const { pointer } of entriesAt(draft, `${MATCHES}.extensionRef`))
    draft.untranslated(pointer, reason.matchExtension);
}

/** `{type, values: {…}}` becomes a list whose items each have the type. */
function valuesToPairs(path: string): Step {
  return (draft) => {
    for (const place of entriesAt(draft, path)) {
      const { value } = place.entry;
      const values = value.type === 'map' ? entryUnder(value, 'values')?.value : undefined;
      const type = value.type === 'map' ? entryUnder(value, 'type') : undefined;
      const isDefault = scalarText(type?.value) === 'Exact';
      if (value.type === 'map' && values?.type === 'map')
        toPairs(draft, place, values, type && !isDefault ? [type] : []);
    }
  };
}

function toPairsAt(path: string): Step {
  return (draft) => {
    for (const place of entriesAt(draft, path))
      if (place.entry.value.type === 'map' && place.entry.value.entries.length > 0)
        toPairs(draft, place, place.entry.value);
  };
}

function removeEmptyMatches(draft: Draft): void {
  for (const place of entriesAt(draft, `${RULES}.matches`)) {
    const { value } = place.entry;
    const isEmpty = value.type === 'sequence' && value.items.every((item) => isEmptyObject(item));
    if (isEmpty) remove(draft, place);
  }
}

function isEmptyObject(node: YamlMap | EntryPlace['entry']['value']): boolean {
  return node.type === 'map' && node.entries.length === 0;
}

/** The names of one rule's matches, of which any will do, are the Route's hostnames. Several rules need several Routes. */
function hostnamesOfSnis(draft: Draft): void {
  const [spec] = mapsAt(draft, 'spec');
  const rules = mapsAt(draft, RULES);
  const matches = entriesAt(draft, `${RULES}.matches`);
  const [rule] = rules;
  if (!spec || !rule || rules.length !== 1) return;
  const lists = mapsAt(draft, MATCHES).map((match) => entryOf(match, 'snis')?.entry.value);
  const snis = lists.flatMap((list) =>
    list?.type === 'sequence' ? list.items.flatMap((item) => scalarText(item) ?? []) : [],
  );
  const isForAll =
    lists.length === 0 || lists.some((list) => list?.type !== 'sequence' || list.items.length === 0);
  if (isForAll) {
    draft.untranslated(rule.pointer, reason.sniMissing);
    return;
  }
  const hasMore = mapsAt(draft, MATCHES).some(({ map }) => map.entries.length > 1);
  if (hasMore) {
    draft.refuse();
    return;
  }
  for (const place of matches) remove(draft, place);
  draft.take(insertEntry(draft.part, spec.map, 'hostnames', [...new Set(snis)]));
}
