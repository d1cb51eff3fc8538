import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Json, Schema } from '../../engine/index.ts';
import type { Offer, Proposal } from './items.ts';
import { scalarText } from './items.ts';
import type { CompletionPlace } from './place.ts';

/**
 * What the schema itself allows: enum values with their meaning, booleans; with `suggest` also the default and examples
 * of a field that takes any text.
 */
export function schemaValues(
  place: CompletionPlace,
  { words }: Offer,
  schema: Schema,
  suggest: boolean,
): Proposal[] {
  const written = (value: Json): string =>
    typeof value === 'string' ? scalarText(place, value) : JSON.stringify(value);
  const isDefault = (value: Json): boolean => value === schema.default;
  const detail = (value: Json): Pick<Proposal, 'detail'> =>
    isDefault(value) ? { detail: words('field.default', { value: '' }).trim() } : {};

  if (schema.enum)
    return schema.enum.map((value) => ({
      label: String(value),
      kind: CompletionItemKind.EnumMember,
      ...detail(value),
      ...meaning(schema, value),
      insert: written(value),
      rank: isDefault(value) ? 2 : 3,
    }));
  if (schema.type === 'boolean')
    return [true, false].map((value) => ({
      label: String(value),
      kind: CompletionItemKind.Value,
      ...detail(value),
      rank: 3,
    }));
  if (!suggest) return [];
  const suggested = [...(schema.default === undefined ? [] : [schema.default]), ...(schema.examples ?? [])];
  return suggested.flatMap((value) =>
    typeof value === 'object'
      ? []
      : [
          {
            label: String(value),
            kind: CompletionItemKind.Value,
            ...detail(value),
            insert: written(value),
            rank: 6,
          },
        ],
  );
}

function meaning(schema: Schema, value: Json): Pick<Proposal, 'documentation'> {
  const text = schema.enumDescriptions?.[String(value)];
  return text === undefined ? {} : { documentation: { kind: 'markdown', value: text } };
}
