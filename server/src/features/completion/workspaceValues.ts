import { CompletionItemKind } from 'vscode-languageserver-types';
import type { KindKey, ValueSlot } from '../../engine/index.ts';
import {
  GATEWAY_GROUP,
  isGatewayApiGroup,
  placeAt,
  pointerOf,
  ROUTE_KINDS,
  stringUnder,
} from '../../engine/index.ts';
import { scalar } from '../yamlText/template.ts';
import { routesOn } from './admission.ts';
import { hostnameSuggestions } from './hostnames.ts';
import { apiVersionSuggestions, kindSuggestions } from './kinds.ts';
import { namespaceSuggestions, referenceNamespaces } from './namespaces.ts';
import { nameSuggestions } from './objects.ts';
import { sectionSuggestions } from './ports.ts';
import type { ReferencePlace } from './references.ts';
import { groupOf, kindIn, referenceAt } from './references.ts';
import { testHeaderValues, testRules, testUrls } from './routeTests.ts';
import type { Place, Scene } from './scene.ts';
import { selectorValues } from './selectors.ts';
import { siblingText } from './siblings.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/** Values that the workspace knows, by the place: kinds, names, namespaces, listeners, ports, hostnames, labels. */
export function workspaceValues(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const way = place.steps.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');
  switch (way) {
    case 'apiVersion':
      return apiVersionSuggestions(scene, place);
    case 'kind':
      return kindSuggestions(scene, place);
    case 'metadata.namespace':
      return namespaceSuggestions(scene, place);
    case 'spec.hostnames.[]':
      return hostnameSuggestions(scene, place);
    case 'spec.cases.[].request.url':
      return testUrls(scene, place);
    case 'spec.cases.[].expect.route.rule':
      return testRules(scene, place);
    case 'spec.listeners.[].allowedRoutes.kinds.[].kind':
      return routeKinds(scene, place);
    case 'spec.listeners.[].protocol':
      return texts(place, PROTOCOLS);
    case 'spec.listeners.[].port':
      return texts(place, usualPorts(scene, place));
  }
  if (way.startsWith('spec.cases.[].request.')) return testHeaderValues(scene, place);
  const at = referenceAt(scene, place, place.steps);
  return at ? referenceValues(scene, place, at) : [];
}

function referenceValues(scene: Scene, place: Place<ValueSlot>, at: ReferencePlace): Suggestion[] {
  if (at.field.shape === 'selector') return selectorValues(scene, place, at.rest);
  if (at.field.shape === 'name') return at.rest.length === 0 ? nameSuggestions(scene, place, at) : [];
  if (at.rest.length !== 1) return [];
  switch (at.rest[0]) {
    case 'name':
      return nameSuggestions(scene, place, at);
    case 'namespace':
      return referenceNamespaces(scene, place, at);
    case 'sectionName':
      return sectionSuggestions(scene, place, at, 'sectionName');
    case 'port':
      return sectionSuggestions(scene, place, at, 'port');
    case 'kind':
      return kindValues(scene, place, at);
    case 'group':
      return groupValues(scene, place, at);
    default:
      return [];
  }
}

/** Kinds that the reference can mean; choosing one of another group than the default writes the group. */
function kindValues(scene: Scene, place: Place<ValueSlot>, at: ReferencePlace): Suggestion[] {
  const { slot } = place;
  return kindsFor(scene, at).map((key, index) => {
    const group = groupOf(key);
    const isDefault = at.field.defaults?.group === group && stringUnder(at.map, 'group') === undefined;
    return {
      label: kindIn(key),
      kind: CompletionItemKind.Class,
      detail: group === '' ? 'v1' : group,
      rank: index < 9 ? index : 9,
      ...siblingText(
        scene,
        place,
        [slot.lead + written(slot, kindIn(key))],
        isDefault ? [] : [{ key: 'group', template: scalar(group) }],
      ),
    };
  });
}

function groupValues(scene: Scene, { slot }: Place<ValueSlot>, at: ReferencePlace): Suggestion[] {
  const kinds = new Map<string, string[]>();
  for (const key of kindsFor(scene, at))
    kinds.set(groupOf(key), [...(kinds.get(groupOf(key)) ?? []), kindIn(key)]);
  return [...kinds].map(([group, names]) => ({
    label: group === '' ? '""' : group,
    kind: CompletionItemKind.Module,
    detail: names.join(', '),
    rank: 0,
    text: [slot.lead + written(slot, group)],
  }));
}

/** The kinds of the table; where it has none, those of other groups that the workspace has objects of. */
function kindsFor({ snapshot }: Scene, { field }: ReferencePlace): readonly KindKey[] {
  if (field.kinds.length > 0) return field.kinds;
  const own = snapshot.index.kinds().filter((key) => isImplementations(groupOf(key)));
  return field.role === 'parameters' ? [...own, '/ConfigMap'] : own;
}

/** Groups of neither Kubernetes nor the Gateway API: what extends it comes from an implementation. */
function isImplementations(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io') && !isGatewayApiGroup(group);
}

/** Gateway API, ProtocolType. */
const PROTOCOLS = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP'];

function usualPorts(scene: Scene, place: Place<ValueSlot>): number[] {
  const protocol = listenerProtocol(scene, place);
  if (protocol === 'HTTP') return [80];
  if (protocol === 'HTTPS' || protocol === 'TLS') return [443];
  return protocol === undefined ? [80, 443] : [];
}

/** The Route kinds that the listener around the cursor can carry. */
function routeKinds(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const kinds = routesOn(listenerProtocol(scene, place)) ?? ROUTE_KINDS;
  return texts(place, kinds).map((each) => ({
    ...each,
    kind: CompletionItemKind.Class,
    detail: GATEWAY_GROUP,
  }));
}

function listenerProtocol({ reading }: Scene, { slot, base }: Place): string | undefined {
  const listener = slot.path.slice(0, base.length + 3);
  return stringUnder(reading.root && placeAt(reading.root, pointerOf(listener))?.node, 'protocol');
}

function texts({ slot }: Place<ValueSlot>, values: readonly (string | number)[]): Suggestion[] {
  return values.map((value) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    rank: 0,
    text: [slot.lead + written(slot, value)],
  }));
}
