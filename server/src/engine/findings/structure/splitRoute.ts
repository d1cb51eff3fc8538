import { GATEWAY_GROUP, type KindKey, kindKey } from '../../manifest/kinds.ts';
import { message } from '../../messages.ts';
import type { Span } from '../../text/span.ts';
import type { YamlNode, YamlSequence } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { lineBreak, replaceSpan, replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { endOfLine, startOfLine } from '../places.ts';
import type { FixContext, View } from '../rule.ts';

/** What one HTTPRoute or GRPCRoute may have (maxItems of `rules`, and a rule of the CRDs since v1.2). */
const MOST_RULES = 16;
const MOST_MATCHES = 128;

/**
 * The rules that are too many go into further Routes behind it, which are copies in all else. Requests notice nothing:
 * between equal matches the older Route decides and then the name, so those that stay still come first.
 */
export function splitRoute(finding: Finding, { view, part }: FixContext): readonly Fix[] {
  const { manifest } = part;
  const { text } = manifest;
  const { root } = manifest.yaml();
  const route = manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const name = root && placeAt(root, '/metadata/name')?.node;
  const rules = root && placeAt(root, '/spec/rules')?.node;
  if (route?.pointer !== '' || route.group !== GATEWAY_GROUP || !DIVISIBLE.has(route.kind)) return [];
  if (name?.type !== 'scalar' || rules?.type !== 'sequence' || rules.flow) return [];
  if (REPEATED.test(text) || (root && placeAt(root, '/status'))) return [];
  const items = itemSpans(text, rules);
  const [, ...others] = groupsOf(rules);
  const [first] = others;
  const [start, end] = [first && items?.[first.start]?.start, items?.at(-1)?.end];
  if (!items || !first || start === undefined || end === undefined) return [];
  const names = freeNames(view, kindKey(route.group, route.kind), name.text, others.length);
  const copies = others.map((group, index) => {
    const dropped = items.filter((_, item) => item < group.start || item >= group.end);
    const renamed = replaceString({ ...part, offset: 0 }, name, names[index] ?? '');
    return `---${lineBreak(text)}${ended(spliced(text, [renamed, ...dropped.map(cut)]))}`;
  });
  // One edit up to the end of the document, since the rules may be the last of it.
  const rest = ended(text.slice(end)) + copies.join('');
  const title = message('fix.split-route', {
    rule: first.start + 1,
    kind: route.kind,
    names: names.join('`, `'),
  });
  return [{ title, safe: false, edits: [replaceSpan(part, { start, end: text.length }, rest)] }];
}

const DIVISIBLE = new Set(['HTTPRoute', 'GRPCRoute']);

/** Anchors and aliases hold a document together. */
const REPEATED = /(?:^|[\s[{,:-])[&*][^\s,\]}]/m;

/** Rules that fit into one Route, in their order, by index. */
function groupsOf({ items }: YamlSequence): readonly Span[] {
  const groups: Span[] = [];
  let [start, matches] = [0, 0];
  for (const [index, item] of items.entries()) {
    const more = matchesIn(item);
    if (index > start && (index - start === MOST_RULES || matches + more > MOST_MATCHES)) {
      groups.push({ start, end: index });
      [start, matches] = [index, 0];
    }
    matches += more;
  }
  return [...groups, { start, end: items.length }];
}

function matchesIn(rule: YamlNode): number {
  const matches = placeAt(rule, '/matches')?.node;
  return matches?.type === 'sequence' ? matches.items.length : 0;
}

/** Whole lines from an item's dash to the next, comments above it included; undefined where lines are shared. */
function itemSpans(text: string, { items, span }: YamlSequence): readonly Span[] | undefined {
  const starts: number[] = [];
  for (const item of items) {
    const start = startOfLine(text, item.span.start);
    if (!/^ *- *$/.test(text.slice(start, item.span.start))) return undefined;
    starts.push(withComments(text, start));
  }
  const last = Math.max(span.start, span.start + text.slice(span.start, span.end).trimEnd().length);
  const end = Math.min(text.length, text.indexOf('\n', endOfLine(text, last)) + 1 || text.length);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? end }));
}

/** The start of a line, or of the comments right above it. */
function withComments(text: string, line: number): number {
  if (line === 0) return line;
  const above = startOfLine(text, line - 1);
  return /^\s*#/.test(text.slice(above, line)) ? withComments(text, above) : line;
}

function cut(span: Span): { readonly span: Span; readonly newText: string } {
  return { span, newText: '' };
}

function spliced(text: string, edits: readonly { readonly span: Span; readonly newText: string }[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end),
      text,
    );
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : text + lineBreak(text);
}

function freeNames(view: View, key: KindKey, name: string, count: number): string[] {
  const names: string[] = [];
  for (let number = 2; names.length < count; number++) {
    const candidate = `${name}-${number}`;
    if (view.index.objects(key, candidate).length === 0) names.push(candidate);
  }
  return names;
}
