import type { IndexedObject, IndexedResource, Reference, Snapshot } from '../../engine/index.ts';
import { kindKey, namespaceName, placeAt, targetNamespace, toJson } from '../../engine/index.ts';
import type { AtCursor, ReferenceAt } from '../atCursor.ts';
import { code, inOneLine, plain } from '../markdown.ts';
import { meansSection, sectionsOf } from '../navigation/sections.ts';
import { selectedNamespaces } from '../navigation/selector.ts';
import type { StringId, Words } from '../strings.ts';
import {
  candidateList,
  namespacedName,
  objectCard,
  sectionDetails,
  sectionList,
  sectionName,
} from './cards.ts';
import type { Telling } from './conditions.ts';
import { referenceVerdictText } from './verdicts.ts';

/** What a controller will say of the reference under the cursor, and what it points at, as far as the workspace knows; undefined for one without a name. */
export function referenceText(
  snapshot: Snapshot,
  at: AtCursor,
  from: IndexedResource,
  telling: Telling,
): string | undefined {
  if (!at.reference) return undefined;
  const { words } = telling;
  const { reference, part } = at.reference;
  if (part === 'selector') return selectorText(snapshot, at, reference, words);
  const target = targetText(snapshot, from, at.reference, words);
  const isPatch = snapshot.namespaces.kustomizations.isPatch(from.uri);
  const verdict =
    isPatch || !reference.name ? undefined : referenceVerdictText(snapshot, from, reference, telling);
  if (verdict === undefined || verdict === '') return target;
  return target === undefined ? verdict : `${verdict}\n\n${target}`;
}

function targetText(
  snapshot: Snapshot,
  from: IndexedResource,
  { reference, part }: ReferenceAt,
  words: Words,
): string | undefined {
  if (!reference.name) return namespaceText(snapshot, reference.namespace?.value, words);
  const resolution = snapshot.resolve(from, reference);
  if (resolution.type === 'absent' || resolution.objects.length === 0)
    return absentText(snapshot, from, reference, words);
  const [first, ...others] = resolution.objects;
  const wantsSection = part === 'sectionName' || part === 'port';
  if (first && others.length === 0) {
    const card =
      (wantsSection && sectionCard(snapshot, first, reference, words)) || objectCard(snapshot, first, words);
    return resolution.type === 'unknown' ? `${card}\n\n${words('target.perhaps')}` : card;
  }
  const intro = resolution.type === 'unknown' ? 'target.perhaps-several' : 'target.candidates';
  return `${words(intro)}\n\n${candidateList(snapshot, resolution.objects, words)}`;
}

/** The Namespace of that name, if it is here and says more than its name. */
export function namespaceText(
  snapshot: Snapshot,
  name: string | undefined,
  words: Words,
): string | undefined {
  const [namespace] = name === undefined ? [] : snapshot.index.objects('/Namespace', name);
  return namespace && Object.keys(namespace.resource.labels).length > 0
    ? objectCard(snapshot, namespace, words)
    : undefined;
}

/** The listener, port or rule that the reference names, or what there is instead. */
function sectionCard(
  snapshot: Snapshot,
  object: IndexedObject,
  reference: Reference,
  words: Words,
): string | undefined {
  const all = sectionsOf(object.resource);
  if (all.length === 0) return undefined;
  const owner = namespacedName(snapshot, object);
  const meant = all.filter((section) => meansSection(reference, section));
  if (meant.length === 0) return `${words('target.no-section', { owner })}\n\n${sectionList(all, words)}`;
  return meant
    .map((section) => {
      const head = words(SECTION_TITLES[section.type], { name: sectionName(section), owner });
      return inOneLine([head, sectionDetails(section, words)]);
    })
    .join('\n\n');
}

const SECTION_TITLES = {
  listener: 'target.listener',
  'service-port': 'target.port',
  rule: 'target.rule',
} as const satisfies Readonly<Record<string, StringId>>;

function absentText(snapshot: Snapshot, from: IndexedResource, reference: Reference, words: Words): string {
  const name = reference.name?.value ?? '';
  const namespace = namespaceName(targetNamespace(snapshot, from, reference));
  const target = `${plain(reference.kind)} ${code(namespace === undefined ? name : `${namespace}/${name}`)}`;
  if (snapshot.config.world === 'closed') return words('target.absent.closed', { target });
  const why = WHY_ABSENT[kindKey(reference.group, reference.kind)] ?? 'absent.other';
  return words('target.absent', { target, why: words(why) });
}

const WHY_ABSENT: Readonly<Partial<Record<string, StringId>>> = {
  'gateway.networking.k8s.io/Gateway': 'absent.Gateway',
  'gateway.networking.k8s.io/GatewayClass': 'absent.GatewayClass',
  '/Service': 'absent.Service',
  '/Secret': 'absent.Secret',
};

function selectorText(
  snapshot: Snapshot,
  at: AtCursor,
  reference: Reference,
  words: Words,
): string | undefined {
  const root = at.part.manifest.yaml().root;
  const selector = root && placeAt(root, reference.pointer)?.node;
  if (!selector) return undefined;
  const names = selectedNamespaces(snapshot, toJson(selector)).map(({ name }) => code(name));
  return names.length > 0
    ? words('selector.matches', { names: names.join(', ') })
    : words('selector.matches-none');
}
