import type { Connection } from 'vscode-languageserver';
import type { Render } from '../engine/index.ts';
import { newResource, newResourceChoices } from '../features/newResource.ts';
import { exportGraph, locate, nodeAt, previewInSteps } from '../features/preview.ts';
import {
  type CheckWorkspaceParams,
  type ExportParams,
  type ExportResult,
  type LocateParams,
  methods,
  type NewResourceChoices,
  type NewResourceParams,
  type NewResourceResult,
  type NodeAtParams,
  type NodeAtResult,
  type PreviewGraph,
  type PreviewParams,
  type PreviewScope,
  type WireLocation,
} from '../protocol.ts';
import { type CheckParts, checkWorkspace } from './checkWorkspace.ts';
import type { Answer, Asked } from './requests.ts';
import { registerSimulatorRequests } from './simulatorRequests.ts';
import type { Stepwise } from './stepwise.ts';
import { canonicalUri } from './uris.ts';

/** Answers the requests of our own protocol. */
export function registerOwnRequests(
  connection: Connection,
  answer: Answer,
  stepwise: Stepwise,
  render: Render,
  check: CheckParts,
): void {
  registerSimulatorRequests(connection, answer, stepwise, render);
  connection.onRequest(
    methods.preview,
    answer(
      methods.preview,
      undefined,
      ({ params: { scope, width, groups }, token }: Asked<PreviewParams>): Promise<PreviewGraph> =>
        stepwise(token, (snapshot) => previewInSteps(snapshot, inOurSpelling(scope), render, width, groups)),
    ),
  );
  connection.onRequest(
    methods.exportGraph,
    answer(
      methods.exportGraph,
      undefined,
      ({ snapshot, params: { scope, format } }: Asked<ExportParams>): ExportResult => ({
        text: exportGraph(snapshot, inOurSpelling(scope), format, render),
      }),
    ),
  );
  connection.onRequest(
    methods.locate,
    answer(methods.locate, null, ({ snapshot, params: { id } }: Asked<LocateParams>): WireLocation | null =>
      locate(snapshot, id),
    ),
  );
  connection.onRequest(
    methods.nodeAt,
    answer(
      methods.nodeAt,
      { id: null },
      ({ snapshot, params: { uri, position } }: Asked<NodeAtParams>): NodeAtResult =>
        nodeAt(snapshot, canonicalUri(uri), position),
    ),
  );
  connection.onRequest(
    methods.newResourceChoices,
    answer(
      methods.newResourceChoices,
      undefined,
      ({ snapshot }: Asked<object>): NewResourceChoices => newResourceChoices(snapshot),
    ),
  );
  connection.onRequest(
    methods.newResource,
    answer(
      methods.newResource,
      undefined,
      ({ snapshot, params }: Asked<NewResourceParams>): NewResourceResult => ({
        text: newResource(snapshot, params),
      }),
    ),
  );
  connection.onRequest(
    methods.checkWorkspace,
    answer(methods.checkWorkspace, undefined, ({ params, token }: Asked<CheckWorkspaceParams>) =>
      checkWorkspace(check, params, token),
    ),
  );
}

function inOurSpelling(scope: PreviewScope): PreviewScope {
  return scope.type === 'resource' ? { ...scope, uri: canonicalUri(scope.uri) } : scope;
}
