/**
 * What Gatelens says over LSP beside the standard, and the preview's data: names and types only. The server, the
 * client and the preview page import this one file, so none of them can drift.
 */

export type * from './protocol/page.ts';
export type * from './protocol/routeTests.ts';
export type * from './protocol/routingChanges.ts';
export type * from './protocol/simulator.ts';

/** Zero-based line and UTF-16 character, as in LSP. */
export type WirePosition = { readonly line: number; readonly character: number };
export type WireRange = { readonly start: WirePosition; readonly end: WirePosition };
export type WireLocation = { readonly uri: string; readonly range: WireRange };

/** Requests and notifications of our own. `C>S` is asked by the client, `S>C` by the server. */
export const methods = {
  /** C>S request: PreviewParams -> PreviewGraph. */
  preview: 'gatelens/preview',
  /** S>C notification: PreviewChanged; at most one in 150 ms. */
  previewChanged: 'gatelens/previewChanged',
  /** C>S request: LocateParams -> WireLocation | null. */
  locate: 'gatelens/locate',
  /** C>S request: NodeAtParams -> NodeAtResult. */
  nodeAt: 'gatelens/nodeAt',
  /** C>S request: ExportParams -> ExportResult. */
  exportGraph: 'gatelens/exportGraph',
  /** C>S request: CheckWorkspaceParams -> CheckWorkspaceResult; progress over `workDoneToken`. */
  checkWorkspace: 'gatelens/checkWorkspace',
  /** C>S request: NewResourceParams -> NewResourceResult. */
  newResource: 'gatelens/newResource',
  /** C>S request: none -> NewResourceChoices. */
  newResourceChoices: 'gatelens/newResourceChoices',
  /** C>S request: SimulateParams -> SimulateResult. */
  request: 'gatelens/request',
  /** C>S request: SampleRequestParams -> SampleRequestResult. */
  sampleRequest: 'gatelens/sampleRequest',
  /** C>S request: RoutingChangesParams -> RoutingChangesResult. */
  routingChanges: 'gatelens/routingChanges',
  /** C>S request: RouteTestCaseParams -> RouteTestCaseResult. */
  routeTestCase: 'gatelens/routeTestCase',
  /** C>S request: none -> RouteTestList. */
  routeTests: 'gatelens/routeTests',
  /** C>S request: RunRouteTestsParams -> RunRouteTestsResult. */
  runRouteTests: 'gatelens/runRouteTests',
  /** C>S request: GenerateRouteTestsParams -> GenerateRouteTestsResult. */
  generateRouteTests: 'gatelens/generateRouteTests',
  /** S>C notification: RouteTestsChanged, when tests or their results may be others; at most one in 300 ms. */
  routeTestsChanged: 'gatelens/routeTestsChanged',
  /** S>C notification: ServerStatus; on every change of target, index progress or configuration. */
  status: 'gatelens/status',
  /** S>C request: ReadFileParams -> ReadFileResult. Hosts without a file system read through the client. */
  readFile: 'gatelens/readFile',
  /** S>C request: FindFilesParams -> FindFilesResult. */
  findFiles: 'gatelens/findFiles',
} as const;

/** `workspace` draws everything; otherwise the resource at `position` and all it is connected with. */
export type PreviewScope =
  | { readonly type: 'workspace' }
  | { readonly type: 'resource'; readonly uri: string; readonly position: WirePosition }
  | { readonly type: 'node'; readonly id: NodeId };

/** `columns` reads from left to right and suits wide windows; `outline` reads from top to bottom and suits narrow ones. */
export type PreviewShape = 'columns' | 'outline';

/** Routes in one drawing, where there are many: they hang on the same parents. `rest` and `all` have no more in common. */
export type PreviewGroup = {
  readonly isOpen: boolean;
  /** What they share beside, which is the node's label. */
  readonly by: 'namespace' | 'hostname' | 'rest' | 'all';
  readonly routes: number;
  readonly backends: number;
  /** Different mistakes within. */
  readonly problems: number;
};

/** Groups are shut but for those that the reader opened, and those of nodes that have to be in sight. */
export type PreviewGroups = {
  readonly open: readonly NodeId[];
  /** Shut by the reader, though something in it is to be shown. */
  readonly shut: readonly NodeId[];
};

/** A node that is not drawn, since its group is shut. */
export type PreviewFolded = Pick<
  PreviewNode,
  'id' | 'kind' | 'apiKind' | 'label' | 'detail' | 'state' | 'problem'
> & {
  readonly memberOf: NodeId;
};

export type PreviewParams = {
  readonly scope: PreviewScope;
  /** `show` names nodes whose groups are to be open. */
  readonly groups?: PreviewGroups & { readonly show: readonly NodeId[] };
  /** Of the window, in CSS pixels; the drawing gets the shape that can be read in it. Any width will do where none is given. */
  readonly width?: number;
};

/** `group/kind/namespace/name` and a JSON pointer into that resource, joined by `#`. */
export type NodeId = string;

export type NodeKind =
  | 'GatewayClass'
  | 'Gateway'
  | 'ListenerSet'
  | 'Listener'
  | 'Group'
  | 'Route'
  | 'Rule'
  | 'Backend'
  | 'Mesh'
  | 'Policy';

/**
 * `ok`: the thing is here (or the edge joins two things that are); `absent`: not in the workspace, so unknown;
 * `invalid`: certainly wrong, or refused; `unknown`: here, but what is not here decides; `specific`: left to
 * implementations.
 */
export type NodeState = 'ok' | 'absent' | 'invalid' | 'unknown' | 'specific';

/** The condition that a controller would set. */
export type PreviewVerdict = {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason: string;
};

/** Laid out: `x` and `y` are the top left corner in CSS pixels at zoom 1. */
export type PreviewNode = {
  readonly id: NodeId;
  readonly kind: NodeKind;
  /** The API kind, such as HTTPRoute or Service; for listeners the protocol, for rules and groups empty. */
  readonly apiKind: string;
  readonly label: string;
  /** A second line: namespace, protocol and port, matches in a line, ports. */
  readonly detail: string;
  readonly state: NodeState;
  /** Why it is not `ok`, in a sentence. */
  readonly problem?: string;
  readonly verdict?: PreviewVerdict;
  /** Of a group's node. */
  readonly group?: PreviewGroup;
  /** The open group that it belongs to. */
  readonly memberOf?: NodeId;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Whether `gatelens/locate` can answer. */
  readonly locatable: boolean;
};

export type PreviewEdge = {
  readonly id: string;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly state: NodeState;
  readonly problem?: string;
  /** Between a listener and a Route Accepted, between a rule and a backend ResolvedRefs. */
  readonly verdict?: PreviewVerdict;
  /** Such as `90%` on a rule's way to a backend. */
  readonly label?: string;
  /** Corners of the line, first at the border of `from`, last at the border of `to`. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** Where the label's middle stands. */
  readonly labelAt?: { readonly x: number; readonly y: number };
};

/** One line of the table that says the same as the graph: one backend of one rule of one Route on one listener. */
export type PreviewRow = {
  readonly gateway: string;
  readonly listener: string;
  readonly hostnames: string;
  readonly route: string;
  readonly rule: string;
  readonly backend: string;
  readonly weight: string;
  readonly state: NodeState;
  readonly problem?: string;
  readonly verdict?: PreviewVerdict;
  /** The node that stands for each cell, for revealing its source. */
  readonly nodes: Partial<Record<'gateway' | 'listener' | 'route' | 'rule' | 'backend', NodeId>>;
};

export type PreviewGraph = {
  readonly revision: number;
  readonly shape: PreviewShape;
  /** What is drawn, such as `HTTPRoute shop/cart` or `Workspace`. */
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PreviewNode[];
  readonly edges: readonly PreviewEdge[];
  readonly folded: readonly PreviewFolded[];
  readonly rows: readonly PreviewRow[];
};

export type PreviewChanged = { readonly revision: number };
export type LocateParams = { readonly id: NodeId };
export type NodeAtParams = { readonly uri: string; readonly position: WirePosition };
export type NodeAtResult = { readonly id: NodeId | null };

export type GraphFormat = 'mermaid' | 'dot' | 'json' | 'svg';
export type ExportParams = { readonly scope: PreviewScope; readonly format: GraphFormat };
export type ExportResult = { readonly text: string };

export type CheckWorkspaceParams = { readonly workDoneToken?: string | number };
export type CheckWorkspaceResult = {
  readonly files: number;
  readonly resources: number;
  readonly summary: Readonly<Record<'error' | 'warning' | 'information' | 'hint', number>>;
};

/** What the New Resource pick offers, from the target and the workspace. */
export type NewResourceChoices = {
  readonly kinds: readonly {
    readonly kind: string;
    readonly apiVersion: string;
    readonly description: string;
    readonly namespaced: boolean;
  }[];
  readonly namespaces: readonly string[];
  readonly gatewayClasses: readonly string[];
  readonly gateways: readonly {
    readonly namespace?: string;
    readonly name: string;
    readonly listeners: readonly string[];
  }[];
  readonly services: readonly {
    readonly namespace?: string;
    readonly name: string;
    readonly ports: readonly number[];
  }[];
};

export type NewResourceParams = {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly gatewayClass?: string;
  readonly parent?: { readonly namespace?: string; readonly name: string; readonly sectionName?: string };
  readonly backend?: { readonly namespace?: string; readonly name: string; readonly port: number };
  readonly hostname?: string;
};
/** A whole document without a leading `---`; valid for the target. */
export type NewResourceResult = { readonly text: string };

export type ServerStatus = {
  readonly release: string;
  readonly channel: 'standard' | 'experimental';
  /** Where the target came from. */
  readonly targetSource: 'configuration' | 'workspace' | 'default';
  readonly world: 'open' | 'closed';
  readonly indexing: boolean;
  readonly files: number;
  readonly resources: number;
  /** Things the user should know, such as an unreadable gatelens.yaml or a file left alone for its size. */
  readonly notes: readonly string[];
};

export type ReadFileParams = { readonly uri: string };
/** `content` is base64 of the file's bytes, absent if it cannot be read. */
export type ReadFileResult = { readonly content?: string };
export type FindFilesParams = { readonly folder: string };
/** Every YAML and JSON manifest file, `.gitignore` and `gatelens.yaml` below the folder, VS Code's excludes applied. */
export type FindFilesResult = { readonly files: readonly { readonly uri: string; readonly size: number }[] };

/** What the client sends as `initializationOptions` and answers to `workspace/configuration` for section `gatelens`. */
export type ClientSettings = {
  readonly release?: string;
  readonly channel?: 'standard' | 'experimental';
  readonly world?: 'open' | 'closed';
  readonly defaultNamespace?: string;
  readonly findings?: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  readonly exclude?: readonly string[];
  readonly controllers?: readonly string[];
  readonly features?: readonly string[];
  readonly external?: readonly string[];
  /** Folders and files with further CRDs, from the first folder of the workspace or absolute. */
  readonly crds?: readonly string[];
  /** Leave findings about structure to another YAML extension (unknown fields, types, enums and the like). */
  readonly structure?: boolean;
  /** Whether code lenses are shown; they are unless this is false. */
  readonly codeLens?: boolean;
};

export type InitializationOptions = {
  readonly settings?: ClientSettings;
  /** A BCP 47 language, such as `zh-cn`. */
  readonly locale?: string;
  /** The client answers `gatelens/readFile` and `gatelens/findFiles`. */
  readonly clientFiles?: boolean;
  /** The client shows `gatelens/status` and the preview. */
  readonly preview?: boolean;
  /** Globs of VS Code's `files.exclude` that are switched on. */
  readonly filesExclude?: readonly string[];
};
