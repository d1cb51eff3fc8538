import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Json, Schema } from '../../engine/index.ts';
import { CURSOR, valueUnder } from '../../engine/index.ts';
import { typeOf } from '../hover/limits.ts';
import type { Offer, Proposal } from './items.ts';
import type { CompletionPlace } from './place.ts';
import { fieldSkeleton, indentsLists } from './skeleton.ts';

/** The fields that may still be written where a key is being typed: required ones first, then in the API's order. */
export function keyProposals(place: CompletionPlace, offer: Offer): Proposal[] {
  const { schema } = place;
  if (!schema) return [];
  // A key where a list belongs: the dash is still missing.
  const isList = schema.type === 'array';
  const object = isList ? schema.items : schema;
  const present = new Set(place.map?.entries.map(({ key }) => key.text).filter((key) => key !== CURSOR));
  const dash = isList ? '- ' : '';
  return Object.entries(object?.properties ?? {})
    .filter(([field]) => !present.has(field) && belongsToType(place, object, field))
    .map(([field, child]) => proposal(place, offer, field, child, object, dash));
}

function proposal(
  place: CompletionPlace,
  offer: Offer,
  field: string,
  child: Schema,
  object: Schema | undefined,
  dash: string,
): Proposal {
  const isRequired = object?.required?.includes(field) === true;
  const skeleton = fieldSkeleton(field, child, {
    column: place.column + dash.length,
    snippets: offer.snippets,
    indentsLists: indentsLists(place.text),
  });
  const hasColon = /^[ \t]*:/.test(place.text.slice(place.word.end));
  const insert = hasColon ? field : place.flow ? `${field}: ` : dash + skeleton;
  return {
    label: field,
    kind: child.type === 'object' ? CompletionItemKind.Module : CompletionItemKind.Property,
    detail: [typeOf(child, offer.words), isRequired ? offer.words('field.required') : '']
      .filter((text) => text !== '')
      .join(' · '),
    ...documentation(child, offer),
    insert,
    isSnippet: offer.snippets && !hasColon && !place.flow,
    rank: isRequired ? 0 : 1,
  };
}

/** What a field is for, as much as fits beside a list. */
export function documentation(schema: Schema, { words }: Offer): Pick<Proposal, 'documentation'> {
  const parts = [
    schema.description,
    schema.default === undefined
      ? undefined
      : words('field.default', { value: `\`${textOf(schema.default)}\`` }),
    schema.docs === undefined ? undefined : `[${words('field.docs')}](${schema.docs})`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? {} : { documentation: { kind: 'markdown', value: parts.join('\n\n') } };
}

function textOf(value: Json): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Where `type` says which of its sibling fields counts (filters, path modifiers), the others are not offered: the API
 * server refuses them.
 */
function belongsToType({ map }: CompletionPlace, object: Schema | undefined, field: string): boolean {
  const types = object?.properties?.type?.enum;
  const type = map && valueUnder(map, 'type');
  if (!types || type?.type !== 'scalar' || typeof type.value !== 'string') return true;
  const owner = types.find((each) => lowerFirst(String(each)) === field.toLowerCase());
  return owner === undefined || owner === type.value;
}

function lowerFirst(text: string): string {
  return text.toLowerCase();
}
