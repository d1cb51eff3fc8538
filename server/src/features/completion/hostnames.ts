import { CompletionItemKind } from 'vscode-languageserver-types';
import { listAt, objectAt, stringAt } from '../../engine/index.ts';
import type { Offer, Proposal } from './items.ts';
import { scalarText } from './items.ts';
import type { CompletionPlace } from './place.ts';

/** Hostnames of the listeners that the Route names as its parents; under a wildcard, one to be filled in. */
export function hostnameProposals(place: CompletionPlace, { snippets }: Offer): Proposal[] {
  const { from, snapshot } = place;
  if (!from) return [];
  const hostnames = new Map<string, string>();
  for (const reference of from.resource.references.filter(({ field }) => field.role === 'parent')) {
    const resolution = snapshot.resolve(from, reference);
    for (const parent of resolution.type === 'absent' ? [] : resolution.objects)
      for (const listener of listAt(objectAt(parent.resource.value, 'spec'), 'listeners')) {
        const hostname = stringAt(listener, 'hostname');
        const name = stringAt(listener, 'name');
        const isMeant = reference.sectionName === undefined || reference.sectionName.value === name;
        if (hostname !== undefined && isMeant && !hostnames.has(hostname))
          hostnames.set(hostname, name ?? '');
      }
  }
  return [...hostnames].flatMap(([hostname, listener]) => proposals(place, snippets, hostname, listener));
}

function proposals(
  place: CompletionPlace,
  snippets: boolean,
  hostname: string,
  listener: string,
): Proposal[] {
  const exact: Proposal = {
    label: hostname,
    kind: CompletionItemKind.Value,
    detail: listener,
    insert: scalarText(place, hostname),
    rank: 1,
  };
  if (!hostname.startsWith('*.')) return [exact];
  const name = place.from?.resource.name ?? 'www';
  const host = `${name}${hostname.slice(1)}`;
  const insert = snippets ? `\${1:${name}}${hostname.slice(1)}` : host;
  return [
    { label: host, kind: CompletionItemKind.Value, detail: listener, insert, isSnippet: snippets, rank: 0 },
    exact,
  ];
}
