import { mayBePatched } from '../attachment/whole.ts';
import { asObject } from '../index/objects.ts';
import type { FilePart } from '../manifest/file.ts';
import type { FindingCode } from './catalogue.ts';
import type { Finding, Severity } from './finding.ts';
import type { View } from './rule.ts';

/** What says that something is not there. */
export const LACKING: ReadonlySet<FindingCode> = new Set([
  'missing-field',
  'missing-selector',
  'missing-tls',
]);

/** As LACKING; in a document that is a patch itself these are left out with all rules of the API server. */
const FILLED_IN: ReadonlySet<FindingCode> = new Set([...LACKING, 'missing-port']);

/** What is said of a text that Kustomize's `replacements` may put another in place of. */
const REPLACED: ReadonlySet<FindingCode> = new Set(['pattern-mismatch', 'not-in-enum', 'ip-hostname']);

/**
 * How bad a finding is where Kustomize may cure it on the way to the cluster: no more than worth knowing, since a base is
 * often completed by its overlays.
 */
export function severityWherePatched(view: View, part: FilePart, finding: Finding): Severity {
  const { code, severity } = finding;
  if (severity === 'hint' || !(FILLED_IN.has(code) || REPLACED.has(code))) return severity;
  const resource = part.manifest.resources.find(({ pointer }) => pointer === finding.resource);
  if (!resource) return severity;
  const object = asObject({ uri: part.uri, manifest: part.manifest, resource });
  const mayChange =
    (FILLED_IN.has(code) && mayBePatched(view, object)) ||
    (REPLACED.has(code) && view.namespaces.kustomizations.mayReplace(resource.kind));
  return mayChange ? 'information' : severity;
}
