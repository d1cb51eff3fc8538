import { kindKey } from '../../manifest/kinds.ts';
import { referenceFieldsOf } from '../../manifest/referenceFields.ts';
import { message } from '../../messages.ts';
import type { Schema } from '../../schema/model.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import { fieldSchema } from '../../schema/schemaAt.ts';
import type { YamlEntry, YamlMap } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { pointerOf, stepsOf } from '../../yaml/pointer.ts';
import type { Json } from '../../yaml/value.ts';
import { asMap, fillEntry, insertEntry } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { firstLine, headSpan, keySpan } from '../places.ts';
import type { FixContext, View } from '../rule.ts';
import { ingressBackend } from './ingressShape.ts';
import { sample } from './sample.ts';
import type { Scene } from './scene.ts';
import { findingAt, ownerName, placeOf, sceneOf, schemaOf } from './scene.ts';

type Problem = Extract<StructuralProblem, { type: 'missing-field' }>;

/** It stands on the map that lacks the field: its key, the first line of an item, the kind of a whole resource. */
export function missingField(scene: Scene, { pointer, field }: Problem): Finding {
  const place = placeOf(scene, pointer);
  const { text } = scene.manifest;
  const owner = ownerName(scene, pointer);
  const empty = asMap(place.node) && entryUnder(asMap(place.node) ?? EMPTY, field);
  if (empty)
    return findingAt(
      scene,
      'missing-field',
      { pointer, span: keySpan(text, empty) },
      message('missing-field.empty', { field }),
      { field },
    );
  const kind = pointer === scene.resource.pointer ? kindEntry(scene, pointer) : undefined;
  const span = kind ? firstLine(text, kind.value.span) : headSpan(text, place);
  return findingAt(scene, 'missing-field', { pointer, span }, message('missing-field', { owner, field }), {
    field,
  });
}

const EMPTY = { type: 'map', span: { start: 0, end: 0 }, flow: false, entries: [] } as const;

function kindEntry(scene: Scene, pointer: string): YamlEntry | undefined {
  const map = asMap(placeOf(scene, pointer).node);
  return map && entryUnder(map, 'kind');
}

/** Writes the field with its default, or with a value that shows what belongs there. */
export function missingFieldFixes(finding: Finding, { file, part, view }: FixContext): readonly Fix[] {
  const { manifest } = part;
  const resource = manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const scene = sceneOf(manifest, resource, view);
  const field = finding.data?.field;
  if (!scene || typeof field !== 'string') return [];
  const map = asMap(placeOf(scene, finding.pointer).node);
  const parent = schemaOf(scene, finding.pointer);
  const schema = parent && fieldSchema(parent, field);
  if (!map || !schema) return [];
  const backend = field === 'name' ? ingressBackend({ file, part, view }, finding.pointer) : [];
  if (backend.length > 0 || (field === 'name' && asMap(entryUnder(map, 'service')?.value))) return backend;
  const pointer = pointerOf([...stepsOf(finding.pointer), field]);
  const value = discriminator(schema, map) ?? onlyObject(scene, view, pointer) ?? sample(schema, pointer);
  if (value === undefined) return [];
  const empty = entryUnder(map, field);
  const edit = empty ? fillEntry(part, empty, value) : insertEntry(part, map, field, value);
  return edit
    ? [{ title: message('fix.add-field', { field }), safe: false, preferred: true, edits: [edit] }]
    : [];
}

/** A `type` whose field is already there: `RequestMirror` beside `requestMirror`. */
function discriminator({ enum: values = [] }: Schema, map: YamlMap): Json | undefined {
  const keys = new Set(map.entries.map(({ key }) => key.text.toLowerCase()));
  return values.find((value) => typeof value === 'string' && keys.has(value.toLowerCase()));
}

/** The name of the only object that a bare name can mean, such as the workspace's one GatewayClass. */
function onlyObject({ resource }: Scene, { index }: View, pointer: string): string | undefined {
  const path = stepsOf(pointer.slice(resource.pointer.length)).join('.');
  const field = referenceFieldsOf(kindKey(resource.group, resource.kind)).find(
    (candidate) => candidate.shape === 'name' && candidate.path === path,
  );
  const [only, ...others] = field?.kinds.flatMap((kind) => index.objectsOfKind(kind)) ?? [];
  return others.length === 0 ? only?.name : undefined;
}
