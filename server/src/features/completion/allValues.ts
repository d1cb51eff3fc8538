import type { ValueSlot } from '../../engine/index.ts';
import { schemaAt } from '../../engine/index.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';
import { schemaValues } from './values.ts';
import { workspaceValues } from './workspaceValues.ts';

/** From this rank on, what the schema says of a value is made up: an example. */
const MADE_UP = 8;

/** Values of the workspace, then those of the schema. */
export function valuesAt(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const { schema, here, steps } = place;
  const known = workspaceValues(scene, place);
  const listed = new Set(known.map(({ label }) => label));
  const parent = schema && schemaAt(schema, steps.slice(0, -1));
  const own = here ? schemaValues(scene, place, here, parent) : [];
  // Where the workspace has names to choose from, made-up ones would only be in the way.
  return [
    ...known,
    ...own.filter(({ label, rank }) => !listed.has(label) && (known.length === 0 || rank < MADE_UP)),
  ];
}
