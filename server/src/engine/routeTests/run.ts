import type { View } from '../findings/rule.ts';
import { OWN_GROUP } from '../manifest/kinds.ts';
import { type Message, message } from '../messages.ts';
import { answer } from '../routing/answer.ts';
import type { Request } from '../routing/request.ts';
import type { Answer } from '../routing/result.ts';
import type { RouteTable } from '../routing/table.ts';
import type { StructuralProblem } from '../schema/problems.ts';
import { objectAt } from '../yaml/value.ts';
import { compare } from './compare.ts';
import type { CaseResult, Fact, RouteTest, RouteTestCase } from './model.ts';
import { requestOf } from './request.ts';
import { tablesFor } from './target.ts';

/** The version of RouteTest documents that this program reads. */
export const ROUTE_TEST_VERSION = `${OWN_GROUP}/v1alpha1`;

/** Runs the cases of a RouteTest, or one of them. */
export function runRouteTest(view: View, test: RouteTest, only?: number): readonly CaseResult[] {
  const cases = test.cases.filter(({ index }) => only === undefined || index === only);
  const { apiVersion, version, kind, group, value } = test.from.resource;
  const failed = (each: RouteTestCase, why: Message): CaseResult => ({
    test,
    case: each,
    passed: false,
    messages: [why],
    facts: [],
  });
  if (apiVersion !== ROUTE_TEST_VERSION) {
    const why = message('route-test.version', { version: apiVersion, wanted: ROUTE_TEST_VERSION });
    return cases.map((each) => failed(each, why));
  }
  const problems = view.schemas.validate(view.target, group, version, kind, value);
  const found = tablesFor(view, test);
  return cases.map((each) => {
    const problem = problems.find(({ pointer }) => isOf(pointer, each.index));
    if (problem) return failed(each, problemMessage(problem));
    const request = requestOf(objectAt(each.value, 'request') ?? {});
    if (!request) return failed(each, message('route-test.no-request'));
    return found.type === 'tables' ? runCase(test, each, request, found.tables) : failed(each, found.because);
  });
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
  const [last = emptyResult(test, each)] = results;
  return results.find(({ passed }) => !passed) ?? last;
}

function emptyResult(test: RouteTest, each: RouteTestCase): CaseResult {
  return { test, case: each, passed: false, messages: [message('route-test.no-target')], facts: [] };
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
