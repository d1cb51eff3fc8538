import {
  type CaseResult,
  type Fact,
  placeOfCase,
  type Range,
  type Render,
  type RouteTest,
  type RouteTestCase,
  routeTests,
  runRouteTest,
  type Snapshot,
  type Steps,
  shiftSpan,
} from '../engine/index.ts';
import type {
  RouteTestDocument,
  RouteTestId,
  RouteTestList,
  RouteTestResult,
  RunRouteTestsParams,
  RunRouteTestsResult,
} from '../protocol.ts';
import { traceLines } from './routeTestsTrace.ts';

/** All RouteTests of the workspace with their cases, file by file. */
export function listRouteTests(snapshot: Snapshot): RouteTestList {
  const files = [...testsByFile(snapshot)].map(([uri, tests]) => ({
    uri,
    tests: tests.map((test) => documentOf(snapshot, test)),
  }));
  return { revision: snapshot.revision, files };
}

/** Runs some cases, or all; those that are no longer there are left out. */
export function* runRouteTests(
  snapshot: Snapshot,
  { cases }: RunRouteTestsParams,
  render: Render,
): Steps<RunRouteTestsResult> {
  const results: RouteTestResult[] = [];
  for (const [uri, tests] of testsByFile(snapshot))
    for (const [test, each] of tests.entries()) {
      const ids = cases?.filter((id) => id.uri === uri && id.test === test);
      if (ids?.length === 0) continue;
      const only = ids && new Set(ids.map((id) => id.case));
      for (const result of yield* runRouteTest(snapshot, each, only)) {
        // Of many cases that pass nobody reads how, and it takes longer than the running.
        const isShort = result.passed && cases?.length !== 1;
        results.push(resultOf(snapshot, { uri, test }, result, render, !isShort));
        yield;
      }
    }
  return { revision: snapshot.revision, results };
}

function testsByFile(snapshot: Snapshot): ReadonlyMap<string, readonly RouteTest[]> {
  const files = new Map<string, RouteTest[]>();
  for (const test of routeTests(snapshot)) {
    const { uri } = test.from;
    files.set(uri, [...(files.get(uri) ?? []), test]);
  }
  return files;
}

function documentOf(snapshot: Snapshot, test: RouteTest): RouteTestDocument {
  const { uri, manifest, resource } = test.from;
  const part = snapshot.partOf(uri, manifest);
  const lines = snapshot.file(uri)?.lines();
  return {
    name: test.name,
    range: (part && lines?.rangeOf(shiftSpan(resource.nameSpan, part.offset))) ?? NOWHERE,
    cases: test.cases.map((each) => ({
      name: each.name,
      range: rangeOf(snapshot, test, each, 'nameSpan'),
    })),
  };
}

const NOWHERE: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

function rangeOf(
  snapshot: Snapshot,
  test: RouteTest,
  each: RouteTestCase,
  what: 'nameSpan' | 'expectSpan',
): Range {
  const place = placeOfCase(snapshot, test, each);
  return (place && snapshot.file(test.from.uri)?.lines().rangeOf(place[what])) ?? NOWHERE;
}

function resultOf(
  snapshot: Snapshot,
  { uri, test }: Pick<RouteTestId, 'uri' | 'test'>,
  result: CaseResult,
  render: Render,
  withTrace: boolean,
): RouteTestResult {
  return {
    uri,
    test,
    case: result.case.index,
    passed: result.passed,
    message: result.messages.map(render).join('\n'),
    ...(result.facts.length > 0 && { comparison: comparisonOf(result.facts) }),
    trace: result.asked && withTrace ? traceLines(result.asked.answer, render) : [],
    range: rangeOf(snapshot, result.test, result.case, 'expectSpan'),
  };
}

/** What holds reads the same on both sides, whatever its spelling, so that only the rest stands out. */
function comparisonOf(facts: readonly Fact[]): { readonly expected: string; readonly actual: string } {
  const text = (value: (fact: Fact) => string): string =>
    facts.map((fact) => `${fact.key}: ${value(fact)}`).join('\n');
  return {
    expected: text(({ expected }) => expected),
    actual: text(({ holds, expected, actual }) => (holds ? expected : actual)),
  };
}
