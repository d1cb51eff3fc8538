import { CompletionItemKind } from 'vscode-languageserver-types';
import type { IndexedResource, Reference } from '../../engine/index.ts';
import { listAt, numberAt, objectAt, stringAt } from '../../engine/index.ts';
import { speaks } from './admission.ts';
import type { Offer, Proposal } from './items.ts';
import { scalarText } from './items.ts';
import { namespaceProposals } from './namespaces.ts';
import type { CompletionPlace } from './place.ts';
import { withSiblings } from './siblings.ts';
import { targetProposals } from './targets.ts';

/** What the workspace has for the part of a reference that the cursor is in. */
export function referenceProposals(place: CompletionPlace, offer: Offer): Proposal[] {
  const { from, reference } = place;
  if (!from || !reference) return [];
  if (reference.field.shape === 'selector') return [];
  if (reference.field.shape === 'name') return targetProposals(place, offer, from, reference);
  switch (place.path.at(-1)) {
    case 'name':
      return reference.field.role === 'grant-from' ? [] : targetProposals(place, offer, from, reference);
    case 'namespace':
      return namespaceProposals(place);
    case 'sectionName':
      return sectionProposals(place, from, reference);
    case 'port':
      return portProposals(place, from, reference);
    case 'kind':
      return kindProposals(place, reference);
    case 'group':
      return groupProposals(place, reference);
    default:
      return [];
  }
}

function targetsOf(
  { snapshot }: CompletionPlace,
  from: IndexedResource,
  reference: Reference,
): readonly IndexedResource[] {
  const resolution = snapshot.resolve(from, reference);
  return resolution.type === 'absent' ? [] : resolution.objects.filter(({ created }) => !created);
}

function sectionProposals(place: CompletionPlace, from: IndexedResource, reference: Reference): Proposal[] {
  const isListener = reference.field.section === 'listener';
  return targetsOf(place, from, reference).flatMap((target) =>
    listAt(objectAt(target.resource.value, 'spec'), isListener ? 'listeners' : 'ports').flatMap((section) => {
      const name = stringAt(section, 'name');
      if (name === undefined) return [];
      const port = numberAt(section, 'port');
      const parts = [
        stringAt(section, 'protocol'),
        port === undefined ? undefined : `:${port}`,
        stringAt(section, 'hostname'),
      ];
      return {
        label: name,
        kind: CompletionItemKind.Reference,
        detail: parts.filter((part) => part !== undefined).join(' '),
        insert: scalarText(place, name),
        rank: !isListener || speaks(section, from.resource.kind) ? 0 : 4,
      };
    }),
  );
}

function portProposals(place: CompletionPlace, from: IndexedResource, reference: Reference): Proposal[] {
  const seen = new Set<number>();
  return targetsOf(place, from, reference).flatMap((target) => {
    const spec = objectAt(target.resource.value, 'spec');
    return [...listAt(spec, 'ports'), ...listAt(spec, 'listeners')].flatMap((section) => {
      const port = numberAt(section, 'port');
      if (port === undefined || seen.has(port)) return [];
      seen.add(port);
      const detail = [stringAt(section, 'name'), stringAt(section, 'protocol')].filter(
        (part) => part !== undefined,
      );
      return { label: String(port), kind: CompletionItemKind.Value, detail: detail.join(' '), rank: 0 };
    });
  });
}

function kindProposals(place: CompletionPlace, reference: Reference): Proposal[] {
  return reference.field.kinds.map((key) => {
    const [group = '', kind = ''] = key.split('/');
    const isDefault = group === (reference.field.defaults?.group ?? group);
    const siblings: [string, string][] = isDefault ? [] : [['group', group === '' ? '""' : group]];
    return {
      label: kind,
      kind: CompletionItemKind.Class,
      detail: group,
      insert: withSiblings(place, kind, siblings),
      rank: 0,
    };
  });
}

function groupProposals(place: CompletionPlace, reference: Reference): Proposal[] {
  const groups = [...new Set(reference.field.kinds.map((key) => key.slice(0, key.indexOf('/'))))];
  return groups.map((group) => ({
    label: group === '' ? '""' : group,
    kind: CompletionItemKind.Module,
    insert: group === '' && place.quote === undefined ? '""' : group,
    rank: 0,
  }));
}
