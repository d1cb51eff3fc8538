import type { Connection, RequestHandler } from 'vscode-languageserver';
import type { Render } from '../engine/index.ts';
import { listRouteTests, runRouteTests } from '../features/routeTests.ts';
import { generateRouteTests } from '../features/routeTestsGenerate.ts';
import {
  type GenerateRouteTestsParams,
  type GenerateRouteTestsResult,
  methods,
  type RouteTestsChanged,
  type RunRouteTestsParams,
  type RunRouteTestsResult,
} from '../protocol.ts';
import type { Answer, Asked } from './requests.ts';
import type { Stepwise } from './stepwise.ts';
import { canonicalUri } from './uris.ts';

/** Answers what the Test Explorer asks. */
export function registerRouteTestRequests(
  connection: Connection,
  answer: Answer,
  stepwise: Stepwise,
  render: Render,
): void {
  connection.onRequest(
    methods.routeTests,
    answer(methods.routeTests, undefined, ({ snapshot }: Asked<object>) => listRouteTests(snapshot)),
  );
  connection.onRequest(
    methods.runRouteTests,
    answer(
      methods.runRouteTests,
      undefined,
      ({ params: { cases }, token }: Asked<RunRouteTestsParams>): Promise<RunRouteTestsResult> => {
        const asked = cases?.map((each) => ({ ...each, uri: canonicalUri(each.uri) }));
        return stepwise(token, (snapshot) => runRouteTests(snapshot, asked ? { cases: asked } : {}, render));
      },
    ),
  );
  // Named, since the type of a result that is one of several is not inferred.
  const generate: RequestHandler<GenerateRouteTestsParams, GenerateRouteTestsResult, void> = answer(
    methods.generateRouteTests,
    undefined,
    ({ params, token }: Asked<GenerateRouteTestsParams>): Promise<GenerateRouteTestsResult> => {
      const asked = 'uri' in params ? { ...params, uri: canonicalUri(params.uri) } : params;
      return stepwise(token, (snapshot) => generateRouteTests(snapshot, asked, render));
    },
  );
  connection.onRequest(methods.generateRouteTests, generate);
}

/** In milliseconds: the protocol's promise. */
const PAUSE = 300;

/** Tells a client that shows test results that they may be others now. */
export type RouteTestChanges = { changed(revision: number): void; stop(): void };

export function createRouteTestChanges(connection: Connection, wanted: boolean): RouteTestChanges {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const params: RouteTestsChanged = { revision: newest };
    void connection.sendNotification(methods.routeTestsChanged, params).catch(() => undefined);
  };
  return {
    changed: (revision) => {
      newest = revision;
      if (wanted) timer ??= setTimeout(tell, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}
