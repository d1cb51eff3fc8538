import { isUnknownText } from './placeholders.ts';
import { isList, isObject, type Json } from './value.ts';

/** A text with a placeholder; `path` names the fields that lead there, without the indices of lists. */
export type UnknownText = { readonly path: string; readonly text: string };

/** The texts in a value that are filled in later, but those below the fields of `except`. */
export function unknownTexts(
  value: Json | undefined,
  except: ReadonlySet<string>,
  path = '',
): readonly UnknownText[] {
  if (typeof value === 'string') return isUnknownText(value) ? [{ path, text: value }] : [];
  if (isList(value)) return value.flatMap((each) => unknownTexts(each, except, path));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    except.has(key) ? [] : unknownTexts(member, except, `${path}/${key}`),
  );
}
