import { mayChangeField } from '../attachment/patchedFields.ts';
import { mayBePatched } from '../attachment/whole.ts';
import { asObject } from '../index/objects.ts';
import type { FilePart } from '../manifest/file.ts';
import { pointerOf, stepsOf } from '../yaml/pointer.ts';
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

/** What no patch can cure: Kustomize does not even read the file, or it is about the file itself. */
const INCURABLE: ReadonlySet<FindingCode> = new Set(['yaml-syntax', 'duplicate-key', 'excessive-aliasing']);

/** The map that holds the value: what it lacks beside it may be added there. */
function placeToCure(pointer: string): string {
  const steps = stepsOf(pointer);
  return steps.length > 2 ? pointerOf(steps.slice(0, -1)) : pointer;
}

/**
 * How bad a finding is where Kustomize may cure it on the way to the cluster: no more than worth knowing, since a base is
 * often completed by its overlays.
 */
export function severityWherePatched(view: View, part: FilePart, finding: Finding): Severity {
  const { code, severity } = finding;
  if (severity === 'hint' || severity === 'information' || INCURABLE.has(code)) return severity;
  if (!view.namespaces.kustomizations.exist()) return severity;
  const resource = part.manifest.resources.find(({ pointer }) => pointer === finding.resource);
  if (!resource) return severity;
  const object = asObject({ uri: part.uri, manifest: part.manifest, resource });
  const place = finding.pointer.slice(resource.pointer.length);
  const mayChange =
    mayChangeField(view, object, placeToCure(place)) ||
    (FILLED_IN.has(code) && mayBePatched(view, object)) ||
    (REPLACED.has(code) && view.namespaces.kustomizations.mayReplace(resource.kind));
  return mayChange ? 'information' : severity;
}
