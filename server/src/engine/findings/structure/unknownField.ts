import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import { fieldHistory } from '../../schema/history.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import { fieldSchema } from '../../schema/schemaAt.ts';
import type { YamlEntry, YamlMap } from '../../yaml/nodes.ts';
import { placeAt, pointerOf } from '../../yaml/pointer.ts';
import { asMap, removeEntry, replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { fieldKind, listed, parentPointer, shown } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { closest } from '../spelling.ts';
import { absence } from '../target.ts';
import { targetFixes } from '../targetFixes.ts';
import { ingressBackend, isIngressRule } from './ingressShape.ts';
import type { Scene } from './scene.ts';
import { atKey, findingAt, ownerName, sceneOf, schemaOf, stepsInResource } from './scene.ts';

type Problem = Extract<StructuralProblem, { type: 'unknown-field' }>;

export function unknownField(scene: Scene, problem: Problem): Finding {
  const { field, pointer } = problem;
  const present = new Set(
    asMap(placeAt(scene.root, parentPointer(pointer))?.node)?.entries.map(({ key }) => key.text),
  );
  const near = closest(
    field,
    problem.candidates.filter((candidate) => !present.has(candidate)),
  );
  const { message, isTypo, targets } = explain(scene, problem, near);
  const data = { field, ...(isTypo && near !== undefined && { near }), ...(targets && { targets }) };
  return findingAt(scene, 'unknown-field', atKey(scene, pointer), message, data);
}

/** Why there is no such field here: another target, another place, another spelling. */
function explain(
  scene: Scene,
  { pointer, field, candidates }: Problem,
  near: string | undefined,
): { readonly message: Message; readonly isTypo: boolean; readonly targets?: readonly string[] } {
  const parent = parentPointer(pointer);
  const other = (said: Message) => ({ message: said, isTypo: false });
  const named = shown(field);

  const path = stepsInResource(scene, pointer);
  const subject = `\`${shown(fieldKind(pointerOf(path)))}\``;
  const history = fieldHistory(scene.schemas, scene.resource, path);
  const elsewhen = absence(subject, history, scene.target);
  if (elsewhen) return { ...elsewhen, isTypo: false };

  const owner = ownerName(scene, parent);
  if (near !== undefined)
    return { message: message('unknown-field.near', { owner, field: named, near }), isTypo: true };
  const elsewhere = outside(scene, parent, field) ?? inside(scene, parent, field);
  if (elsewhere !== undefined)
    return other(message('unknown-field.elsewhere', { owner, field: named, elsewhere }));
  const fields = candidates.filter((candidate) => candidate !== 'status'); // nobody writes it
  return other(
    fields.length > 0 && fields.length <= 8
      ? message('unknown-field.known', { owner, field: named, fields: listed(fields) })
      : message('unknown-field', { owner, field: named }),
  );
}

/** The nearest map around `parent` that has the field, short of the resource itself. */
function outside(scene: Scene, parent: string, field: string): string | undefined {
  let at = parent;
  while (stepsInResource(scene, at).length > 1) {
    at = parentPointer(at);
    const schema = schemaOf(scene, at);
    if (schema?.properties && Object.hasOwn(schema.properties, field)) return ownerName(scene, at);
  }
  return undefined;
}

/** A field of `parent` whose map, or whose items, have the field. */
function inside(scene: Scene, parent: string, field: string): string | undefined {
  const fields = stepsInResource(scene, parent).length === 0 ? ['spec'] : undefined;
  const schema = schemaOf(scene, parent);
  const found = Object.entries(schema?.properties ?? {}).find(([name, child]) => {
    const inner = child.items ?? child;
    return (fields?.includes(name) ?? true) && fieldSchema({ ...inner, additionalProperties: false }, field);
  });
  return found && `\`${found[0]}\``;
}

export function unknownFieldFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { part } = context;
  const { root } = part.manifest.yaml();
  const entry = root && placeAt(root, finding.pointer)?.entry;
  const map = root && asMap(placeAt(root, parentPointer(finding.pointer))?.node);
  if (!entry || !map) return [];
  const near = finding.data?.near;
  const backend = ingressBackend(context, parentPointer(finding.pointer));
  if (backend.length > 0 && entry.key.text === 'service') return backend;
  const stays = entry.merged || isRequired(finding, context) || holdsContent(finding, map, entry);
  const removal = stays ? undefined : removeEntry(part, map, entry);
  const rename = (name: string): Fix => ({
    title: message('fix.rename', { name }),
    safe: name.toLowerCase() === entry.key.text.toLowerCase(), // decoding ignores case, strict validation does not
    preferred: true,
    edits: [replaceString(part, entry.key, name)],
  });
  const remove = (edit: NonNullable<typeof removal>): Fix => ({
    title: message('fix.remove-field', { field: entry.key.text }),
    safe: false,
    edits: [edit],
  });
  return [
    ...(typeof near === 'string' && !entry.merged ? [rename(near)] : []),
    ...targetFixes(finding, context),
    ...(removal ? [remove(removal)] : []),
  ];
}

/** It says what nothing else here says, and is not to be lost. Where only the target is too old, or the name wrong, that shows. */
function holdsContent({ data }: Finding, map: YamlMap, { value, key }: YamlEntry): boolean {
  if (INGRESS.has(key.text) && isIngressRule(map)) return true;
  const isEmpty =
    value.type === 'scalar' || (value.type === 'map' ? value.entries : value.items).length === 0;
  return !isEmpty && data?.targets === undefined && data?.near === undefined;
}

const INGRESS: ReadonlySet<string> = new Set(['host', 'http']);

/** The field that was meant has to be there, so that taking this one away would only be another mistake. */
function isRequired({ pointer, resource, data }: Finding, { part, view }: FixContext): boolean {
  const owner = part.manifest.resources.find((candidate) => candidate.pointer === resource);
  const scene = sceneOf(part.manifest, owner, view);
  const required = scene && schemaOf(scene, parentPointer(pointer))?.required;
  return typeof data?.near === 'string' && (required?.includes(data.near) ?? false);
}
