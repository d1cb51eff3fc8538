import type { Connection } from 'vscode-languageserver';
import type { Render } from '../engine/index.ts';
import { sampleAt, sampleOfNode } from '../features/simulate/sample.ts';
import { simulate } from '../features/simulate.ts';
import { routeTestCase } from '../features/simulateTestCase.ts';
import {
  methods,
  type RouteTestCaseParams,
  type RouteTestCaseResult,
  type SampleRequestParams,
  type SampleRequestResult,
  type SimulateParams,
  type SimulateResult,
} from '../protocol.ts';
import type { Answer, Asked } from './requests.ts';
import type { Stepwise } from './stepwise.ts';
import { canonicalUri } from './uris.ts';

/** Answers the request simulator of the preview. */
export function registerSimulatorRequests(
  connection: Connection,
  answer: Answer,
  stepwise: Stepwise,
  render: Render,
): void {
  connection.onRequest(
    methods.request,
    answer(
      methods.request,
      undefined,
      ({ params, token }: Asked<SimulateParams>): Promise<SimulateResult> =>
        stepwise(token, (snapshot) => simulate(snapshot, params, render)),
    ),
  );
  connection.onRequest(
    methods.sampleRequest,
    answer(
      methods.sampleRequest,
      null,
      ({ params, token }: Asked<SampleRequestParams>): Promise<SampleRequestResult> =>
        stepwise(token, (snapshot) =>
          'id' in params
            ? sampleOfNode(snapshot, params.id)
            : sampleAt(snapshot, canonicalUri(params.uri), params.position),
        ),
    ),
  );
  connection.onRequest(
    methods.routeTestCase,
    answer(
      methods.routeTestCase,
      undefined,
      ({ params, token }: Asked<RouteTestCaseParams>): Promise<RouteTestCaseResult> => {
        const { uri } = params;
        const asked = uri === undefined ? params : { ...params, uri: canonicalUri(uri) };
        return stepwise(token, (snapshot) => routeTestCase(snapshot, asked, render));
      },
    ),
  );
}
