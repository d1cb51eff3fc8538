/** Runs cases for the Test Explorer, once or whenever something has changed. */
import {
  type CancellationToken,
  Disposable,
  type TestController,
  type TestItem,
  TestMessage,
  TestRunProfileKind,
  TestRunRequest,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  methods,
  type RouteTestId,
  type RouteTestResult,
  type RunRouteTestsResult,
} from '../../../server/src/protocol.ts';
import type { RouteTestItems } from './items.ts';
import { failure } from './results.ts';

export type Runner = Disposable & {
  /** As the gutter's button does. */
  run(items: readonly TestItem[]): Promise<void>;
  /** One case without the Test Explorer; undefined if it is gone. */
  ask(id: RouteTestId): Promise<RouteTestResult | undefined>;
  /** Results may be others now: whoever wants live results gets them. */
  changed(): Promise<void>;
};

export function createRunner(
  controller: TestController,
  items: RouteTestItems,
  client: BaseLanguageClient,
  label: string,
): Runner {
  const live = new Set<TestRunRequest>();

  const ask = async (cases: readonly RouteTestId[]): Promise<readonly RouteTestResult[]> => {
    const result: RunRouteTestsResult = await client.sendRequest(methods.runRouteTests, { cases });
    return result.results;
  };

  const run = async (request: TestRunRequest): Promise<void> => {
    const excluded = new Set(items.cases(request.exclude ?? []));
    const wanted = items.cases(request.include).filter((item) => !excluded.has(item));
    const asked = wanted.flatMap((item) => {
      const id = items.idOf(item);
      return id ? [{ item, id }] : [];
    });
    const testRun = controller.createTestRun(request, undefined, request.continuous !== true);
    try {
      for (const { item } of asked) testRun.started(item);
      const results = await ask(asked.map(({ id }) => id));
      const byCase = new Map(results.map((each) => [keyOf(each), each]));
      for (const { item, id } of asked) {
        const result = byCase.get(keyOf(id));
        if (result) testRun.appendOutput(report(item.label, result), undefined, item);
        if (!result) testRun.skipped(item);
        else if (result.passed) testRun.passed(item);
        else testRun.failed(item, failure(result));
      }
    } catch (error) {
      const message = new TestMessage(error instanceof Error ? error.message : String(error));
      for (const { item } of asked) testRun.errored(item, message);
    } finally {
      testRun.end();
    }
  };

  const handler = async (request: TestRunRequest, token: CancellationToken): Promise<void> => {
    if (request.continuous) {
      live.add(request);
      token.onCancellationRequested(() => live.delete(request));
    }
    await run(request);
  };
  const profile = controller.createRunProfile(label, TestRunProfileKind.Run, handler, true, undefined, true);

  return Object.assign(new Disposable(() => profile.dispose()), {
    run: (chosen: readonly TestItem[]) => run(new TestRunRequest(chosen, undefined, profile)),
    ask: async (id: RouteTestId) => (await ask([id])).find((each) => keyOf(each) === keyOf(id)),
    changed: async () => {
      for (const request of live) await run(request);
    },
  });
}

/** What the terminal of the results shows: it wants carriage returns, too. */
function report(name: string, { passed, message, trace }: RouteTestResult): string {
  const lines = passed ? [`✓ ${name}`] : [`✗ ${name}`, ...indented(message.split('\n')), ...indented(trace)];
  return lines.map((line) => `${line}\r\n`).join('');
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

function keyOf({ uri, test, case: index }: RouteTestId): string {
  return `${uri} ${test} ${index}`;
}
