import type { Listener } from '../attachment/listeners.ts';
import { allListeners, isChosen } from '../attachment/listeners.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { EXPERIMENTAL_GROUP, GATEWAY_GROUP, kindKey } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { isNamedByTwin } from './attachment/twins.ts';
import { CATALOGUE } from './catalogue.ts';
import { replaceSpan } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { makeSetTheParent, setWith } from './listenerSets.ts';
import { nameOf } from './names.ts';
import { firstLine, listed } from './places.ts';
import { missingServicePort, servicePortFixes } from './ports.ts';
import { relatedTo } from './related.ts';
import type { FixContext, Rule, View } from './rule.ts';
import { isSound, referenceAt } from './soundness.ts';
import { closest } from './spelling.ts';

/**
 * A parentRef that picks a listener which its parent, found here, does not have: the controller reports
 * NoMatchingParent (ParentReference, gateway-api v1.6). A Gateway as parent does not reach the listeners of its
 * ListenerSets (GEP-1713).
 */
export const listeners: Rule = {
  codes: ['no-matching-listener'],
  checkResource: (from, view) =>
    from.resource.references.flatMap((reference) => checkParent(from, reference, view) ?? []),
  fixes: (finding, context) => listenerFixes(finding, context),
};

const OWNERS = new Set([
  kindKey(GATEWAY_GROUP, 'Gateway'),
  kindKey(GATEWAY_GROUP, 'ListenerSet'),
  kindKey(EXPERIMENTAL_GROUP, 'XListenerSet'),
]);

function checkParent(from: IndexedResource, reference: Reference, view: View): Finding | undefined {
  if (reference.field.role !== 'parent' || !isSound(from.manifest, reference.span)) return undefined;
  const key = kindKey(reference.group, reference.kind);
  if (key === '/Service') return missingServicePort(from, reference, view, 'no-matching-listener');
  const { sectionName, port } = reference;
  const at = sectionName ?? port;
  if (!OWNERS.has(key) || !at) return undefined;
  const parents = view.resolve(from, reference);
  if (parents.type !== 'found') return undefined;
  const choice = { sectionName: sectionName?.value, port: port?.value };
  const lacksIt = (parent: IndexedObject): boolean =>
    allListeners(view, parent)?.every((listener) => isChosen(listener, choice) === 'no') ?? false;
  const [parent] = parents.objects;
  if (!parent || !parents.objects.every(lacksIt)) return undefined;
  const set = setWith(view, parent, choice.sectionName);
  return {
    code: 'no-matching-listener',
    severity: CATALOGUE['no-matching-listener'].severity,
    message: explain(view, reference, parent, set),
    span: firstLine(from.manifest.text, at.span),
    pointer: `${reference.pointer}/${sectionName ? 'sectionName' : 'port'}`,
    resource: from.resource.pointer,
    related: [
      relatedTo(
        set ?? parent,
        message('no-matching-listener.parent', { parent: nameOf(view, set ?? parent) }),
        '/spec/listeners',
      ),
    ],
  };
}

function explain(
  view: View,
  { sectionName, port }: Reference,
  object: IndexedObject,
  set: IndexedObject | undefined,
): Message {
  const parent = nameOf(view, object);
  const all = allListeners(view, object) ?? [];
  const described = all.map(describe).join(', ');
  if (set && sectionName)
    return message('no-matching-listener.set', {
      parent,
      sectionName: sectionName.value,
      set: nameOf(view, set),
      kind: set.resource.kind,
    });
  if (all.length === 0) return message('no-matching-listener.none', { parent });
  if (sectionName && port)
    return message('no-matching-listener.both', {
      parent,
      sectionName: sectionName.value,
      port: port.value,
      listeners: described,
    });
  return sectionName
    ? message('no-matching-listener.name', { parent, sectionName: sectionName.value, listeners: described })
    : message('no-matching-listener.port', { parent, port: port?.value ?? '', listeners: described });
}

function describe({ name, protocol, port }: Listener): string {
  const details = [protocol, port].filter((detail) => detail !== undefined).join(' ');
  return `${listed([name ?? '…'])}${details === '' ? '' : ` (${details})`}`;
}

/** Protocols of listeners that take a kind of Route (gateway-api v1.6, ProtocolType); a kind not listed takes any. */
export const PROTOCOLS: Partial<Record<string, readonly string[]>> = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TLSRoute: ['TLS'],
  TCPRoute: ['TCP', 'TLS'],
  UDPRoute: ['UDP'],
};

/** One fix for each listener that the Route could attach to, the nearest name first. */
function listenerFixes(finding: Finding, { part, view }: FixContext): readonly Fix[] {
  const found = referenceAt(part, finding);
  if (!found) return [];
  const { from, reference } = found;
  if (reference.kind === 'Service') return servicePortFixes(from, reference, part, view);
  const parents = view.resolve(from, reference);
  const [parent] = parents.type === 'found' ? parents.objects : [];
  const { sectionName, port } = reference;
  if (!parent) return [];
  const protocols = PROTOCOLS[from.resource.kind];
  const fitting = (allListeners(view, parent) ?? []).filter(
    ({ name, protocol }) =>
      name !== undefined &&
      !isNamedByTwin(from, reference, name) &&
      (protocol === undefined || (protocols?.includes(protocol) ?? true)),
  );
  const names = fitting.flatMap(({ name }) => name ?? []);
  const nearest = sectionName
    ? (closest(sectionName.value, names) ?? (names.length === 1 ? names[0] : undefined))
    : undefined;
  const set = setWith(view, parent, sectionName?.value);
  const setFix = set && makeSetTheParent(view, part, found, set);
  const listenerFixes = fitting
    .map((listener): Fix => {
      const { name = '', port: listenerPort } = listener;
      const isPortWrong = port !== undefined && listenerPort !== undefined && port.value !== listenerPort;
      return {
        title: sectionName
          ? message('fix.listener', { name })
          : message('fix.listener-port', { name, port: listenerPort ?? '' }),
        safe: false,
        ...(name === nearest && { preferred: true }),
        edits: [
          ...(sectionName && sectionName.value !== name ? [replaceSpan(part, sectionName.span, name)] : []),
          ...(isPortWrong ? [replaceSpan(part, port.span, String(listenerPort))] : []),
        ],
      };
    })
    .filter(({ edits }) => edits.length > 0)
    .sort((a, b) => Number(b.preferred ?? false) - Number(a.preferred ?? false));
  return [...(setFix ? [setFix] : []), ...listenerFixes];
}
