import type { GivenLabels } from '../index/givenLabels.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';

/** What is known of an object's labels. */
export type Labels = {
  readonly known: Readonly<Record<string, string>>;
  /** There are no others, but those of `given`. */
  readonly complete: boolean;
  /** Those that it may get, or get another value of, where it is applied. */
  readonly given: GivenLabels;
};

type Fit = 'yes' | 'no' | 'unknown';

/**
 * Whether a label selector matches: all of matchLabels and all of matchExpressions; an empty selector matches
 * everything (Kubernetes, LabelSelector).
 */
export function selects(selector: Json, labels: Labels): Fit {
  const wanted = Object.entries(objectAt(selector, 'matchLabels') ?? {});
  const fits = [
    ...wanted.map(([key, value]) => (typeof value === 'string' ? isIn(labels, key, [value]) : 'no')),
    ...listAt(selector, 'matchExpressions').map((expression) => holds(expression, labels)),
  ];
  return fits.includes('no') ? 'no' : fits.includes('unknown') ? 'unknown' : 'yes';
}

function holds(expression: Json, labels: Labels): Fit {
  const key = stringAt(expression, 'key') ?? '';
  const values = listAt(expression, 'values').filter((value) => typeof value === 'string');
  switch (stringAt(expression, 'operator')) {
    case 'In':
      return isIn(labels, key, values);
    case 'NotIn':
      return not(isIn(labels, key, values));
    case 'Exists':
      return has(labels, key);
    case 'DoesNotExist':
      return not(has(labels, key));
    default:
      return 'unknown';
  }
}

function isIn(labels: Labels, key: string, values: readonly string[]): Fit {
  const isOne = (value: string): Fit => {
    if (values.includes(value)) return 'yes';
    return [key, value, ...values].some(isUnknownText) ? 'unknown' : 'no';
  };
  const fits = new Set([
    Object.hasOwn(labels.known, key) ? isOne(labels.known[key] ?? '') : whereNotWritten(labels, key),
    ...[...(labels.given.get(key) ?? [])].map(isOne),
  ]);
  const [fit = 'unknown', ...others] = fits;
  return others.length === 0 ? fit : 'unknown';
}

function has(labels: Labels, key: string): Fit {
  if (Object.hasOwn(labels.known, key)) return 'yes';
  return labels.given.has(key) ? 'unknown' : whereNotWritten(labels, key);
}

function whereNotWritten({ complete }: Labels, key: string): Fit {
  return complete && !isUnknownText(key) ? 'no' : 'unknown';
}

function not(fit: Fit): Fit {
  return fit === 'unknown' ? fit : fit === 'yes' ? 'no' : 'yes';
}
