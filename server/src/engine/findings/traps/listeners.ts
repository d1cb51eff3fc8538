import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { isObject, listAt, objectAt } from '../../yaml/value.ts';
import type { ManifestContext } from '../rule.ts';
import type { Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/** What a listener says by half, HTTPS without `tls` or `from: Selector` without one, and a certificate in vain. */
export function listenerTraps(resource: Resource, { target }: ManifestContext): readonly Trap[] {
  const { kind, value } = resource;
  if (kind !== 'Gateway' && kind !== 'ListenerSet' && kind !== 'XListenerSet') return [];
  const namespaces = [
    ...valuesAt(value, 'spec/listeners/*/allowedRoutes/namespaces'),
    ...valuesAt(value, 'spec/allowedListeners/namespaces'),
  ];
  // Until v1.0 a rule of the CRD says so itself.
  const listeners =
    target.release === 'v1.0' || isCertifiedElsewhere(resource) ? [] : valuesAt(value, 'spec/listeners/*');
  return [
    ...namespaces.flatMap((each): Trap[] =>
      isObject(each.value) && each.value.from === 'Selector' && (each.value.selector ?? null) === null
        ? [
            {
              code: 'missing-selector',
              message: message('missing-selector'),
              pointer: `${each.pointer}/from`,
            },
          ]
        : [],
    ),
    ...listeners.flatMap((each): Trap[] =>
      isObject(each.value) && each.value.protocol === 'HTTPS' && (each.value.tls ?? null) === null
        ? [{ code: 'missing-tls', message: message('missing-tls'), pointer: `${each.pointer}/protocol` }]
        : [],
    ),
    ...valuesAt(value, 'spec/listeners/*/tls').flatMap((each): Trap[] =>
      isObject(each.value) &&
      each.value.mode === 'Passthrough' &&
      listAt(each.value, 'certificateRefs').length > 0
        ? [
            {
              code: 'ignored-certificate',
              message: message('ignored-certificate'),
              pointer: `${each.pointer}/certificateRefs`,
              key: true,
            },
          ]
        : [],
    ),
  ];
}

/** Google's certificate maps, and what parameters of an implementation say, such as those of AWS load balancers. */
function isCertifiedElsewhere({ annotations, value }: Resource): boolean {
  const infrastructure = objectAt(objectAt(value, 'spec'), 'infrastructure');
  return (
    Object.hasOwn(annotations, 'networking.gke.io/certmap') ||
    objectAt(infrastructure, 'parametersRef') !== undefined
  );
}
