import type { AttachmentContext } from '../attachment/context.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { RankedMatch } from '../routing/rank.ts';
import type { Request } from '../routing/request.ts';
import type { Answer } from '../routing/result.ts';
import type { RouteTable } from '../routing/table.ts';

/** What somebody has of each version; at least one of both. */
export type Versions<Part> = { readonly base?: Part; readonly head?: Part };

/** Whose requests are compared: a Gateway, or a Service that clients of a namespace call in a mesh. */
export type Subject = {
  readonly type: 'gateway' | 'service';
  readonly object: Versions<IndexedObject>;
  readonly context: { readonly base: AttachmentContext; readonly head: AttachmentContext };
  readonly table: Versions<RouteTable>;
  /** The clients' namespace, for a Service. */
  readonly from?: string;
};

/**
 * What changes for the requests of a region. `new`, `lost`: a rule takes them only in the head or only in the base.
 * `moved`: other backends, or a redirect instead. `weights`: other shares. `filters`: the same backends, but something
 * on the way differs. `response`: the Gateway itself answers otherwise. `unsure`: what is certain in one version depends
 * on something in the other.
 */
export type ChangeKind = 'new' | 'lost' | 'moved' | 'weights' | 'filters' | 'response' | 'unsure';

/** Requests that one match took and another one takes now, and that are treated differently. */
export type RoutingChange = {
  readonly kind: ChangeKind;
  readonly subject: Subject;
  /** Where this is so, as exact hostnames and wildcards; empty text is every host that nobody names. None for ports. */
  readonly hosts: readonly string[];
  /** One of the requests, to the first of the hosts. */
  readonly request: Request;
  readonly before: Answer;
  readonly after: Answer;
};

/** A match that differs between the versions, of which nobody can say which requests that concerns. */
export type Undecided = {
  readonly subject: Subject;
  readonly side: 'base' | 'head';
  readonly match: RankedMatch;
  readonly hosts: readonly string[];
};

/** A Route or ListenerSet that differs, and parents of it that are not there: nothing can be said of its requests. */
export type NotCompared = { readonly route: string; readonly parents: readonly string[] };

/**
 * A file that differs in something that may decide over requests and is not applied here. `kustomize`: these fields of
 * a kustomization. `patch`: what it changes in other objects. `values`: of a Helm chart. `template`: the file is one.
 * `filled-in`: values that are filled in later, by other placeholders than `before`. `broken`: it cannot be read in
 * these versions.
 */
export type Unread =
  | { readonly uri: string; readonly reason: 'kustomize'; readonly fields: readonly string[] }
  | { readonly uri: string; readonly reason: 'patch' | 'values' | 'template' }
  | {
      readonly uri: string;
      readonly reason: 'filled-in';
      readonly before: readonly string[];
      readonly after: readonly string[];
    }
  | { readonly uri: string; readonly reason: 'broken'; readonly sides: readonly ('base' | 'head')[] };

export type RoutingDiff = {
  readonly changes: readonly RoutingChange[];
  readonly undecided: readonly Undecided[];
  readonly notCompared: readonly NotCompared[];
  readonly unread: readonly Unread[];
};
