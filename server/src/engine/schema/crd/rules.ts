import { pointerOf } from '../../yaml/pointer.ts';
import { estimateCost } from '../cel/cost.ts';
import { parseExpression } from '../cel/expression.ts';
import { leastSize, shapeOfSchema } from '../cel/schemaShape.ts';
import { LARGEST_REQUEST } from '../cel/shape.ts';
import type { Schema, ValidationRule } from '../model.ts';
import type { CrdProblem } from './problems.ts';
import type { Crd } from './read.ts';

/** The rules of one version's schema: what is wrong with them, and the schema with what each may cost written down. */
export type RuleCheck = { readonly schema: Schema; readonly problems: readonly CrdProblem[] };

/** The rules of every version of a CRD. Made once, when somebody needs them. */
export function checkCrdRules(crd: Crd): ReadonlyMap<string, RuleCheck> {
  let checks = CHECKS.get(crd);
  if (!checks) {
    checks = new Map(
      [...crd.schemas].map(([version, { schema, pointer }]) => [version, check(schema, pointer)]),
    );
    CHECKS.set(crd, checks);
  }
  return checks;
}

const CHECKS = new WeakMap<Crd, ReadonlyMap<string, RuleCheck>>();

function check(schema: Schema, pointer: string): RuleCheck {
  const walk: Walk = { problems: [], total: 0 };
  const checked = visit(schema, { pointer, cardinality: 1, isRoot: true }, walk);
  const times = walk.total / MOST_PER_CRD;
  // One that is too dear by itself says it all.
  if (times > 1 && !walk.problems.some(({ type }) => type === 'costly'))
    walk.problems.push({ type: 'costly', pointer, times, scope: 'crd' });
  return { schema: checked, problems: walk.problems };
}

/** The API server's limits for one expression at all its places, and for a CRD (apiextensions-apiserver, validation). */
const MOST_PER_RULE = 10_000_000;
const MOST_PER_CRD = 100_000_000;

type Walk = { readonly problems: CrdProblem[]; total: number };
/** `cardinality`: how many values of the node a resource can have; undefined where nothing limits them. */
type Place = { readonly pointer: string; readonly cardinality: number | undefined; readonly isRoot: boolean };

function visit(schema: Schema, place: Place, walk: Walk): Schema {
  const { pointer, cardinality } = place;
  const inner = (child: Schema, steps: readonly string[], most: number | undefined): Schema =>
    visit(child, { pointer: pointer + pointerOf(steps), cardinality: most, isRoot: false }, walk);
  const times = (limit: number | undefined): number | undefined =>
    limit === undefined || cardinality === undefined ? undefined : cardinality * limit;
  const { properties, items, additionalProperties } = schema;
  const rules = schema['x-kubernetes-validations'];
  const fields = Object.entries(properties ?? {}).map(([field, child]): [string, Schema] => [
    field,
    inner(child, ['properties', field], cardinality),
  ]);
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(fields) }),
    ...(items && { items: inner(items, ['items'], times(schema.maxItems)) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: inner(
        additionalProperties,
        ['additionalProperties'],
        times(schema.maxProperties),
      ),
    }),
    ...(rules && {
      'x-kubernetes-validations': rules.map((rule, index) => checkRule(rule, index, schema, place, walk)),
    }),
  };
}

function checkRule(
  rule: ValidationRule,
  index: number,
  schema: Schema,
  place: Place,
  walk: Walk,
): ValidationRule {
  const pointer = `${place.pointer}/x-kubernetes-validations/${index}`;
  const problem = (
    at: string,
    reason: Extract<CrdProblem, { type: 'rule' }>['reason'],
    value: string,
  ): void => {
    walk.problems.push({ type: 'rule', pointer: `${pointer}${at}`, reason, value });
  };
  if (rule.rule.trim() === '') problem('', 'empty', '');
  if (rule.message !== undefined && (rule.message.trim() === '' || rule.message.trim().includes('\n')))
    problem('/message', 'message', rule.message);
  if (rule.reason !== undefined && !REASONS.has(rule.reason)) problem('/reason', 'reason', rule.reason);
  if (rule.fieldPath !== undefined && !FIELD_PATH.test(rule.fieldPath))
    problem('/fieldPath', 'field-path', rule.fieldPath);

  const self = shapeOfSchema(schema, place.isRoot);
  let dearest = 0;
  for (const [key, expression] of [
    ['rule', rule.rule],
    ['messageExpression', rule.messageExpression ?? ''],
  ] as const) {
    if (expression.trim() === '') continue;
    const parsed = parseExpression(expression);
    if ('error' in parsed) {
      problem(`/${key}`, 'syntax', parsed.error);
      continue;
    }
    const { cost, missingFields } = estimateCost(parsed.ast, { self, oldSelf: self });
    for (const field of missingFields) problem(`/${key}`, 'field', field);
    const places = place.cardinality ?? Math.floor(LARGEST_REQUEST / (leastSize(schema) + 1));
    const total = cost * places;
    walk.total += total;
    dearest = Math.max(dearest, total > MOST_PER_RULE ? Number.POSITIVE_INFINITY : cost);
    if (total > MOST_PER_RULE)
      walk.problems.push({
        type: 'costly',
        pointer: `${pointer}/${key}`,
        times: total / MOST_PER_RULE,
        scope: 'rule',
      });
  }
  return { ...rule, 'x-gatelens-cost': dearest };
}

/** Kubernetes: `ValidationRule.reason`. */
const REASONS: ReadonlySet<string> = new Set([
  'FieldValueInvalid',
  'FieldValueForbidden',
  'FieldValueRequired',
  'FieldValueDuplicate',
]);

const FIELD_PATH = /^(?:\.[A-Za-z_][\w-]*|\['[^']+'\])+$/;
