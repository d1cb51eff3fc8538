import type { Json, Path, Schema } from '../../engine/index.ts';
import { isList, isObject, plainOrQuoted } from '../../engine/index.ts';
import type { Entry, Template } from '../yamlText/template.ts';
import { blank, scalar } from '../yamlText/template.ts';
import type { CompletionOptions } from './scene.ts';
import { unionOf } from './unions.ts';

/**
 * What is written with a new field: whatever must be there anyway, the parts of a default or an example that the schema
 * gives, and what nobody leaves out.
 */
export function fieldTemplate(schema: Schema, steps: Path, options: CompletionOptions): Template {
  const choices = choicesOf(schema);
  // Asked again, the client shows what each value means; a list of choices cannot.
  if (options.asksAgain && (choices.length > 1 || NAMES_OF_KINDS.has(steps.at(-1) ?? ''))) return blank();
  return choices.length > 1 ? blank('', choices) : template(schema, undefined, steps, options);
}

/** Their values are chosen from what the place allows. */
const NAMES_OF_KINDS: ReadonlySet<string | number> = new Set(['group', 'kind']);

/**
 * The fields that a new object is written with.
 * @param given what a default of the field around it says
 */
export function firstFields(
  schema: Schema,
  given: Json | undefined,
  steps: Path,
  options: CompletionOptions,
): readonly Entry[] {
  const made = template(schema, given, steps, options);
  return made.type === 'map' ? made.entries : [];
}

function template(
  schema: Schema,
  given: Json | undefined,
  steps: Path,
  options: CompletionOptions,
): Template {
  const example = options.snippets ? schema.examples?.[0] : undefined;
  const value = given ?? schema.default ?? (steps.length > DEEPEST ? undefined : example);
  if (schema.type === 'array' && schema.items) {
    const first = isList(value) ? value[0] : undefined;
    return { type: 'list', items: [template(schema.items, first, [...steps, 0], options)] };
  }
  if (schema.type === 'object') return objectTemplate(schema, isObject(value) ? value : {}, steps, options);
  const choices = choicesOf(schema);
  if (options.asksAgain && isNameInReference(steps)) return blank();
  if (value !== undefined && !isObject(value) && !isList(value))
    return blank(typeof value === 'string' ? plainOrQuoted(value) : String(value), choices);
  const [only] = choices;
  return choices.length === 1 && only !== undefined ? scalar(only) : blank('', choices);
}

function objectTemplate(
  schema: Schema,
  given: { readonly [key: string]: Json },
  steps: Path,
  options: CompletionOptions,
): Template {
  if (steps.length > DEEPEST) return { type: 'map', entries: [] };
  const wanted = new Set([...(schema.required ?? []), ...usualFields(steps), ...Object.keys(given)]);
  const union = unionOf(schema);
  const entries = Object.entries(schema.properties ?? {}).flatMap(([name, child]): Entry[] => {
    if (!wanted.has(name)) return [];
    // The union's value is chosen next, and brings its field along.
    const isOpen = name === union?.field && given[name] === undefined;
    return [[name, isOpen ? blank() : template(child, given[name], [...steps, name], options)]];
  });
  return { type: 'map', entries };
}

/** What the workspace knows better than an example does. */
function isNameInReference(steps: Path): boolean {
  const around = steps.slice(0, -1).findLast((step) => typeof step === 'string');
  return steps.at(-1) === 'name' && typeof around === 'string' && /Refs?$/.test(around);
}

/** Deeper than any field of the API. */
const DEEPEST = 16;

function choicesOf({ type, enum: values = [] }: Schema): string[] {
  if (type === 'boolean') return ['true', 'false'];
  return values.map((value) => (typeof value === 'string' ? plainOrQuoted(value) : String(value)));
}

/** Fields that are not required but that nobody leaves out, by the end of the way to their object. */
function usualFields(steps: Path): readonly string[] {
  const way = steps.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');
  for (const [end, fields] of USUAL) if (way === end || way.endsWith(`.${end}`)) return fields;
  return [];
}

const USUAL: readonly (readonly [end: string, fields: readonly string[]])[] = [
  ['metadata', ['name']],
  ['spec', ['parentRefs', 'rules']],
  ['rules.[]', ['backendRefs']],
  ['backendRefs.[]', ['name', 'port']],
  ['backendRef', ['name', 'port']],
  ['listeners.[].tls', ['certificateRefs']],
  ['allowedListeners', ['namespaces']],
  ['requestHeaderModifier', ['set']],
  ['responseHeaderModifier', ['set']],
  ['urlRewrite', ['path']],
  ['timeouts', ['request']],
  ['cors', ['allowOrigins']],
];
