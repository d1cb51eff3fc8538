import type { Message } from '../../messages.ts';
import { message, renderMessage } from '../../messages.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { lineBreak, removeEntry } from '../edits.ts';
import { endOfLine, startOfLine } from '../places.ts';
import type { Draft } from './draft.ts';
import type { EntryPlace } from './places.ts';

/** How a comment begins that keeps what could not be translated; it stays a finding until somebody deletes it. */
export const MARKER = 'gatelens-untranslated:';

/** Turns an entry into a comment in its place, below a line that says why. */
export function commentOut(draft: Draft, place: EntryPlace, reason: Message): void {
  draft.untranslated(place.pointer, reason);
  const { map, entry } = place;
  const { text } = draft;
  if (map.entries.length === 1 || /(?:^|[\s{[,])&[^\s]/.test(text.slice(entry.span.start, entry.span.end))) {
    draft.refuse();
    return;
  } // nothing would be left, or others repeat it
  if (map.flow) {
    commentOutOfFlow(draft, place, reason);
    return;
  }
  const start = startOfLine(text, entry.span.start);
  const before = text.slice(start, entry.span.start);
  const end = endOfLine(text, start + text.slice(start, entry.span.end).trimEnd().length);
  if (before.trim() === '') {
    draft.edit({ start, end }, commented(text, before, text.slice(start, end), reason));
    return;
  }
  // Behind a dash: the comment goes above the item, and what comes next moves up.
  const next = map.entries[map.entries.indexOf(entry) + 1];
  if (!next || !/^[ -]*$/.test(before)) {
    draft.refuse();
    return;
  }
  const eol = lineBreak(text);
  const indent = ' '.repeat(before.search(/-/));
  const inside = text.slice(entry.span.start, end);
  const between = text.slice(end, startOfLine(text, next.span.start)).replace(/^\r?\n/, '');
  const kept = commented(text, indent, `${indent}${inside}`, reason);
  draft.edit({ start, end: next.span.start }, `${kept}${eol}${between}${before}`);
}

/** Says something of what stands at an offset, in a comment on a line of its own above it. */
export function commentAbove(draft: Draft, pointer: string, offset: number, reason: Message): void {
  draft.untranslated(pointer, reason);
  const { text } = draft;
  const at = outermostFlow(draft, offset) ?? offset;
  const start = startOfLine(text, at);
  const indent = /^ */.exec(text.slice(start))?.[0] ?? '';
  if (draft.isFlow) {
    draft.refuse();
    return;
  }
  draft.edit({ start, end: start }, `${indent}${headline(reason)}${lineBreak(text)}`);
}

function commentOutOfFlow(draft: Draft, { map, entry }: EntryPlace, reason: Message): void {
  if (draft.isFlow) {
    draft.refuse();
    return;
  } // no comment can stand here
  const { text } = draft;
  const removal = removeEntry(draft.part, map, entry);
  const start = startOfLine(text, outermostFlow(draft, entry.span.start) ?? entry.span.start);
  const indent = /^ */.exec(text.slice(start))?.[0] ?? '';
  const kept = commented(text, indent, `${indent}${text.slice(entry.span.start, entry.span.end)}`, reason);
  draft.take(removal);
  draft.edit({ start, end: start }, `${kept}${lineBreak(text)}`);
}

/** Lines as a comment at an indentation, which those lines have or exceed. */
function commented(text: string, indent: string, lines: string, reason: Message): string {
  const body = lines
    .split(/\r?\n/)
    .map((line) => `${indent}# ${line.slice(Math.min(indent.length, line.search(/\S|$/)))}`.trimEnd());
  return [`${indent}${headline(reason)}`, ...body].join(lineBreak(text));
}

function headline(reason: Message): string {
  return `# ${MARKER} ${renderMessage(reason)}`;
}

/** Where the outermost flow collection around an offset begins. */
function outermostFlow({ resource }: Draft, offset: number): number | undefined {
  const inside = (node: YamlNode): number | undefined => {
    if (node.type === 'scalar' || offset < node.span.start || offset >= node.span.end) return undefined;
    if (node.flow) return node.span.start;
    const children = node.type === 'map' ? node.entries.map(({ value }) => value) : node.items;
    for (const child of children) {
      const found = inside(child);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return inside(resource);
}

/** The reason of what needs a person, for comments and findings alike. */
export const reason = {
  routeSelector: message('untranslated-field.route-selector'),
  routeOverride: message('untranslated-field.route-override'),
  frontendValidation: message('untranslated-field.frontend-validation'),
  listenerName: message('untranslated-field.listener-name'),
  wildcard: message('untranslated-field.wildcard'),
  gateways: message('untranslated-field.gateways'),
  routeTls: message('untranslated-field.route-tls'),
  implementationSpecific: message('untranslated-field.implementation-specific'),
  matchExtension: message('untranslated-field.match-extension'),
  backendBeside: message('untranslated-field.backend-beside'),
  portMissing: message('untranslated-field.port-missing'),
  policyPort: message('untranslated-field.policy-port'),
  policyOptions: message('untranslated-field.policy-options'),
  policyHostname: message('untranslated-field.policy-hostname'),
  namespaceIgnored: message('untranslated-field.namespace-ignored'),
  otherNamespace: message('untranslated-field.other-namespace'),
  sniMissing: message('untranslated-field.sni-missing'),
} as const;
