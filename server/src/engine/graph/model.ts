import type { Finding } from '../findings/finding.ts';
import type { View } from '../findings/rule.ts';
import type { FilePart } from '../manifest/file.ts';
import type { Manifest } from '../manifest/manifest.ts';

/** The resource graph: who serves what, as boxes and lines. Words for people are the findings' own. */
export type ResourceGraph = {
  /** In drawing order: by column, then by namespace and name. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

export type NodeKind =
  | 'GatewayClass'
  | 'Mesh'
  | 'Gateway'
  | 'ListenerSet'
  | 'Listener'
  | 'Group'
  | 'Route'
  | 'Rule'
  | 'Backend'
  | 'Policy';

/**
 * `absent`: not in the workspace, so unknown. `invalid`: certainly wrong, or refused. `unknown`: here, but what is not
 * here decides. `specific`: left to implementations.
 */
export type State = 'ok' | 'absent' | 'invalid' | 'unknown' | 'specific';

/** The condition that a controller would set for a line or a box; with Unknown its reason says in which way. */
export type GraphVerdict = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
};

export type GraphNode = {
  /** `group/kind/namespace/name#pointer`; a `~2` tells apart resources that several files define alike. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly apiKind: string;
  readonly label: string;
  readonly detail: string;
  /** Of a Route: what its spec asks for, joined by spaces. */
  readonly hostnames?: string;
  readonly state: State;
  readonly problem?: string;
  /** Of a listener that is refused. */
  readonly verdict?: GraphVerdict;
  /** Of a node that stands for Routes: see fold.ts. */
  readonly group?: GroupFacts;
  /** The open group that it belongs to. */
  readonly memberOf?: string;
  /** Where it is written; absent for what is not in the workspace. */
  readonly source?: NodeSource;
};

/** What the Routes of a group share; `rest` and `all` share their parents only. */
export type GroupBy = 'namespace' | 'hostname' | 'rest' | 'all';

/** What a group holds, open or shut; `problems` counts different mistakes. */
export type GroupFacts = {
  readonly isOpen: boolean;
  readonly by: GroupBy;
  readonly routes: number;
  readonly backends: number;
  readonly problems: number;
};

/** A place in a document: the pointer counts from the document's root. */
export type NodeSource = { readonly uri: string; readonly manifest: Manifest; readonly pointer: string };

export type GraphEdge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly state: State;
  readonly problem?: string;
  /** Between a listener and a Route Accepted, between a rule and a backend ResolvedRefs; none for lines that only group. */
  readonly verdict?: GraphVerdict;
  readonly label?: string;
};

/** What the graph is drawn from: the view, the findings in it, and the words of the reader's language. */
export type GraphSource = View & {
  findings(uri: string): readonly (Finding & { readonly part: FilePart })[];
};

/** Turns a finding's message into words. */
export type Render = (message: Finding['message']) => string;
