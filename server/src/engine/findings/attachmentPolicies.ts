import { pointerIn } from '../attachment/parents.ts';
import { policyRivals, targetsOf } from '../attachment/policyVerdicts.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import { placeAt } from '../yaml/pointer.ts';
import { removeThis } from './apiRules/tools.ts';
import { findingAt } from './attachment/report.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';

/**
 * A BackendTLSPolicy whose target an earlier one has already: it is refused with reason Conflicted (gateway-api v1.6,
 * BackendTLSPolicySpec.targetRefs). Where the creation times are not known it is one of the two, so it is a warning.
 */
export const attachmentPolicies: Rule = {
  codes: ['conflicting-policies'],
  checkResource: (from, view) => {
    const { group, kind } = from.resource;
    if (group !== GATEWAY_GROUP || kind !== 'BackendTLSPolicy') return [];
    return targetsOf(from).flatMap((reference): Finding[] => {
      const found = view.resolve(from, reference);
      const [object] = found.type === 'found' ? found.objects : [];
      if (!object) return [];
      const lost = policyRivals(view, from, reference, object).find(({ certainty }) => certainty === 'no');
      const at = `${pointerIn(from.resource, reference)}/name`;
      const finding = lost && findingAt(from, 'conflicting-policies', lost.because.slice(0, 1), at);
      const isSure = lost?.because.length === 1;
      return finding ? [{ ...finding, severity: isSure ? 'error' : 'warning' }] : [];
    });
  },
  fixes: (finding, context) => {
    const { root } = context.part.manifest.yaml();
    const target = finding.pointer.slice(0, finding.pointer.lastIndexOf('/'));
    return root && placeAt(root, target) ? removeThis({ ...finding, pointer: target }, context, root) : [];
  },
};
