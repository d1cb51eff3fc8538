import type { StructuralProblem } from '../../schema/problems.ts';
import { fieldSchema } from '../../schema/schemaAt.ts';
import type { YamlEntry } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { pointerOf, stepsOf } from '../../yaml/pointer.ts';
import { asMap, fillEntry, insertEntry } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { message } from '../messages.ts';
import { firstLine, headSpan, keySpan } from '../places.ts';
import type { FixContext } from '../rule.ts';
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
      message('missing-field.empty', { owner, field }),
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
export function missingFieldFixes(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const { manifest } = part;
  const resource = manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const scene = sceneOf(manifest, resource, view);
  const field = finding.data?.field;
  if (!scene || typeof field !== 'string') return [];
  const map = asMap(placeOf(scene, finding.pointer).node);
  const parent = schemaOf(scene, finding.pointer);
  const schema = parent && fieldSchema(parent, field);
  const value = schema && sample(schema, pointerOf([...stepsOf(finding.pointer), field]));
  if (!map || value === undefined) return [];
  const empty = entryUnder(map, field);
  const edit = empty ? fillEntry(part, empty, value) : insertEntry(part, map, field, value);
  return edit
    ? [{ title: message('fix.add-field', { field }), safe: false, preferred: true, edits: [edit] }]
    : [];
}
