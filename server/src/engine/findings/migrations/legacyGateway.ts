import { indentOf, lineBreak, removeEntry } from '../edits.ts';
import { commentAbove, commentOut, reason } from './comments.ts';
import type { Draft, Step } from './draft.ts';
import { coreGroups, isLegacyGroup, oneLabelWildcards, removeWhere, renameAt } from './legacyShared.ts';
import type { EntryPlace, MapPlace } from './places.ts';
import { entriesAt, entryOf, isEmptyMap, mapsAt, scalarText } from './places.ts';
import { keyText, wrapInList } from './reshape.ts';

/** GatewayClass and Gateway of networking.x-k8s.io/v1alpha1. */

export const LEGACY_GATEWAY_CLASS: readonly Step[] = [
  (draft) => {
    for (const place of mapsAt(draft, 'spec.parametersRef')) {
      const namespace = entryOf(place, 'namespace');
      const scope = scalarText(entryOf(place, 'scope')?.entry.value) ?? 'Cluster';
      if (namespace && scope === 'Cluster') commentOut(draft, namespace, reason.namespaceIgnored);
    }
  },
  removeWhere('spec.parametersRef.scope', () => true),
  coreGroups('spec.parametersRef'),
  renameAt('spec.controller', 'controllerName'),
];

const LISTENERS = 'spec.listeners[]';
const ROUTES = `${LISTENERS}.routes`;
const TLS = `${LISTENERS}.tls`;

export const LEGACY_GATEWAY: readonly Step[] = [
  removeWhere(`${ROUTES}.selector`, (_, isEmpty) => isEmpty),
  each(`${ROUTES}.selector`, (draft, place) => {
    if (!isEmptyMap(place.entry.value)) commentOut(draft, place, reason.routeSelector);
  }),
  removeWhere(`${LISTENERS}.hostname`, (hostname) => hostname === '*' || hostname === ''),
  oneLabelWildcards(`${LISTENERS}.hostname`),
  each(`${TLS}.routeOverride`, (draft, place) => {
    const { value } = place.entry;
    const override = value.type === 'map' ? scalarText(value.entries[0]?.value) : undefined;
    if (override === 'Allow') commentOut(draft, place, reason.routeOverride);
  }),
  removeWhere(`${TLS}.routeOverride`, () => true),
  coreGroups(`${TLS}.certificateRef`),
  each(`${TLS}.certificateRef`, (draft, place) => wrapInList(draft, place, 'certificateRefs')),
  removeWhere(`${ROUTES}.group`, isLegacyGroup),
  (draft) => {
    for (const place of mapsAt(draft, ROUTES)) listKinds(draft, place);
  },
  renameAt(ROUTES, 'allowedRoutes'),
  nameListeners,
];

function each(path: string, rewrite: (draft: Draft, place: EntryPlace) => void): Step {
  return (draft) => {
    for (const place of entriesAt(draft, path)) rewrite(draft, place);
  };
}

/** `kind: HTTPRoute` becomes a list of one kind, with its group if that is not the Gateway API's. */
function listKinds(draft: Draft, routes: MapPlace): void {
  const { text } = draft;
  const [kind, group] = [entryOf(routes, 'kind')?.entry, entryOf(routes, 'group')?.entry];
  if (!kind) return;
  const { start } = kind.key.span;
  const written = group && text.slice(group.span.start, group.span.end).trimEnd();
  if (group) draft.take(removeEntry(draft.part, routes.map, group));
  if (routes.map.flow) {
    const more = written === undefined ? '' : `${written}, `;
    draft.edit({ start, end: start }, `${keyText(draft, 'kinds')}: [{${more}`);
    draft.edit({ start: kind.value.span.end, end: kind.value.span.end }, '}]');
    return;
  }
  const indent = indentOf(text, start);
  if (indent === undefined || written?.includes('\n')) {
    draft.refuse();
    return;
  }
  const eol = lineBreak(text);
  const more = written === undefined ? '' : `${written}${eol}${indent}  `;
  draft.edit({ start, end: start }, `kinds:${eol}${indent}- ${more}`);
}

/** Listeners had no names then. One is made of protocol and port, and a comment says so. */
function nameListeners(draft: Draft): void {
  const listeners = mapsAt(draft, LISTENERS);
  const taken = new Set(listeners.flatMap((each) => scalarText(entryOf(each, 'name')?.entry.value) ?? []));
  for (const place of listeners) {
    const [first] = place.map.entries;
    if (!first || entryOf(place, 'name')) continue;
    const port = scalarText(entryOf(place, 'port')?.entry.value) ?? '';
    const protocol = scalarText(entryOf(place, 'protocol')?.entry.value) ?? 'listener';
    const base = `${protocol}-${port}`
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '');
    let name = base;
    for (let i = 2; taken.has(name); i++) name = `${base}-${i}`;
    taken.add(name);
    addName(draft, place, first.span.start, name);
  }
}

function addName(draft: Draft, { map, pointer }: MapPlace, at: number, name: string): void {
  const key = keyText(draft, 'name');
  const value = key === 'name' ? name : JSON.stringify(name);
  const indent = map.flow ? undefined : indentOf(draft.text, at);
  if (!map.flow && indent === undefined) {
    draft.refuse();
    return;
  }
  if (draft.isFlow) draft.untranslated(pointer, reason.listenerName);
  else commentAbove(draft, pointer, at, reason.listenerName);
  const separator = map.flow ? ', ' : `${lineBreak(draft.text)}${indent}`;
  draft.edit({ start: at, end: at }, `${key}: ${value}${separator}`);
}
