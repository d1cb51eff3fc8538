import { referenceVerdict } from '../attachment/referenceVerdict.ts';
import type { Condition } from '../attachment/verdict.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import { placeAt } from '../yaml/pointer.ts';
import { fixOf, setEdit } from './apiRules/tools.ts';
import { findingAt } from './attachment/report.ts';
import type { FindingCode } from './catalogue.ts';
import { asMap } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { lostShare } from './routing/share.ts';
import type { FixContext, Rule, View } from './rule.ts';
import { referenceAt } from './soundness.ts';

/**
 * References that certainly do not resolve for another reason than that their target is absent or not permitted: of a
 * kind that cannot be meant, or to something that holds no certificate. Those two have rules of their own.
 */
export const attachmentReferences: Rule = {
  codes: ['invalid-ref-kind', 'invalid-certificate'],
  checkResource: (from, view) =>
    from.resource.references.flatMap((reference): Finding[] => {
      const verdict = referenceVerdict(view, from, reference);
      const code = verdict?.status === 'False' ? codeOf(verdict) : undefined;
      if (!verdict || !code) return [];
      const at = reference.pointer.slice(from.resource.pointer.length);
      const field = code === 'invalid-ref-kind' ? 'kind' : 'name';
      const finding = findingAt(from, code, verdict.because, `${at}/${field}`);
      const share = lostShare(from, reference, view);
      return finding ? [{ ...finding, related: [...(finding.related ?? []), ...share] }] : [];
    }),
  fixes: (finding, context) => (finding.code === 'invalid-ref-kind' ? kindFixes(finding, context) : []),
};

/** Whether a reference is of a kind that cannot be meant, so that nobody need look for its object. */
export function isOfInvalidKind(view: View, from: IndexedResource, reference: Reference): boolean {
  const verdict = referenceVerdict(view, from, reference);
  return verdict?.status === 'False' && codeOf(verdict) === 'invalid-ref-kind';
}

/** The reasons are shared by several faults, so the cause tells them apart. */
function codeOf({ because }: Condition): FindingCode | undefined {
  switch (because[0]?.message.id) {
    case 'attachment.kind-unsupported':
    case 'attachment.kind-undefined':
      return 'invalid-ref-kind';
    case 'attachment.secret-content':
    case 'attachment.ca-content':
      return 'invalid-certificate';
    default:
      return undefined;
  }
}

/** The kind that every controller takes there. */
function kindFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const found = referenceAt(context.part, finding);
  const core = found && CORE[found.reference.field.role];
  const { root } = context.part.manifest.yaml();
  if (!found || !core || !root || found.reference.kind === core) return [];
  const map = asMap(placeAt(root, found.reference.pointer)?.node);
  const group = found.reference.group === '' ? [] : [setEdit(context, map, 'group', '')];
  return fixOf(
    message('fix.kind', { kind: core }),
    [setEdit(context, map, 'kind', core), ...group],
    found.reference.group === '',
  );
}

const CORE: Readonly<Partial<Record<string, string>>> = {
  certificate: 'Secret',
  'client-certificate': 'Secret',
  'ca-certificate': 'ConfigMap',
};
