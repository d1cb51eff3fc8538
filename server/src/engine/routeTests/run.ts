import type { View } from '../findings/rule.ts';
import { OWN_GROUP } from '../manifest/kinds.ts';
import { type Message, message } from '../messages.ts';
import { answer } from '../routing/answer.ts';
import type { Request } from '../routing/request.ts';
import type { Answer } from '../routing/result.ts';
import type { RouteTable } from '../routing/table.ts';
import type { StructuralProblem } from '../schema/problems.ts';
import type { Steps } from '../steps.ts';
import { objectAt } from '../yaml/value.ts';
import { compare } from './compare.ts';
import type { CaseResult, Fact, RouteTest, RouteTestCase } from './model.ts';
import { requestOf } from './request.ts';
import { none, tablesFor } from './target.ts';

/** The version of RouteTest documents that this program reads. */
export const ROUTE_TEST_VERSION = `${OWN_GROUP}/v1alpha1`;

/**
 * Runs the cases of a RouteTest, or some of them.
 * @param only the indexes of the cases that are wanted
 */
export function* runRouteTest(
  view: View,
  test: RouteTest,
  only?: ReadonlySet<number>,
): Steps<readonly CaseResult[]> {
  const { apiVersion, version, kind, group, value } = test.from.resource;
  const isKnown = apiVersion === ROUTE_TEST_VERSION;
  const problems = isKnown ? view.schemas.validate(view.target, group, version, kind, value) : [];
  const found = isKnown ? yield* tablesFor(view, test) : none(unknownVersion(apiVersion));
  const results: CaseResult[] = [];
  for (const each of test.cases) {
    if (only && !only.has(each.index)) continue;
    const problem = problems.find(({ pointer }) => isOf(pointer, each.index));
    const request = requestOf(objectAt(each.value, 'request') ?? {});
    if (problem) results.push(failed(test, each, problemMessage(problem)));
    else if (found.type === 'none') results.push(failed(test, each, found.because));
    else if (request) results.push(runCase(test, each, request, found.tables));
    else results.push(failed(test, each, message('route-test.no-request')));
    yield;
  }
  // What is broken may hold more cases: nobody shall take their silence for success.
  if (test.from.manifest.brokenAt !== undefined && !only)
    results.push(failed(test, unreadCase(test), message('route-test.broken')));
  return results;
}

function unreadCase({ cases, from }: RouteTest): RouteTestCase {
  return { index: cases.length, name: '', pointer: `${from.resource.pointer}/spec/cases`, value: {} };
}

function unknownVersion(version: string): Message {
  return message('route-test.version', { version, wanted: ROUTE_TEST_VERSION });
}

function failed(test: RouteTest, each: RouteTestCase, why: Message): CaseResult {
  return { test, case: each, passed: false, messages: [why], facts: [] };
}

/** Equally near Gateways of one name must all do what is expected. */
function runCase(
  test: RouteTest,
  each: RouteTestCase,
  request: Request,
  tables: readonly RouteTable[],
): CaseResult {
  const expected = objectAt(each.value, 'expect') ?? {};
  const results = tables.map((table): CaseResult => {
    const found = answer(table, request);
    const facts = compare(expected, found);
    const messages = failures(found, facts);
    const [first = message('route-test.passed'), ...more] = messages;
    return {
      test,
      case: each,
      passed: messages.length === 0,
      messages: [first, ...more],
      facts,
      asked: { table, answer: found },
    };
  });
  const [last = failed(test, each, message('route-test.no-target'))] = results;
  return results.find(({ passed }) => !passed) ?? last;
}

function failures({ outcome, dependsOn }: Answer, facts: readonly Fact[]): Message[] {
  if (outcome === 'unknown') return [message('route-test.unknown'), ...dependsOn];
  if (outcome === 'implementation-specific') return [message('route-test.open'), ...dependsOn];
  return facts
    .filter(({ holds }) => !holds)
    .map(({ key, expected, actual }) => message('route-test.differs', { key, expected, actual }));
}

function isOf(pointer: string, index: number): boolean {
  const own = `/spec/cases/${index}`;
  return pointer === own || pointer.startsWith(`${own}/`);
}

function problemMessage(problem: StructuralProblem): Message {
  const field = 'field' in problem ? problem.field : (problem.pointer.split('/').at(-1) ?? '');
  return message(problem.type === 'unknown-field' ? 'route-test.unknown-key' : 'route-test.invalid', {
    field,
  });
}
