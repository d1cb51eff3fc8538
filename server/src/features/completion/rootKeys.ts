import { CompletionItemKind } from 'vscode-languageserver-types';
import type { YamlMap } from '../../engine/index.ts';
import type { Template } from '../yamlText/template.ts';
import { blank, map as mapOf } from '../yamlText/template.ts';
import type { Opening } from './fields.ts';
import { keyText } from './fields.ts';
import type { Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';

/** The keys with which every resource begins, as long as its kind is not known. */
export function rootKeySuggestions(scene: Scene, map: YamlMap | undefined, opening: Opening): Suggestion[] {
  const present = new Set(map?.entries.map(({ key }) => key.text));
  // The map of a tool's own file, most likely: what has neither of both is no resource.
  if (present.size > 0 && !KEYS.some(([key]) => present.has(key))) return [];
  return KEYS.flatMap(([label, template]) =>
    present.has(label)
      ? []
      : [
          {
            label,
            kind: CompletionItemKind.Property,
            rank: 0,
            text: keyText(scene, label, template, opening),
          },
        ],
  );
}

const KEYS: readonly (readonly [key: string, template: Template])[] = [
  ['apiVersion', blank()],
  ['kind', blank()],
  ['metadata', mapOf({ name: blank() })],
];
