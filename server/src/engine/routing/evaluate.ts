import { message } from '../messages.ts';
import { type Doubt, specific, unknown } from './doubt.ts';
import { PATH_FORMS, type PathForm } from './pathForms.ts';
import { matchRegex } from './regex.ts';
import type { HttpCall } from './request.ts';
import type { Failed } from './result.ts';
import type { PathMatch, RuleMatch, TextMatch } from './rules.ts';

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
  const { call } = read;
  const doubts: Doubt[] = [];
  if (unread) doubts.push(unknown(message('routing.depends.unread')));
  const found = (verdict: Verdict): boolean => {
    if (typeof verdict === 'object') doubts.push(verdict);
    return verdict !== 'no';
  };
  if (target.type === 'http') {
    const { path, method } = target;
    if (!found(pathVerdict(path, read))) return failure('path', path, call.path);
    if (method && !found(compareText(method, call.method))) return failure('method', method, call.method);
  } else if (target.type === 'grpc') {
    const { service = '', method = '' } = call.grpc ?? splitPath(call.path);
    if (target.service && !found(compareText(target.service, service)))
      return failure('service', target.service, service);
    if (target.method && !found(methodVerdict(target.method, method, target.service !== undefined)))
      return failure('method', target.method, method);
  }
  for (const header of headers) {
    const values = headerReadings(header.name, call);
    if (!found(all(values, header))) return failure(`header:${header.name}`, header, values[0] ?? '');
  }
  if (target.type === 'http')
    for (const param of target.query) {
      const values = read.query.get(param.name) ?? [];
      if (!found(all(values, param))) return failure(`query:${param.name}`, param, values[0] ?? '');
    }
  return { fits: true, doubts };
}

type Verdict = 'yes' | 'no' | Doubt;

function failure(failed: Failed, { value }: { readonly value: string }, met: string): Fit {
  return { fits: false, failed, wanted: value, met };
}

/** A method of any service: that it can be matched at all is left to implementations (GRPCMethodMatch.type). */
function methodVerdict(match: TextMatch, method: string, hasService: boolean): Verdict {
  const verdict = compareText(match, method);
  return hasService || verdict !== 'yes'
    ? verdict
    : specific(message('routing.depends.method-without-service', { method: match.value }), 'yes');
}

/** A repeated header is one value joined by commas to some, several values to others. */
function headerReadings(name: string, { headers, authority }: HttpCall): readonly string[] {
  const values = name === 'host' ? [authority] : (headers.get(name) ?? NONE);
  return values.length > 1 ? [values[0] ?? '', values.join(','), ...values.slice(1)] : values;
}

const NONE: readonly string[] = [];

function splitPath(path: string): { readonly service?: string; readonly method?: string } {
  const [, service = '', method = ''] = path.split('/');
  return { service, method };
}

/** All readings of a value agree, or it is left to implementations; what is not there fits nothing. */
function all(readings: readonly string[], match: TextMatch): Verdict {
  const [first] = readings;
  if (first === undefined) return 'no';
  const verdict = compareText(match, first);
  return readings.length === 1
    ? verdict
    : agreed(
        verdict,
        readings.map((each) => compareText(match, each)),
        match,
      );
}

function agreed(
  verdict: Verdict,
  others: readonly Verdict[],
  { value, unknown: isUnknown }: TextMatch | PathMatch,
): Verdict {
  const isSame = (other: Verdict): boolean =>
    other === verdict || (typeof other === 'object' && typeof verdict === 'object');
  if (isUnknown || others.every(isSame)) return verdict;
  const reading = typeof verdict === 'string' ? verdict : verdict.reading;
  return specific(message('routing.depends.readings', { value }), reading);
}

/** Encoded letters, dots and doubled slashes may be compared as they are or not; only where that matters is it open. */
function pathVerdict(match: PathMatch, { call, forms }: ReadCall): Verdict {
  if (match.unknown || match.type === 'RegularExpression')
    return compareText({ ...match, type: 'RegularExpression' }, call.path);
  const verdict = comparePath(match.type, match.value, call.path);
  const used = match.value.includes('%') ? PATH_FORMS : forms;
  if (used.length === 1) return verdict;
  return agreed(
    verdict,
    used.map((form) => comparePath(match.type, form(match.value), form(call.path))),
    match,
  );
}

function comparePath(type: PathMatch['type'], value: string, path: string): 'yes' | 'no' {
  return (type === 'Exact' ? value === path : isPathPrefix(value, path)) ? 'yes' : 'no';
}

/** Element by element, and a trailing slash of the prefix is ignored (PathMatchPathPrefix). */
export function isPathPrefix(prefix: string, path: string): boolean {
  const bare = prefix.endsWith('/') ? prefix.slice(0, -1) : prefix;
  return path.startsWith(bare) && (path.length === bare.length || path[bare.length] === '/');
}

function compareText({ type, value, unknown: isUnknown }: TextMatch, text: string): Verdict {
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
