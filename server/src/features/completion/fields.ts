import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Path, Schema, Span, YamlMap } from '../../engine/index.ts';
import type { Entry, Template, Text } from '../yamlText/template.ts';
import { entryLines, flowEntry, joinLines, scalar } from '../yamlText/template.ts';
import { fieldDetail, fieldDocumentation } from './documentation.ts';
import type { Place, Scene } from './scene.ts';
import { fieldTemplate } from './skeleton.ts';
import type { Suggestion } from './suggestion.ts';
import { isExcluded, unionOf } from './unions.ts';

/** Where the entries of a map are written. */
export type Opening = {
  /** What is missing before the first key, such as blanks or a dash. */
  readonly before: string;
  /** What closes the map again, in flow style. */
  readonly after: string;
  /** The column of the keys. */
  readonly column: number;
  /** A colon stands behind the word already. */
  readonly colon: boolean;
  readonly flow: boolean;
  /** What is replaced, if it is more than the word. */
  readonly span?: Span;
};

/** An object whose fields are asked for. */
export type FieldsOf = {
  /** The way from the resource to the object. */
  readonly steps: Path;
  /** Absent where no schema describes it. */
  readonly schema: Schema | undefined;
  /** What is written of it. */
  readonly map: YamlMap | undefined;
  readonly opening: Opening;
};

/** The fields that an object does not have yet: required ones first, then in the API's order. */
export function fieldSuggestions(
  scene: Scene,
  place: Place,
  { steps, schema, map, opening }: FieldsOf,
): Suggestion[] {
  const present = new Set(map?.entries.map(({ key }) => key.text));
  const union = schema && unionOf(schema);
  return Object.entries(schema?.properties ?? {}).flatMap(([name, child]): Suggestion[] => {
    if (present.has(name) || isExcluded(union, map, name) || isNeverWritten(place, steps, name)) return [];
    const isRequired = schema?.required?.includes(name) === true;
    const decides = union?.members.get(name);
    const decision: Entry[] =
      union && decides !== undefined && !present.has(union.field) ? [[union.field, scalar(decides)]] : [];
    const template = fieldTemplate(child, [...steps, name], scene.options);
    return [
      {
        label: name,
        kind:
          child.properties || child.additionalProperties
            ? CompletionItemKind.Module
            : CompletionItemKind.Property,
        detail: fieldDetail(child, isRequired, scene.words),
        documentation: fieldDocumentation(child, schema, scene.words),
        rank: isRequired || steps.length === 0 ? 0 : 1, // people write apiVersion first, required or not
        text: opening.colon
          ? [opening.before + name]
          : entriesText(scene, [...decision, [name, template]], opening),
        ...(opening.span && { span: opening.span }),
      },
    ];
  });
}

/** Entries as they are written at an opening. */
export function entriesText({ style }: Scene, entries: readonly Entry[], opening: Opening): Text {
  const { before, after, column, flow } = opening;
  if (flow) {
    const texts = entries.map(flowEntry);
    return [before, ...texts.flatMap((text, index): Text => (index === 0 ? text : [', ', ...text])), after];
  }
  const lines = entries.flatMap((entry) => entryLines(entry, style));
  return [before, ...joinLines(lines, column, style)];
}

/** A key of which only the name is known. */
export function keyText(scene: Scene, name: string, value: Template, opening: Opening): Text {
  return opening.colon ? [opening.before + name] : entriesText(scene, [[name, value]], opening);
}

/** Controllers write the status and the API server its part of metadata; what is cluster-scoped has no namespace. */
function isNeverWritten({ isClusterScoped }: Place, steps: Path, name: string): boolean {
  if (steps.length === 0) return name === 'status';
  if (steps.length > 1 || steps[0] !== 'metadata') return false;
  return SET_BY_SERVER.has(name) || (isClusterScoped === true && name === 'namespace');
}

/** Kubernetes' ObjectMeta: fields that are read-only or that the API server fills in. */
const SET_BY_SERVER: ReadonlySet<string> = new Set([
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
  'managedFields',
]);
