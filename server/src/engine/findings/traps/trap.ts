import type { Message } from '../../messages.ts';
import type { Json } from '../../yaml/value.ts';
import { isList, isObject } from '../../yaml/value.ts';
import type { FindingCode } from '../catalogue.ts';
import type { Finding } from '../finding.ts';

/** Something that is accepted and cannot be meant, at a pointer from the resource's root. */
export type Trap = {
  readonly code: FindingCode;
  readonly message: Message;
  readonly pointer: string;
  /** The key is what to look at. */
  readonly key?: boolean;
  readonly data?: Finding['data'];
};

export type Placed = { readonly value: Json; readonly pointer: string };

/** All values below `value` at a way in which `*` is every item of a list: `spec/rules/*`. */
export function valuesAt(value: Json | undefined, way: string, pointer = ''): readonly Placed[] {
  if (value === undefined) return [];
  if (way === '') return [{ value, pointer }];
  const [step = '', ...rest] = way.split('/');
  const further = rest.join('/');
  if (step === '*')
    return isList(value)
      ? value.flatMap((item, index) => valuesAt(item, further, `${pointer}/${index}`))
      : [];
  return isObject(value) && Object.hasOwn(value, step)
    ? valuesAt(value[step], further, `${pointer}/${step}`)
    : [];
}
