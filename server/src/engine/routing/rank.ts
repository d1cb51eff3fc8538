import type { Namespace } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Doubt } from './doubt.ts';
import { compareHostnames } from './hostnames.ts';
import type { Criterion } from './result.ts';
import type { RuleMatch, Target } from './rules.ts';

/** A Route that takes part, through one of its parentRefs. */
export type Candidate = {
  readonly route: IndexedResource;
  /** From the Route's root: `/spec/parentRefs/0`. */
  readonly parentPointer: string;
  readonly namespace: Namespace;
  /** `metadata.creationTimestamp` in milliseconds; absent in most manifests. */
  readonly created?: number;
  /** Whether it is attached, and is read in full. */
  readonly doubts: readonly Doubt[];
};

/** One match of one rule, where it can win: at a listener, for a hostname. */
export type RankedMatch = Candidate & {
  /** What Route and listener have in common; empty for every hostname. */
  readonly hostname: string;
  /** The Route's own hostname behind it; empty if it names none. */
  readonly ownHostname: string;
  readonly hostnameUnknown?: boolean;
  readonly rule: RuleMatch;
};

export type Comparison = {
  /** Negative if `a` comes first, 0 only for a match and itself. */
  readonly order: number;
  readonly by: Criterion;
  /** Absent: certain. */
  readonly unsure?: 'unknown' | 'implementation-specific';
};

/**
 * Which of two matches takes a request that fits both (gateway-api v1.6: HTTPRouteRule.matches ranks each match;
 * GRPCRouteRule.matches has an order of its own; TLSRoute, TCPRoute and UDPRoute go by hostname, age and name).
 * @param mesh kinds on one Service port have an order of their own there (GEP-1294)
 */
export function compareMatches(a: RankedMatch, b: RankedMatch, mesh = false): Comparison {
  const kinds = byKind(a, b);
  if (mesh && kinds !== 0) return { order: kinds, by: 'kind' };
  return (
    byHostname(a, b) ??
    (kinds !== 0 ? { order: kinds, by: 'kind', unsure: 'implementation-specific' } : undefined) ??
    byTarget(a.rule.target, b.rule.target) ??
    settled(b.rule.headers.length - a.rule.headers.length, 'header-count') ??
    byQuery(a.rule.target, b.rule.target) ??
    byRoute(a, b)
  );
}

function settled(order: number, by: Criterion): Comparison | undefined {
  return order === 0 ? undefined : { order, by };
}

function byHostname(a: RankedMatch, b: RankedMatch): Comparison | undefined {
  if (a.hostnameUnknown || b.hostnameUnknown) {
    const order = Number(!a.hostnameUnknown) - Number(!b.hostnameUnknown) || byName(a, b);
    const isOneRoute = a.route.resource === b.route.resource;
    return order === 0 ? undefined : { order, by: 'hostname', ...(!isOneRoute && { unsure: 'unknown' }) };
  }
  const common = settled(compareHostnames(a.hostname, b.hostname), 'hostname');
  if (common || a.ownHostname === b.ownHostname) return common;
  // The text counts the characters of a "matching hostname" and does not say whether that is the Route's own or what
  // is left of it at the listener.
  const own = compareHostnames(a.ownHostname, b.ownHostname);
  return own === 0 ? undefined : { order: own, by: 'hostname', unsure: 'implementation-specific' };
}

const KIND_ORDER = ['GRPCRoute', 'HTTPRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];

function byKind(a: RankedMatch, b: RankedMatch): number {
  const [first, second] = [a.route.resource.kind, b.route.resource.kind];
  return first === second ? 0 : KIND_ORDER.indexOf(first) - KIND_ORDER.indexOf(second);
}

function byTarget(a: Target, b: Target): Comparison | undefined {
  if (a.type === 'http' && b.type === 'http')
    return byPath(a.path, b.path) ?? settled(Number(!a.method) - Number(!b.method), 'method');
  if (a.type === 'grpc' && b.type === 'grpc')
    return byLength(a.service, b.service, 'service-length') ?? byLength(a.method, b.method, 'method-length');
  return undefined;
}

type Path = Extract<Target, { type: 'http' }>['path'];

function byPath(a: Path, b: Path): Comparison | undefined {
  if (a.type === 'RegularExpression' || b.type === 'RegularExpression')
    return a.type === b.type && a.value === b.value ? undefined : byRegex(a, b);
  if (a.type !== b.type) return { order: a.type === 'Exact' ? -1 : 1, by: 'path-type' };
  if (a.type === 'Exact' || a.value === b.value) return undefined;
  if (a.unknown || b.unknown) {
    const order = Number(b.unknown) - Number(a.unknown) || longerFirst(a.value, b.value);
    return { order, by: 'prefix-length', unsure: 'unknown' };
  }
  const length = settled(bare(b.value).length - bare(a.value).length, 'prefix-length');
  if (length || b.value.length === a.value.length) return length;
  // `/a` and `/a/` are the same prefix; whether its slash counts as a character is not said.
  return { order: b.value.length - a.value.length, by: 'prefix-length', unsure: 'implementation-specific' };
}

/** Where a regular expression stands is left to implementations; we list it after exact paths, the longest first. */
function byRegex(a: Path, b: Path): Comparison {
  const place = (path: Path): number => ['Exact', 'RegularExpression', 'PathPrefix'].indexOf(path.type);
  const order = place(a) - place(b) || longerFirst(a.value, b.value);
  return { order, by: 'path-type', unsure: 'implementation-specific' };
}

function longerFirst(a: string, b: string): number {
  return b.length - a.length || (a < b ? -1 : 1);
}

function bare(prefix: string): string {
  return prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
}

type Text = Extract<Target, { type: 'grpc' }>['service'];

function byLength(a: Text, b: Text, by: 'service-length' | 'method-length'): Comparison | undefined {
  if (a?.value === b?.value && a?.type === b?.type) return undefined;
  const [aIsOpen, bIsOpen] = [isOpen(a), isOpen(b)];
  if (!aIsOpen && !bIsOpen) return settled((b?.value.length ?? 0) - (a?.value.length ?? 0), by);
  const order = Number(bIsOpen) - Number(aIsOpen) || longerFirst(a?.value ?? '', b?.value ?? '');
  return { order, by, unsure: a?.unknown || b?.unknown ? 'unknown' : 'implementation-specific' };
}

/** Nobody can count the characters that it matches. */
function isOpen(text: Text): boolean {
  return text !== undefined && (text.unknown || text.type === 'RegularExpression');
}

function byQuery(a: Target, b: Target): Comparison | undefined {
  return a.type === 'http' && b.type === 'http'
    ? settled(b.query.length - a.query.length, 'query-param-count')
    : undefined;
}

function byRoute(a: RankedMatch, b: RankedMatch): Comparison {
  if (a.route.resource === b.route.resource)
    return {
      order: a.rule.ruleIndex - b.rule.ruleIndex || a.rule.matchIndex - b.rule.matchIndex,
      by: 'order',
    };
  // Without timestamps the order in which they will be created decides, and the name only if that is at once.
  if (a.created === undefined || b.created === undefined) {
    const order = Number(a.created === undefined) - Number(b.created === undefined) || byName(a, b);
    return { order, by: 'age', unsure: 'unknown' };
  }
  if (a.created !== b.created) return { order: a.created - b.created, by: 'age' };
  const isSure = a.namespace.type === 'named' && b.namespace.type === 'named';
  return { order: byName(a, b), by: 'name', ...(!isSure && { unsure: 'unknown' }) };
}

function byName(a: RankedMatch, b: RankedMatch): number {
  const [first, second] = [nameOf(a), nameOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  if (a.route.uri !== b.route.uri) return a.route.uri < b.route.uri ? -1 : 1;
  return a.route.resource.span.start - b.route.resource.span.start;
}

function nameOf({ namespace, route }: RankedMatch): string {
  const name = route.resource.name ?? '';
  return `${namespace.type === 'named' ? namespace.name : ''}/${name}`;
}
