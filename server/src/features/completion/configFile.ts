import { CompletionItemKind } from 'vscode-languageserver-types';
import { CATALOGUE, CONFIG_KEYS, type ConfigKeyInfo, isConfigKey } from '../../engine/index.ts';
import type { Proposal } from './items.ts';
import type { CompletionPlace } from './place.ts';
import { isWritten } from './siblings.ts';

/** Keys and values of gatelens.yaml. */
export function configProposals(place: CompletionPlace): Proposal[] {
  const [key, entry] = place.path.map(String);
  if (place.expects === 'key' && key === undefined) return topKeys(place);
  if (place.expects === 'key' && key === 'findings') return codes(place);
  if (place.expects === 'value' && key !== undefined && isConfigKey(key)) {
    const info: ConfigKeyInfo = CONFIG_KEYS[key];
    const isEntry = info.type === 'map' && entry !== undefined;
    return isEntry || info.type === 'string' ? valuesOf(place, key, info) : [];
  }
  return [];
}

function topKeys(place: CompletionPlace): Proposal[] {
  const infos: readonly (readonly [string, ConfigKeyInfo])[] = Object.entries(CONFIG_KEYS);
  return infos
    .filter(([key]) => !isWritten(place, key))
    .map(([key, { description, type, example }]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: example,
      documentation: { kind: 'markdown', value: description },
      insert: type === 'string' ? `${key}: ` : type === 'list' ? `${key}:\n- ` : `${key}:\n  `,
    }));
}

function codes(place: CompletionPlace): Proposal[] {
  return Object.entries(CATALOGUE)
    .filter(([code]) => !isWritten(place, code))
    .map(([code, { summary, severity }]) => ({
      label: code,
      kind: CompletionItemKind.Property,
      detail: severity,
      documentation: { kind: 'markdown', value: summary },
      insert: `${code}: `,
    }));
}

function valuesOf(place: CompletionPlace, key: string, { values = [] }: ConfigKeyInfo): Proposal[] {
  const releases = key === 'release' ? place.snapshot.schemas.releases : [];
  return [...values, ...releases].map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
}
