import type { Resource } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { supports } from './context.ts';
import type { Judgement } from './judgement.ts';
import { no, specific, YES } from './judgement.ts';

/** What a controller can make of a Route's rules. */
export type RulesJudgement = {
  /** `no` if none can be used: UnsupportedValue or IncompatibleFilters. */
  readonly accepted: Judgement;
  /** Holds where some can be used and others cannot: the condition PartiallyInvalid. */
  readonly partial?: Judgement;
  /** Whether each can be used, in their order. */
  readonly rules: readonly Judgement[];
};

/**
 * Whether the rules of a Route can be used: filters that exclude each other, values that the specification or the
 * controller does not know (gateway-api v1.6, RouteReasonIncompatibleFilters, RouteReasonUnsupportedValue,
 * RouteConditionPartiallyInvalid).
 */
export function judgeRules(context: AttachmentContext, route: Resource): RulesJudgement {
  const key = context.config.features ?? EVERY_FEATURE;
  const known = judged.get(key) ?? new WeakMap<Resource, RulesJudgement>();
  judged.set(key, known);
  const found = known.get(route) ?? judge(context, route);
  known.set(route, found);
  return found;
}

/** By the features of the controller; a Route by itself decides the rest. */
const judged = new WeakMap<readonly string[], WeakMap<Resource, RulesJudgement>>();
const EVERY_FEATURE: readonly string[] = [];

function judge(context: AttachmentContext, route: Resource): RulesJudgement {
  const rules = listAt(objectAt(route.value, 'spec'), 'rules');
  const each = rules.map((rule, index) => judgeRule(context, route.kind, rule, `/spec/rules/${index}`));
  return { ...together(each), rules: each };
}

function together(each: readonly Judgement[]): Omit<RulesJudgement, 'rules'> {
  const bad = each.filter(({ certainty }) => certainty === 'no');
  const [first] = bad;
  if (first && bad.length === each.length) return { accepted: first };
  // The one reason that the condition PartiallyInvalid knows is UnsupportedValue.
  const because = bad.flatMap((rule) => rule.because);
  if (first) return { accepted: YES, partial: no('UnsupportedValue', ...because) };
  const open = each.flatMap((rule) => (rule.certainty === 'yes' ? [] : rule.because));
  return open.length > 0 && each.every(({ certainty }) => certainty !== 'yes')
    ? { accepted: specific(...open) }
    : { accepted: YES };
}

function judgeRule(context: AttachmentContext, kind: string, rule: Json, pointer: string): Judgement {
  const filters = listAt(rule, 'filters');
  const types = filters.map((filter) => stringAt(filter, 'type'));
  const redirects = types.indexOf('RequestRedirect');
  if (redirects !== -1 && types.includes('URLRewrite'))
    return no('IncompatibleFilters', {
      message: message('attachment.incompatible-filters'),
      pointer: `${pointer}/filters/${redirects}`,
    });
  const wants = kind === 'HTTPRoute' ? httpWants(rule, pointer) : [];
  const lacking = wants.filter(({ feature }) => !supports(context, feature));
  const refused = lacking.find(({ ignored }) => !ignored);
  const unknownType = filters.findIndex((filter) => isForeignType(stringAt(filter, 'type')));
  if (unknownType !== -1)
    return no('UnsupportedValue', {
      message: message('attachment.filter-unknown', { type: types[unknownType] ?? '' }),
      pointer: `${pointer}/filters/${unknownType}/type`,
    });
  if (refused) return no('UnsupportedValue', cause(refused));
  // Extended support, for which there is no feature that a profile could name (GRPCRouteFilterRequestMirror).
  const mirror = kind === 'GRPCRoute' ? types.indexOf('RequestMirror') : -1;
  if (mirror !== -1 && context.config.features !== undefined)
    return specific({
      message: message('attachment.filter-extended', { type: 'RequestMirror', kind }),
      pointer: `${pointer}/filters/${mirror}`,
    });
  return lacking.length > 0 ? specific(...lacking.map(cause)) : YES;
}

function isForeignType(type: string | undefined): boolean {
  return type !== undefined && !isUnknownText(type) && !FILTER_TYPES.has(type);
}

const FILTER_TYPES: ReadonlySet<string> = new Set([
  'RequestHeaderModifier',
  'ResponseHeaderModifier',
  'RequestMirror',
  'RequestRedirect',
  'URLRewrite',
  'ExtensionRef',
  'CORS',
  'ExternalAuth',
]);

/** A feature that a rule needs, and where. */
type Want = {
  readonly feature: string;
  readonly pointer: string;
  /** Controllers without it may leave the field out of account. */
  readonly ignored?: boolean;
};

function cause({ feature, pointer }: Want): { readonly message: Message; readonly pointer: string } {
  return { message: message('attachment.feature', { feature }), pointer };
}

/** What a rule of a HTTPRoute needs; to the other kinds these features do not apply. */
function httpWants(rule: Json, pointer: string): Want[] {
  return [
    ...listAt(rule, 'filters').flatMap((filter, index) => wantsOf(filter, `${pointer}/filters/${index}`)),
    ...matchWants(rule, pointer),
    ...ruleWants(rule, pointer),
  ];
}

/** Features by what a filter does (gateway-api v1.6, pkg/features/httproute.go). */
function wantsOf(filter: Json, pointer: string): Want[] {
  const mirror = objectAt(filter, 'requestMirror');
  const redirect = objectAt(filter, 'requestRedirect');
  const rewrite = objectAt(filter, 'urlRewrite');
  const statusCode = numberAt(redirect, 'statusCode');
  const wants: readonly [unknown, string][] = [
    [stringAt(filter, 'type') === 'ResponseHeaderModifier', 'HTTPRouteResponseHeaderModification'],
    [stringAt(filter, 'type') === 'CORS', 'HTTPRouteCORS'],
    [mirror, 'HTTPRouteRequestMirror'],
    [mirror?.percent ?? mirror?.fraction, 'HTTPRouteRequestPercentageMirror'],
    [redirect?.scheme, 'HTTPRouteSchemeRedirect'],
    [redirect?.path, 'HTTPRoutePathRedirect'],
    [redirect?.port, 'HTTPRoutePortRedirect'],
    [statusCode !== undefined && EXTENDED_STATUS.has(statusCode), `HTTPRoute${statusCode}RedirectStatusCode`],
    [rewrite?.hostname, 'HTTPRouteHostRewrite'],
    [rewrite?.path, 'HTTPRoutePathRewrite'],
  ];
  return wants.flatMap(([wanted, feature]) => (wanted ? [{ feature, pointer }] : []));
}

const EXTENDED_STATUS: ReadonlySet<number> = new Set([303, 307, 308]);

function matchWants(rule: Json, pointer: string): Want[] {
  return listAt(rule, 'matches').flatMap((match, index): Want[] => {
    if (!isObject(match)) return [];
    const at = `${pointer}/matches/${index}`;
    return [
      ...(match.method === undefined
        ? []
        : [{ feature: 'HTTPRouteMethodMatching', pointer: `${at}/method` }]),
      ...(match.queryParams === undefined
        ? []
        : [{ feature: 'HTTPRouteQueryParamMatching', pointer: `${at}/queryParams` }]),
    ];
  });
}

function ruleWants(rule: Json, pointer: string): Want[] {
  const timeouts = objectAt(rule, 'timeouts');
  const wants: readonly [unknown, string, string][] = [
    [timeouts?.request, 'HTTPRouteRequestTimeout', 'timeouts/request'],
    [timeouts?.backendRequest, 'HTTPRouteBackendTimeout', 'timeouts/backendRequest'],
    [objectAt(rule, 'retry'), 'HTTPRouteRetry', 'retry'],
  ];
  return wants.flatMap(([wanted, feature, at]) =>
    wanted === undefined ? [] : [{ feature, pointer: `${pointer}/${at}`, ignored: true }],
  );
}
