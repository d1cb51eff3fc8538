import type { Span } from '../text/span.ts';
import { maskPlaceholders } from '../yaml/placeholders.ts';
import { resolvePlain } from '../yaml/scalars.ts';

/**
 * What a look at the lines tells of a resource: enough to index it as the target of a reference. It reads block style
 * YAML as people and tools write it, and a test shows that it agrees with the full reading.
 */
export type ScannedResource = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly namespaceUnknown?: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly secretType?: string;
  readonly pointer: string;
  readonly span: Span;
  readonly nameSpan: Span;
};

/** The resources of one document: one, or the items of a `kind: List`; none where apiVersion or kind is missing. */
export function scanResources(text: string): ScannedResource[] {
  const whole = { start: 0, end: text.length };
  const items = itemSpans(text);
  if (items.length === 0) return present(scanObject(text, whole, 0, ''));
  return items.flatMap(({ span, column }, index) =>
    present(scanObject(text, span, column, `/items/${index}`)),
  );
}

/** `apiVersion` and `kind` as the first lines that look like them say; the cheapest look there is. */
export function sniff(text: string): { readonly apiVersion?: string; readonly kind?: string } {
  const apiVersion = SNIFF_API_VERSION.exec(text)?.[1];
  const kind = SNIFF_KIND.exec(text)?.[1];
  return { ...(apiVersion !== undefined && { apiVersion }), ...(kind !== undefined && { kind }) };
}

const SNIFF_API_VERSION = /^apiVersion[ \t]*:[ \t]*["']?([^\s"'#]+)/m;
const SNIFF_KIND = /^kind[ \t]*:[ \t]*["']?([^\s"'#]+)/m;

function present(resource: ScannedResource | undefined): ScannedResource[] {
  return resource ? [resource] : [];
}

function scanObject(text: string, span: Span, column: number, pointer: string): ScannedResource | undefined {
  const fields = keysAt(text, span, column);
  const apiVersion = fields.get('apiVersion')?.value;
  const kind = fields.get('kind');
  if (!apiVersion || !kind?.value) return undefined;
  const metadata = metadataOf(text, fields.get('metadata'), column);
  const type = kind.value === 'Secret' ? fields.get('type')?.value : undefined;
  return {
    apiVersion,
    kind: kind.value,
    pointer,
    span,
    ...metadata,
    nameSpan: metadata.nameSpan ?? kind.span,
    ...(type !== undefined && { secretType: type }),
  };
}

type Field = {
  /** Absent where there is no string: a number, a placeholder, a block below. */
  readonly value?: string;
  readonly placeholder: boolean;
  readonly span: Span;
  /** What stands below the key, up to the next key of the same map. */
  readonly block: Span;
};

/** The keys at `column` within `span`, the first of each name. */
function keysAt(text: string, span: Span, column: number): Map<string, Field> {
  const fields = new Map<string, Field>();
  let open: { readonly key: string; readonly field: Field; readonly from: number } | undefined;
  const close = (end: number): void => {
    if (open && !fields.has(open.key))
      fields.set(open.key, { ...open.field, block: { start: open.from, end } });
  };
  for (let start = span.start; start < span.end; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 || newline >= span.end ? span.end : newline + 1;
    if (isKeyLine(text, start, end, column)) {
      const key = KEY.exec(text.slice(start + column, end));
      close(start);
      open = undefined;
      if (key) {
        const [matched, name = '', rest = ''] = key;
        const at = start + column + matched.length - rest.length;
        open = { key: name, field: { ...readScalar(rest, at), block: { start: end, end } }, from: end };
      }
    }
    start = end;
  }
  close(span.end);
  return fields;
}

const KEY = /^["']?([\w.\-/]+)["']?[ \t]*:(?:[ \t]+|(?=\r?\n|$))([^\r\n]*)/;

/** Whether the line has its first letter at `column`; a list item's dash may stand before it. */
function isKeyLine(text: string, start: number, end: number, column: number): boolean {
  if (start + column >= end) return false;
  for (let i = start; i < start + column; i++) {
    const character = text.charCodeAt(i);
    if (character !== SPACE && character !== DASH) return false;
  }
  const first = text.charCodeAt(start + column);
  return first > SPACE && first !== HASH && first !== DASH;
}

const SPACE = 32;
const DASH = 45;
const HASH = 35;

function readScalar(rest: string, at: number): Omit<Field, 'block'> {
  const quoted = /^"((?:[^"\\]|\\.)*)"|^'((?:[^']|'')*)'/.exec(rest);
  const source = quoted ? quoted[0] : rest.replace(/(?:^|[ \t]+)#.*$/, '').trimEnd();
  const span = { start: at, end: at + source.length };
  if (maskPlaceholders(source).placeholders.length > 0 || rest.startsWith('#@ '))
    return { placeholder: true, span }; // ytt's look like comments
  const inner = quoted ? (quoted[1] ?? quoted[2] ?? '') : source;
  const isText = quoted !== null || (typeof resolvePlain(source) === 'string' && !/^[|>&*!{[]/.test(source));
  return { placeholder: false, span, ...(isText && inner !== '' && { value: inner }) };
}

type Metadata = Pick<
  ScannedResource,
  'name' | 'namespace' | 'namespaceUnknown' | 'labels' | 'annotations'
> & {
  readonly nameSpan?: Span;
};

function metadataOf(text: string, metadata: Field | undefined, column: number): Metadata {
  const fields = metadata ? childrenOf(text, metadata.block, column) : new Map<string, Field>();
  const name = fields.get('name');
  const namespace = fields.get('namespace');
  return {
    ...(name?.value !== undefined && { name: name.value, nameSpan: name.span }),
    ...(namespace?.value !== undefined && { namespace: namespace.value }),
    ...(namespace?.placeholder && { namespaceUnknown: true }),
    labels: stringsOf(text, fields.get('labels')),
    annotations: stringsOf(text, fields.get('annotations')),
  };
}

function stringsOf(text: string, field: Field | undefined): Record<string, string> {
  const strings: Record<string, string> = {};
  if (field)
    for (const [key, { value }] of childrenOf(text, field.block, 0))
      if (value !== undefined) strings[key] = value;
  return strings;
}

/** The keys of the map in `block`, at whatever column its first key stands beyond `column`. */
function childrenOf(text: string, block: Span, column: number): Map<string, Field> {
  const first = /^([ ]+)[^\s#]/m.exec(text.slice(block.start, block.end))?.[1];
  return first && first.length > column ? keysAt(text, block, first.length) : new Map();
}

/** The items of a top-level `items:` list, each from its dash to the next. */
function itemSpans(text: string): { readonly span: Span; readonly column: number }[] {
  const kind = sniff(text).kind;
  if (!kind?.endsWith('List')) return [];
  const items = keysAt(text, { start: 0, end: text.length }, 0).get('items');
  if (!items) return [];
  const block = { start: items.block.start, end: items.block.end };
  const indent = /^([ ]*)-[ ]+\S/m.exec(text.slice(block.start, block.end))?.[1];
  if (indent === undefined) return [];
  const dash = new RegExp(`^${indent}-[ ]`, 'gm');
  const starts = [...text.slice(block.start, block.end).matchAll(dash)].map(
    (match) => block.start + match.index,
  );
  return starts.map((start, index) => ({
    span: { start, end: starts[index + 1] ?? block.end },
    column: indent.length + 2,
  }));
}
