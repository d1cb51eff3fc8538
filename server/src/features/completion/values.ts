import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Json, Schema, ValueSlot } from '../../engine/index.ts';
import { isList, isObject } from '../../engine/index.ts';
import type { Place, Scene } from './scene.ts';
import { siblingText } from './siblings.ts';
import { fieldTemplate } from './skeleton.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';
import { memberFor, unionOf } from './unions.ts';

/** What the schema says of a value: those of an enum with their meaning, booleans, the default, examples. */
export function schemaValues(
  scene: Scene,
  place: Place<ValueSlot>,
  schema: Schema,
  parent: Schema | undefined,
): Suggestion[] {
  const { words } = scene;
  const suggestion = (value: Json, kind: CompletionItemKind, rank: number, detail?: string): Suggestion[] => {
    if (isObject(value) || isList(value)) return [];
    const documentation = schema.enumDescriptions?.[String(value)];
    return [
      {
        label: String(value),
        kind,
        rank,
        ...(detail !== undefined && { detail }),
        ...(documentation !== undefined && { documentation }),
        ...valueText(scene, place, value, parent),
      },
    ];
  };
  const isDefault = (value: Json): boolean => value === schema.default;
  const usual = (value: Json): string | undefined => (isDefault(value) ? words('value.default') : undefined);

  if (schema.enum)
    return schema.enum.flatMap((value) =>
      suggestion(value, CompletionItemKind.EnumMember, isDefault(value) ? 5 : 6, usual(value)),
    );
  if (schema.type === 'boolean')
    return [true, false].flatMap((value) => suggestion(value, CompletionItemKind.Value, 6, usual(value)));
  return [
    ...Object.keys(schema.enumDescriptions ?? {}).flatMap((value) =>
      suggestion(value, CompletionItemKind.Value, 6, usual(value)),
    ),
    ...(schema.default === undefined || schema.default === ''
      ? []
      : suggestion(schema.default, CompletionItemKind.Value, 7, words('value.default'))),
    ...(schema.examples ?? []).flatMap((value) =>
      isDefault(value) ? [] : suggestion(value, CompletionItemKind.Value, 8, words('value.example')),
    ),
  ];
}

/** A value as it is written; one that decides a union brings the field along that goes with it. */
function valueText(
  scene: Scene,
  place: Place<ValueSlot>,
  value: string | number | bigint | boolean | null,
  parent: Schema | undefined,
): Pick<Suggestion, 'text' | 'edits'> {
  const { slot, steps } = place;
  const own = [slot.lead + written(slot, value)];
  const union = parent && unionOf(parent);
  const name = union && union.field === steps.at(-1) ? memberFor(union, String(value)) : undefined;
  const member = name === undefined ? undefined : parent?.properties?.[name];
  if (name === undefined || !member) return { text: own };
  const template = fieldTemplate(member, [...steps.slice(0, -1), name], scene.options);
  return siblingText(scene, place, own, [{ key: name, template, keep: true }]);
}
