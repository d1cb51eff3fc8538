import { isExternal } from '../index/external.ts';
import type { IndexedResource } from '../index/objects.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import { message } from '../messages.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { firstLine } from './places.ts';
import type { Rule, View } from './rule.ts';
import { isSound } from './soundness.ts';

/** A grant for a namespace that a complete workspace does not have. */
export const namespaces: Rule = {
  codes: ['namespace-not-found'],
  checkResource: (from, view) =>
    view.config.world === 'closed' && from.resource.group === GATEWAY_GROUP ? checkGrant(from, view) : [],
};

/** Whether a Namespace is here, made by every cluster, or said to live elsewhere. */
export function isNamespaceKnown({ index, config }: View, name: string): boolean {
  const isHere = index.objects('/Namespace', name).length > 0 || ALWAYS_THERE.has(name);
  return isHere || isExternal(config, { kind: 'Namespace', name, namespace: undefined });
}

function checkGrant({ resource, manifest }: IndexedResource, view: View): readonly Finding[] {
  return resource.references.flatMap(({ field, namespace, pointer }) => {
    if (field.role !== 'grant-from' || !namespace || !isSound(manifest, namespace.span)) return [];
    const name = namespace.value;
    if (isNamespaceKnown(view, name)) return [];
    return [
      {
        code: 'namespace-not-found' as const,
        severity: CATALOGUE['namespace-not-found'].severity,
        message: message('namespace-not-found', { namespace: name }),
        span: firstLine(manifest.text, namespace.span),
        pointer: `${pointer}/namespace`,
        resource: resource.pointer,
      },
    ];
  });
}

/** Every cluster makes these itself. */
const ALWAYS_THERE = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);
