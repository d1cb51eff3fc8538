/**
 * The engine's front door: the only file that features, command line and LSP import. The engine knows YAML and the
 * Gateway API; it knows neither LSP nor files, network or clock, and it cannot fail: it answers with what it found.
 */
export type { Config } from './config.ts';
export { DEFAULT_CONFIG } from './config.ts';
export type { FindingCode } from './findings/catalogue.ts';
export { CATALOGUE, docsUrl, isFindingCode } from './findings/catalogue.ts';
export type { Finding, Fix, RelatedPlace, Severity, TextEdit } from './findings/finding.ts';
export type { Message, MessageId, Templates } from './findings/messages.ts';
export { renderMessage } from './findings/messages.ts';
export type { View } from './findings/rule.ts';
export type { Index } from './index/index.ts';
export type { Namespace } from './index/namespaces.ts';
export { namespaceName, namespaceOf, sameNamespace } from './index/namespaces.ts';
export type { IndexedObject, IndexedReference, IndexedResource } from './index/objects.ts';
export type { Resolution } from './index/resolve.ts';
export { targetNamespace } from './index/resolve.ts';
export type { FilePart, ManifestFile } from './manifest/file.ts';
export { partAt } from './manifest/file.ts';
export * from './manifest/kinds.ts';
export type { Manifest } from './manifest/manifest.ts';
export type { ReferenceField, ReferenceRole } from './manifest/referenceFields.ts';
export { REFERENCE_FIELDS, referenceFieldsOf } from './manifest/referenceFields.ts';
export type { Reference, Written } from './manifest/references.ts';
export type { Resource } from './manifest/resource.ts';
export { displayName } from './manifest/resource.ts';
export type { Channel, KindInfo, Release, Schema, SchemaStore, Target } from './schema/model.ts';
export { schemaAt } from './schema/schemaAt.ts';
export type { FileFinding, Snapshot } from './snapshot.ts';
export { StaleSnapshotError } from './snapshot.ts';
export { NEWEST_RELEASE, toRelease } from './target.ts';
export type { LineTable } from './text/lineTable.ts';
export { lineTable } from './text/lineTable.ts';
export type { Position, Range, Span } from './text/span.ts';
export { shiftSpan, touches } from './text/span.ts';
export { baseName, folderOf, isWithin } from './text/uri.ts';
export type { Change, Workspace } from './workspace.ts';
export { createWorkspace } from './workspace.ts';
export type { YamlDocument } from './yaml/document.ts';
export type { YamlEntry, YamlMap, YamlNode, YamlScalar, YamlSequence } from './yaml/nodes.ts';
export { entryUnder, stringUnder, valueUnder } from './yaml/nodes.ts';
export type { Hit, Path, Place } from './yaml/pointer.ts';
export { hitAt, placeAt, pointerOf, stepsOf } from './yaml/pointer.ts';
export { readDocument } from './yaml/read.ts';
export type { Json, JsonObject } from './yaml/value.ts';
export { isList, isObject, listAt, numberAt, objectAt, stringAt, toJson } from './yaml/value.ts';
