/**
 * The engine's front door: the only file that features, command line and LSP import. The engine knows YAML and the
 * Gateway API; it knows neither LSP nor files, network or clock, and it cannot fail: it answers with what it found.
 */

export { fitsWithAny } from './attachment/accepted.ts';
export type { AttachmentContext } from './attachment/context.ts';
export type { Fit } from './attachment/fit.ts';
export { attaches } from './attachment/fit.ts';
export { gatewayVerdict } from './attachment/gatewayVerdicts.ts';
export type { Cause, Judgement } from './attachment/judgement.ts';
export { admits } from './attachment/listenerSets.ts';
export { listenerSetVerdict } from './attachment/listenerSetVerdicts.ts';
export type { Answer as Attached, AttachedRoute, Certainty, ServedListener } from './attachment/model.ts';
export { policyVerdicts } from './attachment/policyVerdicts.ts';
export type { Permission } from './attachment/referenceGrants.ts';
export { permits } from './attachment/referenceGrants.ts';
export { referenceVerdict } from './attachment/referenceVerdict.ts';
export { routeVerdicts } from './attachment/routeVerdicts.ts';
export { listenerRoutes, servedListeners, serviceRoutes } from './attachment/served.ts';
export type {
  Condition,
  Count,
  GatewayVerdict,
  ListenerSetVerdict,
  ListenerVerdict,
  PolicyVerdict,
  RouteVerdict,
} from './attachment/verdict.ts';
export { isGoodNews } from './attachment/verdict.ts';
export type { Config } from './config.ts';
export { DEFAULT_CONFIG } from './config.ts';
export type { ConfigFile, ConfigProblem } from './configFile.ts';
export { mergeConfig, readConfigFile, unknownRelease } from './configFile.ts';
export type { ConfigKey, ConfigKeyInfo } from './configKeys.ts';
export { CONFIG_KEYS, isConfigKey, isSeverity } from './configKeys.ts';
export { isFeature, likelyFeature } from './features.ts';
export type { FindingCode } from './findings/catalogue.ts';
export { CATALOGUE, docsUrl, isFindingCode } from './findings/catalogue.ts';
export { plainOrQuoted } from './findings/edits.ts';
export type { Finding, Fix, RelatedPlace, Severity, TextEdit } from './findings/finding.ts';
export { locateRelated } from './findings/locateRelated.ts';
export type { View } from './findings/rule.ts';
export { closest } from './findings/spelling.ts';
export { sample as sampleValue } from './findings/structure/sample.ts';
export { buildGraph } from './graph/build.ts';
export { toDot } from './graph/dot.ts';
export type { FoldedNode, GroupsWanted } from './graph/fold.ts';
export { foldRoutes } from './graph/fold.ts';
export { toGraphJson } from './graph/json.ts';
export type { LaidOutEdge, LaidOutGraph, LaidOutNode } from './graph/layout.ts';
export { columnsWidth, layOut } from './graph/layout.ts';
export { toMermaid } from './graph/mermaid.ts';
export type { GraphNode, NodeKind, NodeSource, Render, ResourceGraph, State } from './graph/model.ts';
export { absentNodeId, findNode, nodeId } from './graph/nodeIds.ts';
export { layOutline } from './graph/outline.ts';
export type { GraphRow } from './graph/rows.ts';
export { graphRows } from './graph/rows.ts';
export type { GraphScope } from './graph/scope.ts';
export { toSvg } from './graph/svg.ts';
export type { Index } from './index/index.ts';
export { isKustomizationFile, KUSTOMIZATION_FILES } from './index/kustomization.ts';
export type { Namespace } from './index/namespaces.ts';
export { namespaceName, namespaceOf, sameNamespace } from './index/namespaces.ts';
export type { IndexedObject, IndexedReference, IndexedResource } from './index/objects.ts';
export { asObject } from './index/objects.ts';
export type { Resolution } from './index/resolve.ts';
export { targetNamespace } from './index/resolve.ts';
export type { FilePart, ManifestFile } from './manifest/file.ts';
export { partAt } from './manifest/file.ts';
export * from './manifest/kinds.ts';
export type { Manifest } from './manifest/manifest.ts';
export { resourcesIn } from './manifest/manifest.ts';
export type { ReferenceField, ReferenceRole } from './manifest/referenceFields.ts';
export { REFERENCE_FIELDS, referenceFieldsOf } from './manifest/referenceFields.ts';
export type { Reference, Written } from './manifest/references.ts';
export type { Resource } from './manifest/resource.ts';
export { displayName } from './manifest/resource.ts';
export type { Message, MessageId, Templates } from './messages.ts';
export { message, renderMessage } from './messages.ts';
export type { GeneratedTests } from './routeTests/generate.ts';
export { generateTests } from './routeTests/generate.ts';
export type { CaseResult, Fact, RouteTest, RouteTestCase } from './routeTests/model.ts';
export type { WrittenCase } from './routeTests/pin.ts';
export { pinnedCase } from './routeTests/pin.ts';
export type { CasePlace } from './routeTests/places.ts';
export { placeOfCase } from './routeTests/places.ts';
export { isRouteTest, routeTests, unreadRouteTests } from './routeTests/read.ts';
export { ROUTE_TEST_VERSION, runRouteTest } from './routeTests/run.ts';
export type { Tables } from './routeTests/target.ts';
export { tablesFor } from './routeTests/target.ts';
export { answer } from './routing/answer.ts';
export type { Doubt } from './routing/doubt.ts';
export type { RankedMatch } from './routing/rank.ts';
export { compareMatches } from './routing/rank.ts';
export type {
  GrpcRequest,
  HttpRequest,
  Request,
  RequestHeaders,
  TcpRequest,
  TlsRequest,
  UdpRequest,
} from './routing/request.ts';
export type {
  Answer as RequestAnswer,
  BackendObject,
  BackendShare,
  Criterion,
  Effect,
  Failed,
  ForwardedRequest,
  HeaderChanges,
  Mirror,
  Outcome,
  Redirect,
  TraceEntry,
  Validity,
} from './routing/result.ts';
export { routeTable, routeTableInSteps, serviceRouteTable } from './routing/routeTables.ts';
export type { RuleMatch } from './routing/rules.ts';
export { sampleRequest } from './routing/sample.ts';
export type { GatewayTable, ListenerTable, RouteTable, ServiceTable } from './routing/table.ts';
export { rankedMatches } from './routing/table.ts';
export { openRests, rewritten } from './routingDiff/lessCertain.ts';
export type {
  ChangeKind,
  NotCompared,
  RoutingChange,
  RoutingDiff,
  Subject,
  Undecided,
  Unread,
} from './routingDiff/model.ts';
export { routingDiff } from './routingDiff/routingDiff.ts';
export { isHelmValues } from './routingDiff/unread.ts';
export type { SafeFixes } from './safeFixes.ts';
export { allSafeEdits, applyEdits, ROUNDS, safeFixes } from './safeFixes.ts';
export { builtInSchemas } from './schema/builtIn.ts';
export type {
  Channel,
  KindInfo,
  KindVersion,
  Release,
  Schema,
  SchemaStore,
  Schemas,
  Target,
} from './schema/model.ts';
export type { StructuralProblem } from './schema/problems.ts';
export { schemaAt } from './schema/schemaAt.ts';
export type { FileFinding, Snapshot } from './snapshot.ts';
export { StaleSnapshotError } from './snapshot.ts';
export type { Steps } from './steps.ts';
export { finished } from './steps.ts';
export { toRelease } from './target.ts';
export type { LineTable } from './text/lineTable.ts';
export { lineTable } from './text/lineTable.ts';
export type { Position, Range, Span } from './text/span.ts';
export { shiftSpan, touches } from './text/span.ts';
export { baseName, folderOf, isWithin, resolvePath } from './text/uri.ts';
export type { Change, Workspace } from './workspace.ts';
export { createWorkspace } from './workspace.ts';
export type { CursorReading, ItemSlot, KeySlot, Slot, ValueSlot } from './yaml/cursor.ts';
export { readAtCursor } from './yaml/cursor.ts';
export type { YamlDocument } from './yaml/document.ts';
export { columnAt, indentUnit } from './yaml/indent.ts';
export type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './yaml/nodes.ts';
export { entryUnder, stringUnder, valueUnder } from './yaml/nodes.ts';
export type { Hit, Path, Place } from './yaml/pointer.ts';
export { hitAt, placeAt, pointerOf, stepsOf } from './yaml/pointer.ts';
export { readDocument } from './yaml/read.ts';
export type { Json, JsonObject } from './yaml/value.ts';
export { isList, isObject, listAt, numberAt, objectAt, stringAt, toJson } from './yaml/value.ts';
