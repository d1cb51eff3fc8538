/** The request simulator: what the preview page asks over the client, and what the server answers. Types only. */
import type { NodeId } from '../protocol.ts';

/** A request as command line and route tests spell it too: HTTP by URL, a gRPC call, or a TLS, TCP or UDP port. */
export type SimulatedRequest =
  | {
      readonly url?: string;
      readonly method?: string;
      readonly headers?: RequestHeaders;
      readonly sni?: string;
    }
  | {
      readonly grpc: {
        readonly service: string;
        readonly method: string;
        readonly host?: string;
        readonly port?: number;
        readonly headers?: RequestHeaders;
      };
    }
  | { readonly tls: { readonly port: number; readonly sni?: string } }
  | { readonly tcp: { readonly port: number } }
  | { readonly udp: { readonly port: number } };

export type RequestHeaders = Readonly<Record<string, string | readonly string[]>>;

/** Who is asked: a Gateway, or a Service whose clients are in the namespace `from` (by default its own). */
export type SimulatedTarget = { readonly id: NodeId; readonly from?: string };

/** Without a target the first one is asked, without a request one that fits the target's first rule. */
export type SimulateParams = {
  readonly target?: SimulatedTarget;
  readonly request?: SimulatedRequest;
};

/** Something that can be asked. */
export type SimulatorTarget = {
  readonly id: NodeId;
  readonly kind: 'Gateway' | 'Service';
  readonly namespace?: string;
  readonly name: string;
};

export type SimulateResult = {
  readonly revision: number;
  readonly targets: readonly SimulatorTarget[];
  /** What was asked; absent if there is nothing to ask, or the target is gone. */
  readonly asked?: { readonly target: SimulatedTarget; readonly request: SimulatedRequest };
  readonly answer?: SimulatedAnswer;
};

export type SimulatedOutcome =
  | 'forward'
  | 'redirect'
  | 'respond'
  | 'reject'
  | 'no-listener'
  | 'unknown'
  | 'implementation-specific';

/** A thing with a name that may have a source. */
export type Named = { readonly title: string; readonly id?: NodeId };

export type SimulatedEffect = {
  readonly outcome: SimulatedOutcome;
  readonly status?: number;
  readonly grpcStatus?: string;
  /** Why the Gateway answers or refuses by itself. */
  readonly because?: string;
  readonly listener?: Named & { readonly owner: Named };
  readonly match?: SimulatedMatch;
  readonly backends: readonly SimulatedBackend[];
  readonly request?: ForwardedRequest;
  readonly responseHeaders?: HeaderChanges;
  readonly mirrors: readonly SimulatedMirror[];
  readonly redirect?: { readonly location: string; readonly statusCode: number };
  readonly timeouts?: { readonly request?: string; readonly backendRequest?: string };
  readonly retry?: {
    readonly codes?: readonly number[];
    readonly attempts?: number;
    readonly backoff?: string;
  };
  readonly notes: readonly string[];
};

export type SimulatedAnswer = SimulatedEffect & {
  /** What decides, where the outcome is not certain. */
  readonly dependsOn: readonly string[];
  /** What else may happen, the likeliest first. */
  readonly otherwise: readonly SimulatedEffect[];
  /** Where redirects lead, followed through the same Gateway. */
  readonly hops: readonly SimulatedHop[];
  /** What the request went through, for marking it in the graph. */
  readonly path: readonly NodeId[];
  readonly trace: readonly SimulatedTrace[];
  /** How many further matches there are that did not come as far. */
  readonly traceLeft: number;
};

/** `rule` counts from one; `match` is given where a rule has several. */
export type SimulatedMatch = {
  /** The match itself, else its rule. */
  readonly id: NodeId;
  readonly route: Named;
  readonly rule: number;
  readonly ruleName?: string;
  readonly match?: number;
};

export type SimulatedBackend = Named & {
  /** Of all requests to the rule, from 0 to 1. */
  readonly share: number;
  readonly weight: number;
  readonly valid: 'yes' | 'no' | 'unknown';
  readonly because?: string;
  /** What its own filters do with its share, where others get the rest. */
  readonly request?: ForwardedRequest;
  readonly responseHeaders?: HeaderChanges;
  readonly redirect?: { readonly location: string; readonly statusCode: number };
  /** Why the Gateway answers its share by itself. */
  readonly answered?: string;
  readonly mirrors?: readonly SimulatedMirror[];
  readonly notes?: readonly string[];
};

/** `percent` of the requests, from 0 to 100. */
export type SimulatedMirror = Named & { readonly percent: number };

/** Values by header name in lower case. */
export type HeaderValues = Readonly<Record<string, readonly string[]>>;
export type ForwardedRequest = {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  readonly headers: HeaderValues;
};
export type HeaderChanges = {
  readonly set: HeaderValues;
  readonly add: HeaderValues;
  readonly remove: readonly string[];
};

export type SimulatedHop = {
  readonly url: string;
  readonly method: string;
  readonly effect: SimulatedEffect;
  /** It leads where the request has been before (`loop`), or redirects go on for longer than clients follow. */
  readonly end?: 'loop' | 'too-long';
};

export type SimulatedTrace = SimulatedMatch & {
  readonly matched: boolean | 'unknown';
  /** `path`, `method`, `service`, `hostname`, `listener`, `protocol`, `precedence`, `header:NAME`, `query:NAME`. */
  readonly failed?: string;
  /** Which rule of precedence decided. */
  readonly decidedBy?: string;
  readonly message: string;
};

/** A rule, by its node or by where it stands, for a request that it would take. */
export type SampleRequestParams =
  | { readonly id: NodeId }
  | {
      readonly uri: string;
      readonly position: { readonly line: number; readonly character: number };
    };
/** Null where no request is known to get there. */
export type SampleRequestResult = Required<SimulateParams> | null;

/** `uri` is the file of route tests; absent for one that is yet to be made. */
export type RouteTestCaseParams = Required<SimulateParams> & {
  readonly name: string;
  readonly uri?: string;
};
/** The edit that puts the case into the file, in UTF-16 units, or why there is none. */
export type RouteTestCaseResult = {
  readonly edit?: {
    readonly start: number;
    readonly end: number;
    readonly newText: string;
    /** Where in the new text of the file the case begins. */
    readonly caseAt: number;
  };
  /** What the answer depends on; empty if there is nobody to ask any more. */
  readonly refused?: string;
};

/** The simulator's texts, by name. */
export type SimulatorText =
  | 'requestTab'
  | 'simAsk'
  | 'simTarget'
  | 'simFrom'
  | 'simFromHint'
  | 'simProtocol'
  | 'simMethod'
  | 'simUrl'
  | 'simHeaders'
  | 'simHeaderName'
  | 'simHeaderValue'
  | 'simAddHeader'
  | 'simRemoveHeader'
  | 'simSni'
  | 'simSniHint'
  | 'simService'
  | 'simRpc'
  | 'simHost'
  | 'simPort'
  | 'simBadUrl'
  | 'simBadHeader'
  | 'simBadPort'
  | 'simNoService'
  | 'simHistory'
  | 'simHistoryEmpty'
  | 'simClearHistory'
  | 'simCopy'
  | 'simSave'
  | 'simNothing'
  | 'simNothingHint'
  | 'simFailed'
  | 'simGone'
  | 'simForward'
  | 'simRedirect'
  | 'simRespond'
  | 'simReject'
  | 'simNoListener'
  | 'simUnknown'
  | 'simOpen'
  | 'simPerhaps'
  | 'simDepends'
  | 'simOtherwise'
  | 'simListener'
  | 'simListenerOf'
  | 'simRoute'
  | 'simRule'
  | 'simRuleNamed'
  | 'simMatch'
  | 'simBackends'
  | 'simBackend'
  | 'simShare'
  | 'simState'
  | 'simFails'
  | 'simMayFail'
  | 'simWorks'
  | 'simSent'
  | 'simResponse'
  | 'simSets'
  | 'simAdds'
  | 'simRemoves'
  | 'simHops'
  | 'simLoop'
  | 'simTooLong'
  | 'simMirrors'
  | 'simTimeouts'
  | 'simTimeoutRequest'
  | 'simTimeoutBackend'
  | 'simRetry'
  | 'simNotes'
  | 'simWhyNot'
  | 'simWhyNotMore'
  | 'simShowInGraph'
  | 'simElsewhere'
  | 'simOnPath';
