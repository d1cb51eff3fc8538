import { EN } from './strings/en.ts';
import { ZH_CN } from './strings/zhCn.ts';

export type StringId = keyof typeof EN;

/** The words of one language: the text of an id with its slots filled in. */
export type Words = (id: StringId, slots?: Readonly<Record<string, string | number>>) => string;

/** The words for a BCP 47 language; English for all that there is no translation for. */
export function wordsIn(locale = 'en'): Words {
  const table: Readonly<Record<StringId, string>> = SIMPLIFIED_CHINESE.test(locale) ? ZH_CN : EN;
  return (id, slots = {}) =>
    table[id].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole));
}

const SIMPLIFIED_CHINESE = /^zh(?:$|[-_](?:cn|sg|hans))/i;
