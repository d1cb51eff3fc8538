import type { Json, Schema } from '../../engine/index.ts';
import { descriptionOf } from '../description.ts';
import { docsLink, sinceText } from '../hover/field.ts';
import { limitsOf, typeOf } from '../hover/limits.ts';
import { code, inOneLine } from '../markdown.ts';
import type { Words } from '../strings.ts';

/** A field's type and whether it is required, as plain text in a line. */
export function fieldDetail(schema: Schema, isRequired: boolean, words: Words): string {
  return inOneLine([typeOf(schema, words), isRequired && words('field.required')]);
}

/** What a field is for, as Markdown: shorter than a hover, since it stands beside a list. */
export function fieldDocumentation(schema: Schema, parent: Schema | undefined, words: Words): string {
  const isAsOld =
    schema.since?.standard === parent?.since?.standard &&
    schema.since?.experimental === parent?.since?.experimental;
  const examples = (schema.examples ?? []).map((example) => code(jsonText(example)));
  return [
    descriptionOf(schema),
    inOneLine([
      schema.default !== undefined && words('field.default', { value: code(jsonText(schema.default)) }),
      ...limitsOf(schema, words),
    ]),
    examples.length > 0 && words('field.example', { value: examples.join(', ') }),
    inOneLine([!isAsOld && sinceText(schema.since, words), docsLink(schema.docs, words)]),
  ]
    .filter((part) => part !== undefined && part !== false && part !== '')
    .join('\n\n');
}

function jsonText(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
