import type { ServedListener } from '../attachment/model.ts';
import type { Message } from '../messages.ts';
import type { Doubt } from './doubt.ts';
import type { RankedMatch } from './rank.ts';
import type { Rest } from './rests.ts';

/**
 * What happens to a request. `forward`: backends get it. `redirect` and `respond`: the Gateway answers itself.
 * `reject`: the connection or datagram goes nowhere. `no-listener`: nothing takes it on this port. `unknown`: it
 * depends on what is not in the workspace. `implementation-specific`: the specification leaves it open.
 */
export type Outcome =
  | 'forward'
  | 'redirect'
  | 'respond'
  | 'reject'
  | 'no-listener'
  | 'unknown'
  | 'implementation-specific';

/** What one way of reading the manifests leads to. */
export type Effect = {
  readonly outcome: Exclude<Outcome, 'unknown' | 'implementation-specific'>;
  /** Why the Gateway answers or refuses by itself. */
  readonly because?: Message;
  /** Absent where the specification leaves the choice: `notes` says between what. */
  readonly status?: number;
  readonly grpcStatus?: GrpcStatus;
  readonly listener?: ServedListener;
  /** The match that won, with its Route and rule. */
  readonly match?: RankedMatch;
  readonly backends: readonly BackendShare[];
  /** As the backend receives it: the only one, or what all have in common where each has filters of its own. */
  readonly request?: ForwardedRequest;
  readonly responseHeaders?: HeaderChanges;
  readonly mirrors: readonly Mirror[];
  readonly redirect?: Redirect;
  /** As written in the rule. */
  readonly timeouts?: { readonly request?: string; readonly backendRequest?: string };
  readonly retry?: Retry;
  /** What to know besides: an external authorization first, a thing that the specification leaves open. */
  readonly notes: readonly Message[];
  /** What else it rests on, and how certain that is: certificates, mirrors, whoever is asked first. */
  readonly restsOn?: readonly Rest[];
  /** What the specification leaves open about the very effect. */
  readonly open?: readonly Doubt[];
};

/** The answer to a request. Where it is not certain, the fields are those of the most likely reading. */
export type Answer = Omit<Effect, 'outcome' | 'open'> & {
  readonly outcome: Outcome;
  /** What decides, where the outcome is `unknown` or `implementation-specific`. */
  readonly dependsOn: readonly Message[];
  /** All that may happen, the likeliest first; one if the answer is certain. */
  readonly possible: readonly Effect[];
  /** Each match of each candidate Route: whether it matched, and what it failed or lost by. Computed when asked for. */
  trace(): readonly TraceEntry[];
};

export type GrpcStatus = 'UNIMPLEMENTED' | 'UNAVAILABLE';

/** Values by header name in lower case. */
export type HeaderValues = Readonly<Record<string, readonly string[]>>;

export type ForwardedRequest = {
  readonly method: string;
  /** With its port, if one was sent; empty for the Gateway's own address. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly headers: HeaderValues;
};

export type HeaderChanges = {
  readonly set: HeaderValues;
  readonly add: HeaderValues;
  readonly remove: readonly string[];
};

export type Redirect = { readonly location: string; readonly statusCode: number };
export type Retry = {
  readonly codes?: readonly number[];
  readonly attempts?: number;
  readonly backoff?: string;
};

export type BackendObject = {
  readonly group: string;
  readonly kind: string;
  /** Absent where it is not known. */
  readonly namespace?: string;
  readonly name: string;
  readonly port?: number;
};

export type Validity = 'yes' | 'no' | 'unknown';

export type BackendShare = BackendObject & {
  readonly weight: number;
  /** Of all requests to the rule, from 0 to 1, before validity. */
  readonly share: number;
  readonly valid: Validity;
  /** Why it is not valid, or what that depends on. */
  readonly because?: Message;
  /** The backendRef, from the Route's root; absent for a Service that is called without a Route. */
  readonly pointer?: string;
  /** What its own filters do with its share, where others get the rest. */
  readonly request?: ForwardedRequest;
  readonly responseHeaders?: HeaderChanges;
  readonly redirect?: Redirect;
  /** Why the Gateway answers its share by itself. */
  readonly answered?: Message;
  readonly mirrors?: readonly Mirror[];
  readonly notes?: readonly Message[];
  readonly restsOn?: readonly Rest[];
};

export type Mirror = BackendObject & {
  /** Of the requests, from 0 to 100. */
  readonly percent: number;
  readonly valid: Validity;
};

export type Failed =
  | 'path'
  | 'method'
  | 'service'
  | `header:${string}`
  | `query:${string}`
  | 'hostname'
  | 'listener'
  | 'protocol'
  | 'precedence';

export type TraceEntry = {
  readonly match: RankedMatch;
  /** `unknown` where a placeholder or something that is not here decides. */
  readonly matched: boolean | 'unknown';
  /** The winner has none. */
  readonly failed?: Failed;
  readonly decidedBy?: Criterion;
  readonly message: Message;
};

/** The rules of precedence, in the order of the specification for HTTPRoute and GRPCRoute. */
export type Criterion =
  | 'hostname'
  | 'kind'
  | 'path-type'
  | 'prefix-length'
  | 'service-length'
  | 'method-length'
  | 'method'
  | 'header-count'
  | 'query-param-count'
  | 'age'
  | 'name'
  | 'order';
