import { message } from '../messages.ts';
import { type Doubt, specific, unknown } from './doubt.ts';
import { PATH_FORMS, type PathForm } from './pathForms.ts';
import { matchRegex } from './regex.ts';
import type { HttpCall } from './request.ts';
import type { Failed } from './result.ts';
import type { NamedMatch, PathMatch, RuleMatch, Target, TextMatch } from './rules.ts';

/** Whether a match fits a request: certainly not, and what fails first; else with the doubts that remain. */
export type Fit =
  | { readonly fits: false; readonly failed: Failed; readonly wanted: string; readonly met: string }
  | { readonly fits: true; readonly doubts: readonly Doubt[] };

/** What an HTTP or gRPC request must be read for only once. */
export type ReadCall = {
  readonly call: HttpCall;
  /** What data planes may make of a path before they compare it; as it was sent comes first. */
  readonly forms: readonly PathForm[];
  /** Query parameters in their order, decoded and as sent. */
  readonly query: ReadonlyMap<string, readonly string[]>;
};

/** Compares the parts of a match in the order of the specification: path, method, headers, query parameters. */
export function evaluateMatch({ target, headers, unread }: RuleMatch, read: ReadCall): Fit {
  const doubts: Doubt[] = [];
  if (unread) doubts.push(unknown(message('routing.depends.unread')));
  for (const part of partsOf(target, headers, read)) {
    const verdict = part.verdict();
    if (verdict === 'no')
      return { fits: false, failed: part.failed, wanted: part.match.value, met: part.met };
    if (verdict !== 'yes') doubts.push(verdict);
  }
  return { fits: true, doubts };
}

type Part = {
  readonly failed: Failed;
  readonly match: TextMatch | PathMatch;
  readonly met: string;
  verdict(): 'yes' | 'no' | Doubt;
};

function* partsOf(target: Target, headers: readonly NamedMatch[], read: ReadCall): Iterable<Part> {
  const { call } = read;
  if (target.type === 'http') {
    const { path, method, query } = target;
    yield { failed: 'path', match: path, met: call.path, verdict: () => pathVerdict(path, read) };
    if (method)
      yield {
        failed: 'method',
        match: method,
        met: call.method,
        verdict: () => compareText(method, call.method),
      };
    yield* headers.map((header) => headerPart(header, call));
    yield* query.map((param) => queryPart(param, read));
    return;
  }
  if (target.type === 'grpc') {
    const { service = '', method = '' } = call.grpc ?? splitPath(call.path);
    if (target.service) yield textPart('service', target.service, service);
    if (target.method)
      yield target.service
        ? textPart('method', target.method, method)
        : anyServicePart(target.method, method);
  }
  yield* headers.map((header) => headerPart(header, call));
}

function textPart(failed: Failed, match: TextMatch, met: string): Part {
  return { failed, match, met, verdict: () => compareText(match, met) };
}

/** A method of any service: that it can be matched at all is left to implementations (GRPCMethodMatch.type). */
function anyServicePart(match: TextMatch, met: string): Part {
  const verdict = (): 'yes' | 'no' | Doubt => {
    const found = compareText(match, met);
    return found === 'yes'
      ? specific(message('routing.depends.method-without-service', { method: match.value }), 'yes')
      : found;
  };
  return { failed: 'method', match, met, verdict };
}

function splitPath(path: string): { readonly service?: string; readonly method?: string } {
  const [, service = '', method = ''] = path.split('/');
  return { service, method };
}

function headerPart(match: NamedMatch, { headers, authority }: HttpCall): Part {
  const values = match.name === 'host' ? [authority] : (headers.get(match.name) ?? []);
  // A repeated header is one value joined by commas to some, several values to others.
  const readings = values.length > 1 ? [values[0] ?? '', values.join(','), ...values.slice(1)] : values;
  return {
    failed: `header:${match.name}`,
    match,
    met: values.join(','),
    verdict: () => all(readings, (value) => compareText(match, value), match),
  };
}

function queryPart(match: NamedMatch, { query }: ReadCall): Part {
  const values = query.get(match.name) ?? [];
  return {
    failed: `query:${match.name}`,
    match,
    met: values.join(', '),
    verdict: () => all(values, (value) => compareText(match, value), match),
  };
}

/** All readings of one thing agree, or it is left to implementations; what is not there fits nothing. */
function all<Reading>(
  readings: readonly Reading[],
  compare: (reading: Reading) => 'yes' | 'no' | Doubt,
  match: TextMatch | PathMatch,
): 'yes' | 'no' | Doubt {
  const [first, ...rest] = readings;
  if (first === undefined) return 'no';
  const verdict = compare(first);
  if (rest.every((reading) => isSame(compare(reading), verdict))) return verdict;
  if (match.unknown) return unknown(message('routing.depends.value', { value: match.value }));
  const reading = verdict === 'no' || verdict === 'yes' ? verdict : verdict.reading;
  return specific(message('routing.depends.readings', { value: match.value }), reading);
}

function isSame(a: 'yes' | 'no' | Doubt, b: 'yes' | 'no' | Doubt): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object');
}

/** Encoded letters, dots and doubled slashes may be compared as they are or not; only where that matters is it open. */
function pathVerdict(match: PathMatch, { call, forms }: ReadCall): 'yes' | 'no' | Doubt {
  if (match.unknown || match.type === 'RegularExpression')
    return compareText({ ...match, type: 'RegularExpression' }, call.path);
  const used = match.value.includes('%') ? PATH_FORMS : forms;
  return all(used, (form) => comparePath(match.type, form(match.value), form(call.path)), match);
}

function comparePath(type: PathMatch['type'], value: string, path: string): 'yes' | 'no' {
  return (type === 'Exact' ? value === path : isPathPrefix(value, path)) ? 'yes' : 'no';
}

/** Element by element, and a trailing slash of the prefix is ignored (PathMatchPathPrefix). */
export function isPathPrefix(prefix: string, path: string): boolean {
  const bare = prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
  return path.startsWith(bare) && (path.length === bare.length || path[bare.length] === '/');
}

function compareText({ type, value, unknown: isUnknown }: TextMatch, text: string): 'yes' | 'no' | Doubt {
  if (isUnknown) return unknown(message('routing.depends.value', { value }));
  if (type === 'Exact') return value === text ? 'yes' : 'no';
  switch (matchRegex(value, text)) {
    case 'whole':
      return specific(message('routing.depends.regex', { value }), 'yes');
    case 'part':
      return specific(message('routing.depends.anchoring', { value }));
    case 'unreadable':
      return specific(message('routing.depends.dialect', { value }));
    case 'none':
      return 'no';
  }
}
