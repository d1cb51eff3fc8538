import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { isObject } from '../../yaml/value.ts';
import type { ManifestContext } from '../rule.ts';
import type { Trap } from './trap.ts';
import { valuesAt } from './trap.ts';

/** What a listener says by half: HTTPS without `tls`, and `from: Selector` without one. */
export function listenerTraps(resource: Resource, { target }: ManifestContext): readonly Trap[] {
  const { kind, value } = resource;
  if (kind !== 'Gateway' && kind !== 'ListenerSet' && kind !== 'XListenerSet') return [];
  const namespaces = [
    ...valuesAt(value, 'spec/listeners/*/allowedRoutes/namespaces'),
    ...valuesAt(value, 'spec/allowedListeners/namespaces'),
  ];
  // Until v1.0 a rule of the CRD says so itself.
  const listeners = target.release === 'v1.0' ? [] : valuesAt(value, 'spec/listeners/*');
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
  ];
}
