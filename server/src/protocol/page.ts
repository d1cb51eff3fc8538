/** The preview's page and the client that hosts it: its texts, and what they say to each other. Types only. */
import type { NodeId, PreviewGraph, PreviewGroups, PreviewScope } from '../protocol.ts';
import type {
  SimulatedRequest,
  SimulatedTarget,
  SimulateParams,
  SimulateResult,
  SimulatorText,
} from './simulator.ts';

/** Every text of the preview page, by name: the client translates them, the page only shows them. `{0}` is filled by the page. */
export type PreviewText =
  | 'graphTab'
  | 'tableTab'
  | 'views'
  | 'scope'
  | 'scopeResource'
  | 'scopeWorkspace'
  | 'search'
  | 'searchHint'
  | 'searchCount'
  | 'searchNone'
  | 'searchAt'
  | 'zoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'zoomFit'
  | 'export'
  | 'exportSvg'
  | 'exportMermaid'
  | 'graphHint'
  | 'empty'
  | 'emptyHint'
  | 'failed'
  | 'loading'
  | 'stateOk'
  | 'stateAbsent'
  | 'stateInvalid'
  | 'stateUnknown'
  | 'stateSpecific'
  | 'stateAttached'
  | 'stateRefused'
  | 'stateOkLong'
  | 'stateAbsentLong'
  | 'stateInvalidLong'
  | 'stateUnknownLong'
  | 'stateSpecificLong'
  | 'legend'
  | 'countNodes'
  | 'countAbsent'
  | 'countInvalid'
  | 'noSource'
  | 'groupRoutes'
  | 'groupBackend'
  | 'groupBackends'
  | 'groupProblem'
  | 'groupProblems'
  | 'groupRest'
  | 'groupAll'
  | 'groupNoNamespace'
  | 'groupNoHostname'
  | 'columnGateway'
  | 'columnListener'
  | 'columnHostnames'
  | 'columnRoute'
  | 'columnRule'
  | 'columnBackend'
  | 'columnWeight'
  | 'columnState'
  | 'tableEmpty'
  | SimulatorText;

/** Between the preview page and the client that hosts it. */
export type ToPreview =
  | { readonly type: 'graph'; readonly graph: PreviewGraph }
  | { readonly type: 'highlight'; readonly id: NodeId | null }
  /** What is drawn from now on; the page keeps it, so that a reloaded window draws the same again. */
  | { readonly type: 'scope'; readonly scope: PreviewScope }
  | {
      readonly type: 'strings';
      readonly strings: Readonly<Record<PreviewText, string>>;
      readonly locale: string;
    }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'simulated'; readonly result: SimulateResult }
  | { readonly type: 'simulationFailed'; readonly message: string }
  /** Show the drawing, whatever is shown now. */
  | { readonly type: 'showGraph' }
  /** Show the simulator; with a request, put it in and ask it. */
  | { readonly type: 'tryRequest'; readonly wanted?: Required<SimulateParams> };

export type FromPreview =
  /** The page can draw now, in a window of so many CSS pixels. */
  | { readonly type: 'ready'; readonly width: number; readonly groups: PreviewGroups }
  /** The page's window changed. */
  | { readonly type: 'width'; readonly width: number }
  /** Which groups are open. */
  | { readonly type: 'groups'; readonly groups: PreviewGroups }
  | { readonly type: 'reveal'; readonly id: NodeId }
  | { readonly type: 'scope'; readonly scope: PreviewScope }
  /** Draw the resource under the cursor and follow the cursor; only the client knows where that is. */
  | { readonly type: 'follow' }
  | { readonly type: 'export'; readonly format: 'svg' | 'mermaid' }
  /** Ask now, and again whenever manifests change. */
  | { readonly type: 'simulate'; readonly params: SimulateParams }
  | { readonly type: 'copy'; readonly text: string }
  | { readonly type: 'saveRouteTest'; readonly target: SimulatedTarget; readonly request: SimulatedRequest };
