import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { regexFault } from '../../routing/regex.ts';
import { isUnknownText } from '../../yaml/placeholders.ts';
import { isObject } from '../../yaml/value.ts';
import { shown } from '../places.ts';
import type { Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/**
 * Which dialect a regular expression is in is left to implementations (gateway-api v1.6, PathMatchType). What RE2 reads,
 * nearly all of them read.
 */
export function regexTraps({ kind, value }: Resource): readonly Trap[] {
  return (FIELDS[kind] ?? []).flatMap(({ match, fields }) =>
    valuesAt(value, `spec/rules/*/matches/*/${match}`).flatMap(({ value: asked, pointer }) => {
      if (!isObject(asked) || asked.type !== 'RegularExpression') return [];
      return fields.flatMap((field) => trapAt(asked[field], `${pointer}/${field}`));
    }),
  );
}

type Field = { readonly match: string; readonly fields: readonly string[] };

const HEADERS: Field = { match: 'headers/*', fields: ['value'] };

const FIELDS: Readonly<Partial<Record<string, readonly Field[]>>> = {
  HTTPRoute: [{ match: 'path', fields: ['value'] }, HEADERS, { match: 'queryParams/*', fields: ['value'] }],
  GRPCRoute: [{ match: 'method', fields: ['service', 'method'] }, HEADERS],
};

function trapAt(pattern: unknown, pointer: string): readonly Trap[] {
  if (typeof pattern !== 'string' || isUnknownText(pattern)) return [];
  const fault = regexFault(pattern);
  if (!fault) return [];
  const text = message(`unportable-regex.${fault.construct}`, { part: shown(fault.part) });
  return [{ code: 'unportable-regex', message: text, pointer }];
}
