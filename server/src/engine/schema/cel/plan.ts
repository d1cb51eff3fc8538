import type { Schema, ValidationRule } from '../model.ts';
import type { Guard } from './guard.ts';
import { guardOf } from './guard.ts';
import { celName } from './values.ts';

/** The parts of a schema that have rules, and the ways to them. */
export type Plan = {
  readonly rules: readonly PlannedRule[];
  readonly fields: readonly PlannedField[];
  readonly items?: Plan;
  /** For every value of a map. */
  readonly values?: Plan;
};

export type PlannedField = { readonly field: string; readonly celName: string; readonly plan: Plan };

/** `name` is unique in its kind: where the rule stands, and its number there, from 1: `spec/listeners#2`. */
export type PlannedRule = {
  readonly name: string;
  readonly rule: ValidationRule;
  /** Spares asking the rule where it is sure to hold. */
  readonly guard?: Guard;
};

/** The rules of a whole schema; undefined if it has none. Made once a schema. `status` is left out: nobody writes it. */
export function planOf(schema: Schema): Plan | undefined {
  let planned = PLANS.get(schema);
  if (!planned) {
    const { status: _, ...properties } = schema.properties ?? {};
    const plan = makePlan({ ...schema, properties }, '');
    planned = plan ? { plan } : {};
    PLANS.set(schema, planned);
  }
  return planned.plan;
}

const PLANS = new WeakMap<Schema, { readonly plan?: Plan }>();

function makePlan(schema: Schema, path: string): Plan | undefined {
  const rules = (schema['x-kubernetes-validations'] ?? []).flatMap((rule, index): PlannedRule[] => {
    if (isTransition(rule)) return [];
    const guard = guardOf(rule.rule);
    return [{ name: `${path.slice(1)}#${index + 1}`, rule, ...(guard && { guard }) }];
  });
  const fields = Object.entries(schema.properties ?? {}).flatMap(([field, child]): PlannedField[] => {
    const plan = makePlan(child, `${path}/${field}`);
    return plan ? [{ field, celName: celName(field), plan }] : [];
  });
  const items = schema.items && makePlan(schema.items, `${path}/*`);
  const { additionalProperties } = schema;
  const values =
    typeof additionalProperties === 'object' ? makePlan(additionalProperties, `${path}/*`) : undefined;
  if (rules.length === 0 && fields.length === 0 && !items && !values) return undefined;
  return { rules, fields, ...(items && { items }), ...(values && { values }) };
}

/** It compares with the object before the change, which nobody knows here; a new object never breaks it. */
function isTransition({ rule, messageExpression, optionalOldSelf }: ValidationRule): boolean {
  return optionalOldSelf === true || OLD_SELF.test(rule) || OLD_SELF.test(messageExpression ?? '');
}

const OLD_SELF = /\boldSelf\b/;
