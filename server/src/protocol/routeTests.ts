/** Route tests in the editor: what there is to run, and what came of it. Types only. */
import type { WirePosition, WireRange } from '../protocol.ts';

/** One case: the RouteTest documents of a file and the cases of each are counted from zero. */
export type RouteTestId = { readonly uri: string; readonly test: number; readonly case: number };

export type RouteTestList = {
  readonly revision: number;
  /** Files with RouteTests, by address. */
  readonly files: readonly RouteTestFile[];
};
export type RouteTestFile = { readonly uri: string; readonly tests: readonly RouteTestDocument[] };
export type RouteTestDocument = {
  readonly name: string;
  readonly range: WireRange;
  readonly cases: readonly { readonly name: string; readonly range: WireRange }[];
};

/** Without `cases` all of them; a `test` or `case` that is left out means all of its kind. */
export type RunRouteTestsParams = { readonly cases?: readonly RouteTestId[] };
export type RunRouteTestsResult = { readonly revision: number; readonly results: readonly RouteTestResult[] };

export type RouteTestResult = RouteTestId & {
  readonly passed: boolean;
  /** Why it fails, a line each. */
  readonly message: string;
  /** All that is expected and all that is, a key a line; absent where nothing could be compared. */
  readonly comparison?: { readonly expected: string; readonly actual: string };
  /** Which rules were looked at, and why each won or lost, a line each. Of cases that pass only where one alone is run. */
  readonly trace: readonly string[];
  /** Where a failure is shown: what is expected. */
  readonly range: WireRange;
};

/** The Gateway at a place, or the one of an id that the answer before offered. */
export type GenerateRouteTestsParams =
  | { readonly uri: string; readonly position: WirePosition }
  | { readonly gateway: string };
export type GenerateRouteTestsResult =
  /** No Gateway stands there: these do. */
  | {
      readonly type: 'choices';
      readonly gateways: readonly { readonly id: string; readonly label: string }[];
    }
  | {
      readonly type: 'document';
      /** A whole file, and what it may be called, beside the Gateway's own. */
      readonly text: string;
      readonly folder: string;
      readonly name: string;
      readonly cases: number;
      readonly skipped: number;
    };

export type RouteTestsChanged = { readonly revision: number };
