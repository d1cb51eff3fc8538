import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Path, ValueSlot } from '../../engine/index.ts';
import { placeAt, pointerOf, stringUnder } from '../../engine/index.ts';
import { NAME_LABEL } from '../navigation/selector.ts';
import { blank } from '../yamlText/template.ts';
import type { Opening } from './fields.ts';
import { keyText } from './fields.ts';
import { itemsBeside } from './hostnames.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/** What a label selector for Namespaces can ask for, by the Namespaces that are here. */

/** Keys of `matchLabels`. */
export function labelKeySuggestions(
  scene: Scene,
  present: ReadonlySet<string>,
  opening: Opening,
): Suggestion[] {
  return [...labels(scene)].flatMap(([key, values]): Suggestion[] =>
    present.has(key)
      ? []
      : [
          {
            label: key,
            kind: CompletionItemKind.Property,
            detail: [...values].join(', '),
            rank: key === NAME_LABEL ? 1 : 0,
            text: keyText(scene, key, blank(), opening),
          },
        ],
  );
}

/**
 * Values within a selector: of a label, or of the parts of an expression.
 * @param rest the way from the selector
 */
export function selectorValues(scene: Scene, place: Place<ValueSlot>, rest: Path): Suggestion[] {
  const [part, second, third] = rest;
  if (part === 'matchLabels' && typeof second === 'string') return labelValues(scene, place, second);
  if (part !== 'matchExpressions') return [];
  if (third === 'key') return values(scene, place, [...labels(scene).keys()]);
  if (third === 'operator') return values(scene, place, OPERATORS);
  if (third !== 'values') return [];
  const depth = rest.length - 2; // back to the expression
  const way = place.slot.path.slice(0, place.slot.path.length - depth);
  const expression = scene.reading.root && placeAt(scene.reading.root, pointerOf(way))?.node;
  return labelValues(scene, place, stringUnder(expression, 'key') ?? '');
}

/** Kubernetes' LabelSelectorOperator. */
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist'];

function labelValues(scene: Scene, place: Place<ValueSlot>, key: string): Suggestion[] {
  const listed = new Set(itemsBeside(scene, place));
  return values(
    scene,
    place,
    [...(labels(scene).get(key) ?? [])].filter((value) => !listed.has(value)),
  );
}

function values(_: Scene, { slot }: Place<ValueSlot>, texts: readonly string[]): Suggestion[] {
  return texts.map((label) => ({
    label,
    kind: CompletionItemKind.Value,
    rank: 0,
    text: [slot.lead + written(slot, label)],
  }));
}

/** The labels of all Namespaces with their values; Kubernetes gives each its name as one. */
function labels({ snapshot }: Scene): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { name, resource } of snapshot.index.objectsOfKind('/Namespace'))
    for (const [key, value] of Object.entries({ ...resource.labels, [NAME_LABEL]: name }))
      found.set(key, (found.get(key) ?? new Set()).add(value));
  if (!found.has(NAME_LABEL)) found.set(NAME_LABEL, new Set());
  for (const name of snapshot.index.namespaces().keys()) found.get(NAME_LABEL)?.add(name);
  return found;
}
