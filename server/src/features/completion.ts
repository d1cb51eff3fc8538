import type { CompletionList } from 'vscode-languageserver-types';
import type { Position, Snapshot } from '../engine/index.ts';
import { baseName, CURSOR, placeAt, pointerOf, stringUnder } from '../engine/index.ts';
import { kindsOn } from './completion/admission.ts';
import { configProposals } from './completion/configFile.ts';
import { hostnameProposals } from './completion/hostnames.ts';
import type { CompletionOptions, Offer, Proposal } from './completion/items.ts';
import { toItems } from './completion/items.ts';
import { keyProposals } from './completion/keys.ts';
import { namespaceLabels, namespaceProposals } from './completion/namespaces.ts';
import type { CompletionPlace } from './completion/place.ts';
import { completionPlace } from './completion/place.ts';
import { referenceProposals } from './completion/references.ts';
import { apiVersionProposals, documentProposals, kindProposals, rootKeys } from './completion/resources.ts';
import { schemaValues } from './completion/values.ts';
import { wordsIn } from './strings.ts';

export type { CompletionOptions } from './completion/items.ts';

/**
 * What can be written at a position: fields from the schema, values from the schema and from the workspace, whole
 * documents. It reads the document anew with a marker at the cursor, so it works in half-typed text.
 */
export function completion(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: CompletionOptions,
): CompletionList | null {
  const place = completionPlace(snapshot, uri, position);
  if (!place) return null;
  const offer: Offer = { ...options, words: wordsIn(options.locale) };
  const proposals = baseName(uri) === 'gatelens.yaml' ? configProposals(place) : proposalsAt(place, offer);
  return { isIncomplete: false, items: toItems(place, unique(proposals)) };
}

function proposalsAt(place: CompletionPlace, offer: Offer): Proposal[] {
  if (place.path.length === 0 && place.expects === 'key') return atRoot(place, offer);
  const [first] = place.path;
  const root = place.path.length === 1 && place.expects === 'value';
  if (root && first === 'apiVersion') return apiVersionProposals(place);
  if (root && first === 'kind') return kindProposals(place);
  if (place.expects === 'key')
    return [...itemsOfListAbove(place, offer), ...selectorLabels(place), ...keys(place, offer)];
  return values(place, offer);
}

/** At the start of a document everything is open; later its first keys, then the fields of its kind. */
function atRoot(place: CompletionPlace, offer: Offer): Proposal[] {
  const isEmpty = place.map?.entries.every(({ key }) => key.text === CURSOR) === true;
  if (!place.from) return [...rootKeys(place), ...(isEmpty ? documentProposals(place, offer) : [])];
  return keyProposals(place, offer);
}

/** The first item of a list whose key stands just above, in the same column: `rules:` and the cursor below it. */
function itemsOfListAbove(place: CompletionPlace, offer: Offer): Proposal[] {
  const entries = place.map?.entries ?? [];
  const above = entries[entries.findIndex(({ key }) => key.text === CURSOR) - 1];
  const list = above && place.schema?.properties?.[above.key.text];
  const isOpen = above?.value.type === 'scalar' && above.value.value === null && above.value.text === '';
  if (!isOpen || list?.type !== 'array' || place.flow || place.mayBeItem) return [];
  const { map: _, ...rest } = place;
  return keyProposals({ ...rest, schema: list }, offer).map((proposal) => ({ ...proposal, rank: 0 }));
}

/** After a dash there may be a key of an item that is a map, or an item that is a plain value. */
function keys(place: CompletionPlace, offer: Offer): Proposal[] {
  const proposals = keyProposals(place, offer);
  if (proposals.length > 0 || !place.mayBeItem || !place.schema) return proposals;
  return values(place, offer);
}

function values(place: CompletionPlace, offer: Offer): Proposal[] {
  const { schema, from } = place;
  const own = from ? place.path.slice(from.resource.pointer.split('/').length - 1).map(String) : [];
  const pointer = own.map((step) => (/^\d+$/.test(step) ? '[]' : step)).join('.');
  const here = [
    ...(pointer === 'metadata.namespace' ? namespaceProposals(place) : referenceProposals(place, offer)),
    ...(pointer === 'spec.hostnames.[]' ? hostnameProposals(place, offer) : []),
    ...(/\.allowedRoutes\.kinds\.\[\]\.kind$/.test(pointer) ? routeKinds(place) : []),
    ...selectorValues(place),
  ];
  return schema ? [...here, ...schemaValues(place, offer, schema, here.length === 0)] : here;
}

/** The Route kinds that the listener around the cursor can carry. */
function routeKinds(place: CompletionPlace): Proposal[] {
  const at = place.path.indexOf('listeners');
  const root = place.manifest.yaml().root;
  const listener =
    root && at !== -1 ? placeAt(root, pointerOf(place.path.slice(0, at + 2)))?.node : undefined;
  return kindsOn(stringUnder(listener, 'protocol')).map((label) => ({ label, kind: 7, rank: 0 }));
}

function selectorLabels(place: CompletionPlace): Proposal[] {
  const isSelector = place.reference?.field.shape === 'selector' && place.path.at(-1) === 'matchLabels';
  return isSelector ? namespaceLabels(place) : [];
}

function selectorValues(place: CompletionPlace): Proposal[] {
  const isSelector = place.reference?.field.shape === 'selector' && place.path.at(-2) === 'matchLabels';
  return isSelector ? namespaceLabels(place, String(place.path.at(-1))) : [];
}

/** The first proposal of each label wins: what the workspace knows before what the schema says. */
function unique(proposals: readonly Proposal[]): Proposal[] {
  const byLabel = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const id = `${proposal.label}\n${proposal.detail ?? ''}`;
    if (!byLabel.has(id)) byLabel.set(id, proposal);
  }
  return [...byLabel.values()];
}
