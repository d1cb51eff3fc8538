import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { isUnknownText } from '../../yaml/placeholders.ts';
import { shown } from '../places.ts';
import type { Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/** What replaces a prefix is a path itself; the API server looks at its length only (gateway-api v1.6, HTTPPathModifier). */
export function replacementTraps({ kind, value }: Resource): readonly Trap[] {
  if (kind !== 'HTTPRoute') return [];
  return WAYS.flatMap((way) => valuesAt(value, way)).flatMap(({ value: text, pointer }): Trap[] => {
    if (typeof text !== 'string' || text === '' || isUnknownText(text)) return []; // empty takes the prefix away
    const code = 'invalid-prefix-replacement';
    const part = ['//', '?', '#'].find((each) => text.includes(each));
    if (part !== undefined)
      return [
        {
          code,
          message: message('invalid-prefix-replacement.part', { value: shown(text), part }),
          pointer,
        },
      ];
    return text.startsWith('/')
      ? []
      : [{ code, message: message('invalid-prefix-replacement.relative', { value: shown(text) }), pointer }];
  });
}

const WAYS = ['spec/rules/*/filters/*', 'spec/rules/*/backendRefs/*/filters/*'].flatMap((filters) =>
  ['urlRewrite', 'requestRedirect'].map((filter) => `${filters}/${filter}/path/replacePrefixMatch`),
);
