import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';

/** What is known of an object's labels. */
export type Labels = {
  readonly known: Readonly<Record<string, string>>;
  /** There are no others. */
  readonly complete: boolean;
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
  const present = has(labels, key);
  if (present !== 'yes') return present;
  const value = labels.known[key] ?? '';
  if (values.includes(value)) return 'yes';
  return [key, value, ...values].some(isUnknownText) ? 'unknown' : 'no';
}

function has({ known, complete }: Labels, key: string): Fit {
  if (Object.hasOwn(known, key)) return 'yes';
  return complete && !isUnknownText(key) ? 'no' : 'unknown';
}

function not(fit: Fit): Fit {
  return fit === 'unknown' ? fit : fit === 'yes' ? 'no' : 'yes';
}
