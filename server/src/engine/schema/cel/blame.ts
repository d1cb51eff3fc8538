import { pointerOf } from '../../yaml/pointer.ts';
import type { Json } from '../../yaml/value.ts';
import type { Blame, ValidationRule } from '../model.ts';
import { evaluate } from './expression.ts';
import type { CelValue } from './values.ts';
import { fromCel, isCelList, isCelMap } from './values.ts';

/** One place at fault: its path below `self`, as a pointer, and what to say. */
export type Culprit = {
  readonly path: string;
  readonly message?: string;
  readonly args: { readonly [name: string]: Json };
};

/** Whom a failed rule blames; `self` as a whole if nothing tells. At least one. */
export function blamed(rule: ValidationRule, self: CelValue): readonly Culprit[] {
  const blame = rule['x-gatelens-blame'];
  if (!blame) return [byOthers(rule, self)];
  const { at = '', message } = blame;
  const below = at === '' ? '' : `/${at}`;
  return culprits(blame, self).map(({ path, item }) => ({
    path: `${path}${below}`,
    ...(message !== undefined && { message }),
    args: argsOf(blame, self, item),
  }));
}

function byOthers(rule: ValidationRule, self: CelValue): Culprit {
  const expressed = rule.messageExpression && evaluate(rule.messageExpression, { self });
  const hasWords = typeof expressed === 'string' && expressed.trim() !== '' && !expressed.includes('\n');
  return {
    path: rule.fieldPath ? pathOfField(rule.fieldPath) : '',
    message: hasWords ? expressed : (rule.message ?? ''),
    args: { rule: rule.rule.trim() },
  };
}

/** `.spec.names['a.b']` as a pointer. */
function pathOfField(fieldPath: string): string {
  const steps = [...fieldPath.matchAll(/\.([A-Za-z_]\w*)|\['([^']*)'\]/g)];
  return pointerOf(steps.map(([, field, quoted]) => field ?? quoted ?? ''));
}

type Candidate = { readonly path: string; readonly item: CelValue };

function culprits({ in: place = '', where }: Blame, self: CelValue): readonly Candidate[] {
  if (where === undefined) return [{ path: place === '' ? '' : `/${place}`, item: self }];
  const steps = place === '' ? [] : place.split('/');
  const found = containers(self, steps, '').flatMap((container) => guilty(container, where, self));
  return found.length > 0 ? found : [{ path: '', item: self }];
}

type Container = { readonly path: string; readonly value: CelValue };

function containers(value: CelValue, steps: readonly string[], path: string): readonly Container[] {
  const [step, ...rest] = steps;
  if (step === undefined) return [{ path, value }];
  if (step === '*')
    return isCelList(value) ? value.flatMap((item, index) => containers(item, rest, `${path}/${index}`)) : [];
  const inner = isCelMap(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  return inner === undefined ? [] : containers(inner, rest, `${path}/${step}`);
}

/** Of a list the items, of a map the keys. */
function guilty({ path, value }: Container, where: string, self: CelValue): readonly Candidate[] {
  const items: readonly CelValue[] = isCelList(value) ? value : isCelMap(value) ? Object.keys(value) : [];
  const step = (item: CelValue, index: number): string => (isCelList(value) ? String(index) : String(item));
  return items.flatMap((item, index) =>
    evaluate(where, { self, item, earlier: items.slice(0, index) }) === true
      ? [{ path: `${path}${pointerOf([step(item, index)])}`, item }]
      : [],
  );
}

function argsOf({ args = {} }: Blame, self: CelValue, item: CelValue): { readonly [name: string]: Json } {
  const entries = Object.entries(args).flatMap(([name, expression]): [string, Json][] => {
    const value = evaluate(expression, { self, item });
    return isScalar(value) ? [[name, fromCel(value)]] : [];
  });
  return Object.fromEntries(entries);
}

function isScalar(value: unknown): value is string | number | bigint | boolean {
  return ['string', 'number', 'bigint', 'boolean'].includes(typeof value);
}
