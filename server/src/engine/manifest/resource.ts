import type { Span } from '../text/span.ts';
import type { JsonObject } from '../yaml/value.ts';
import type { Reference } from './references.ts';

/** One Kubernetes object as a manifest writes it. Spans are relative to the document that holds it. */
export type Resource = {
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Absent if missing or not known here (a placeholder, `generateName`). */
  readonly name?: string;
  /** As written in metadata; absent if missing or not known here. */
  readonly namespace?: string;
  /** A namespace is written, but as a placeholder. */
  readonly namespaceUnknown?: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** Where the resource stands in its document: empty for the whole of it, `/items/3` in a `kind: List`. */
  readonly pointer: string;
  readonly span: Span;
  /** The name in metadata, else the kind: what a list of resources would select. */
  readonly nameSpan: Span;
  readonly references: readonly Reference[];
  /** For kinds that are read in full (kinds.ts); empty for those of which a line scan told all that is here. */
  readonly value: JsonObject;
  /** `type` of a Secret, where the scan met one. */
  readonly secretType?: string;
};

/** `Kind namespace/name`, as messages and titles name a resource. */
export function displayName(resource: {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}): string {
  const name = resource.name ?? '(no name)';
  return `${resource.kind} ${resource.namespace === undefined ? name : `${resource.namespace}/${name}`}`;
}
