/** What changed: which requests go elsewhere than in another version of some files. Types only. */
import type { WireLocation } from '../protocol.ts';
import type { SimulatedEffect, SimulatedRequest } from './simulator.ts';

/** The files that differ, with their text in the other version; null where it has no such file. */
export type RoutingChangesParams = {
  readonly base: readonly { readonly uri: string; readonly text: string | null }[];
};

export type RoutingChangesResult = {
  readonly changes: readonly ToldChange[];
  /** How many further changes there are. */
  readonly left: number;
  /** Matches that differ, of which nobody can say which requests that concerns. */
  readonly undecided: readonly ToldUndecided[];
  /** Routes that differ, with parents that are not in the workspace. */
  readonly notCompared: readonly { readonly route: string; readonly parents: readonly string[] }[];
  /** Files that differ in what is not applied, and may decide over requests. */
  readonly unread: readonly ToldUnread[];
};

export type ChangeKind = 'new' | 'lost' | 'moved' | 'weights' | 'filters' | 'response' | 'unsure';

export type ToldChange = {
  readonly kind: ChangeKind;
  /** `Gateway infra/edge`, or a Service of a mesh. */
  readonly subject: string;
  /** The clients' namespace, for a Service. */
  readonly from?: string;
  /** Exact hostnames and wildcards; an empty text is every host that nobody names. None for ports. */
  readonly hosts: readonly string[];
  /** One of the requests. */
  readonly request: SimulatedRequest;
  readonly before: ToldAnswer;
  readonly after: ToldAnswer;
};

/** Where it is not certain, the effect is the likeliest. */
export type ToldAnswer = SimulatedEffect & {
  readonly dependsOn: readonly string[];
  /** What is not here and may fail, beside backends. */
  readonly perhaps: readonly string[];
  /** What else may happen; only for `unsure`, where it may be all that differs. */
  readonly otherwise: readonly SimulatedEffect[];
  /** Where the match stands, in its own version. */
  readonly place?: WireLocation;
};

/**
 * `fields` of a kustomization; placeholders `before` and `after`, without those that stay; `sides` in which a file
 * cannot be read.
 */
export type ToldUnread =
  | { readonly uri: string; readonly reason: 'kustomize'; readonly fields: readonly string[] }
  | { readonly uri: string; readonly reason: 'patch' | 'values' | 'template' }
  | {
      readonly uri: string;
      readonly reason: 'filled-in';
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | { readonly uri: string; readonly reason: 'broken'; readonly sides: readonly ('base' | 'head')[] };

export type ToldUndecided = {
  readonly subject: string;
  readonly side: 'base' | 'head';
  /** `HTTPRoute shop/cart` and the rule, counted from one. */
  readonly route: string;
  readonly rule: number;
};
