import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Path, RankedMatch, RouteTable, ServedListener, ValueSlot } from '../../engine/index.ts';
import {
  displayName,
  finished,
  isRouteTest,
  namespaceName,
  placeAt,
  pointerOf,
  rankedMatches,
  sampleRequest,
  stringUnder,
  tablesFor,
} from '../../engine/index.ts';
import { blank } from '../yamlText/template.ts';
import { keyText, type Opening } from './fields.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/** More than this nobody looks through. */
const MOST = 100;

/** URLs that rules of the Gateway or Service ask for, in the order of precedence. */
export function testUrls(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const urls = new Map<string, RankedMatch>();
  for (const { listener, match } of matchesFor(scene, place)) {
    const request = sampleRequest(listener, match);
    const url = request && 'url' in request ? request.url : undefined;
    if (url !== undefined && !urls.has(url)) urls.set(url, match);
    if (urls.size === MOST) break;
  }
  return [...urls].map(([url, match]) => value(place, url, ruleTitle(match)));
}

/** The named rules of the Route that is expected, else of all. */
export function testRules(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const around =
    scene.reading.root && placeAt(scene.reading.root, pointerOf(place.slot.path.slice(0, -1)))?.node;
  const name = stringUnder(around, 'name');
  const rules = new Map<string, RankedMatch>();
  for (const { match } of matchesFor(scene, place)) {
    const { ruleName } = match.rule;
    const isMeant = name === undefined || match.route.resource.name === name;
    if (isMeant && ruleName !== undefined && !rules.has(ruleName)) rules.set(ruleName, match);
  }
  return [...rules].map(([rule, match]) => value(place, rule, ruleTitle(match)));
}

/** Values that rules ask of the header; of several regular expressions none. */
export function testHeaderValues(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const name = headerOf(place.steps);
  if (name === undefined) return [];
  const values = new Set(headersOf(scene, place).get(name.toLowerCase()) ?? []);
  return [...values].map((each) => value(place, each));
}

/** Names of headers that rules ask for, as keys of `headers`; nothing elsewhere. */
export function testHeaderKeys(
  scene: Scene,
  place: Place,
  steps: Path,
  present: ReadonlySet<string>,
  opening: Opening,
): Suggestion[] {
  if (!isTestHeaders(steps)) return [];
  return [...headersOf(scene, place)].flatMap(([name, values]): Suggestion[] =>
    present.has(name)
      ? []
      : [
          {
            label: name,
            kind: CompletionItemKind.Property,
            detail: values.join(', '),
            rank: 0,
            text: keyText(scene, name, blank(), opening),
          },
        ],
  );
}

/** Whether this is the map of headers that a case sends. */
export function isTestHeaders(steps: Path): boolean {
  return headerOf([...steps, '']) !== undefined;
}

/** The header that a value of `headers` belongs to, of HTTP or gRPC. */
function headerOf(steps: Path): string | undefined {
  const way = steps.map((step) => (typeof step === 'number' ? '[]' : step)).join('.');
  const found = /^spec\.cases\.\[\]\.request\.(?:grpc\.)?headers\.(.*)$/s.exec(way);
  return found?.[1];
}

function headersOf(scene: Scene, place: Place): ReadonlyMap<string, readonly string[]> {
  const headers = new Map<string, string[]>();
  for (const { match } of matchesFor(scene, place))
    for (const { name, type, value: wanted, unknown } of match.rule.headers) {
      const values = headers.get(name) ?? [];
      headers.set(name, values);
      if (type === 'Exact' && !unknown && !values.includes(wanted)) values.push(wanted);
    }
  return headers;
}

type Found = { readonly listener: ServedListener; readonly match: RankedMatch };

/** What takes requests of the test at the cursor; in a mesh nothing is offered, since there are no listeners. */
function matchesFor({ snapshot }: Scene, { from }: Place): readonly Found[] {
  if (!from || !isRouteTest(from.resource)) return [];
  const found = finished(tablesFor(snapshot, { from }));
  return found.type === 'none' ? [] : found.tables.flatMap(matchesOf);
}

function matchesOf(table: RouteTable): readonly Found[] {
  if (table.type === 'service') return [];
  return table.listeners.flatMap((at) =>
    [...rankedMatches(at).values()].flat().map((match) => ({ listener: at.listener, match })),
  );
}

function value({ slot }: Place<ValueSlot>, label: string, detail?: string): Suggestion {
  return {
    label,
    kind: CompletionItemKind.Value,
    ...(detail !== undefined && { detail }),
    rank: 0,
    text: [slot.lead + written(slot, label)],
  };
}

function ruleTitle({ route, namespace, rule }: RankedMatch): string {
  const { kind, name } = route.resource;
  return `${displayName({ kind, namespace: namespaceName(namespace), name })} ${rule.ruleName ?? `#${rule.ruleIndex + 1}`}`;
}
