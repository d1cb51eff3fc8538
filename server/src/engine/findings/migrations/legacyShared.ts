import { LEGACY_GROUP } from '../../manifest/kinds.ts';
import { insertEntry } from '../edits.ts';
import { commentAbove, commentOut, reason } from './comments.ts';
import type { Step } from './draft.ts';
import { entriesAt, entryOf, isEmptyMap, mapsAt, scalarText } from './places.ts';
import { hoist, nest, remove, rename, setString, spread } from './reshape.ts';

/** What the kinds of networking.x-k8s.io/v1alpha1 (2021) have in common. */

/** The core group could not be written as an empty text then, and was called `core`. */
export function coreGroups(...paths: readonly string[]): Step {
  return (draft) => {
    for (const path of paths)
      for (const place of mapsAt(draft, path)) {
        const group = entryOf(place, 'group');
        if (group && scalarText(group.entry.value) === 'core') setString(draft, group.entry.value, '');
      }
  };
}

/** A wildcard stood for exactly one label; today it stands for one or more. */
export const oneLabelWildcards =
  (path: string): Step =>
  (draft) => {
    for (const { entry, pointer } of entriesAt(draft, path)) {
      const { value } = entry;
      const nodes = value.type === 'sequence' ? value.items : [value];
      const wild = nodes.find((node) => scalarText(node)?.startsWith('*.'));
      if (wild) commentAbove(draft, pointer, entry.key.span.start, reason.wildcard);
    }
  };

/** Which Gateways may use a Route: a list of them is what parentRefs are; anything else leaves them to be named. */
export const gateways: readonly Step[] = [
  (draft) => {
    const [spec] = mapsAt(draft, 'spec');
    if (!spec) return;
    const place = entryOf(spec, 'gateways');
    if (place && isList(place.entry.value)) return;
    if (place) commentOut(draft, place, reason.gateways);
    else if (spec.map.entries[0])
      commentAbove(draft, spec.pointer, spec.map.entries[0].span.start, reason.gateways);
  },
  (draft) => {
    for (const place of entriesAt(draft, 'spec.gateways')) hoist(draft, place, 'gatewayRefs');
  },
  (draft) => {
    for (const place of entriesAt(draft, 'spec.gateways')) rename(draft, place, 'parentRefs');
  },
];

function isList(value: Parameters<typeof scalarText>[0]): boolean {
  if (value?.type !== 'map') return false;
  const allow = value.entries.find(({ key }) => key.text === 'allow')?.value;
  const refs = value.entries.find(({ key }) => key.text === 'gatewayRefs')?.value;
  return scalarText(allow) === 'FromList' && refs?.type === 'sequence' && refs.items.length > 0;
}

/** `forwardTo` with Service names becomes `backendRefs` with objects. */
export function forwardTo(rules: string): readonly Step[] {
  const targets = `${rules}.forwardTo[]`;
  return [
    coreGroups(`${targets}.backendRef`),
    (draft) => {
      for (const place of mapsAt(draft, targets)) {
        const [service, backend] = [entryOf(place, 'serviceName'), entryOf(place, 'backendRef')];
        if (service && backend) commentOut(draft, backend, reason.backendBeside);
      }
    },
    (draft) => {
      for (const place of mapsAt(draft, targets)) {
        const service = entryOf(place, 'serviceName');
        if (service && !entryOf(place, 'port'))
          commentAbove(draft, place.pointer, service.entry.span.start, reason.portMissing);
      }
    },
    (draft) => {
      for (const place of entriesAt(draft, `${targets}.serviceName`)) rename(draft, place, 'name');
      for (const place of entriesAt(draft, `${targets}.backendRef`)) spread(draft, place);
    },
    (draft) => {
      for (const place of entriesAt(draft, `${rules}.forwardTo`)) rename(draft, place, 'backendRefs');
    },
  ];
}

/** A mirror names its backend as forwardTo does, but keeps it under a key of its own. */
export function mirrors(filters: string): readonly Step[] {
  const mirror = `${filters}.requestMirror`;
  return [
    coreGroups(`${mirror}.backendRef`),
    (draft) => {
      for (const place of mapsAt(draft, mirror)) {
        const [service, backend] = [entryOf(place, 'serviceName'), entryOf(place, 'backendRef')];
        if (service && backend) commentOut(draft, backend, reason.backendBeside);
      }
    },
    (draft) => {
      for (const place of mapsAt(draft, mirror)) {
        const service = entryOf(place, 'serviceName');
        const backend = entryOf(place, 'backendRef');
        if (service) rename(draft, service, 'name');
        else if (backend) spread(draft, backend);
      }
    },
    (draft) => {
      for (const place of mapsAt(draft, mirror)) nest(draft, place, 'backendRef');
    },
  ];
}

/** Takes away what says no more than its absence does. */
export function removeWhere(
  path: string,
  means: (value: string | undefined, isEmpty: boolean) => boolean,
): Step {
  return (draft) => {
    for (const place of entriesAt(draft, path))
      if (means(scalarText(place.entry.value), isEmptyMap(place.entry.value))) remove(draft, place);
  };
}

/** Writes another word for a value that has only changed its name. */
export function replaceValue(path: string, from: string, to: string): Step {
  return (draft) => {
    for (const { entry } of entriesAt(draft, path))
      if (scalarText(entry.value) === from) setString(draft, entry.value, to);
  };
}

export function renameAt(path: string, name: string): Step {
  return (draft) => {
    for (const place of entriesAt(draft, path)) rename(draft, place, name);
  };
}

/** The version and kind that the document is to be of; always the last step. */
export function becomes(apiVersion: string, kind: string): Step {
  return (draft) => {
    for (const { entry } of entriesAt(draft, 'apiVersion')) setString(draft, entry.value, apiVersion);
    for (const { entry } of entriesAt(draft, 'kind'))
      if (scalarText(entry.value) !== kind) setString(draft, entry.value, kind);
  };
}

/** Adds a field where there is none. */
export function addField(path: string, name: string, value: Parameters<typeof insertEntry>[3]): Step {
  return (draft) => {
    for (const place of mapsAt(draft, path))
      if (!entryOf(place, name)) draft.take(insertEntry(draft.part, place.map, name, value));
  };
}

export const isLegacyGroup = (value: string | undefined): boolean => value === LEGACY_GROUP;
