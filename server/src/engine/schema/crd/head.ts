import type { KindVersion } from '../model.ts';

/** What a CustomResourceDefinition says of its kind beside the schemas. */
export type CrdHead = {
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly singular: string;
  readonly shortNames: readonly string[];
  readonly namespaced: boolean;
  /** In the order in which they are written. */
  readonly versions: readonly KindVersion[];
};

/**
 * The head of a CRD by a look at its lines, which are many: nearly all belong to schemas and are skipped. Reads the
 * block style of generated files; undefined for anything else, where only a parse tells.
 * @param text the object alone; it may be indented as a whole
 */
export function scanCrdHead(text: string): CrdHead | undefined {
  const lines = linesOf(text);
  const base = lines.find(({ text: line }) => /^(?:apiVersion|kind|spec|metadata):/.test(line))?.column;
  const spec = lines.findIndex(
    ({ column, text: line }) => column === base && /^spec:\s*(?:#.*)?$/.test(line),
  );
  if (base === undefined || spec === -1) return undefined;
  const below = blockAfter(lines, spec, base);
  const column = below[0]?.column ?? 0;
  const names = sectionOf(below, column, 'names');
  const group = scalarOf(below, column, 'group');
  const kind = scalarOf(names, names[0]?.column, 'kind');
  const plural = scalarOf(names, names[0]?.column, 'plural');
  const versions = versionsOf(sectionOf(below, column, 'versions'));
  if (group === undefined || kind === undefined || plural === undefined || !versions) return undefined;
  return {
    group,
    kind,
    plural,
    singular: scalarOf(names, names[0]?.column, 'singular') ?? kind.toLowerCase(),
    shortNames: sectionOf(names, names[0]?.column, 'shortNames').flatMap(({ text: line }) => {
      const item = /^-[ ]+(.*)$/.exec(line)?.[1];
      return item === undefined ? [] : [unquoted(item)];
    }),
    namespaced: scalarOf(below, column, 'scope') !== 'Cluster',
    versions,
  };
}

type Line = { readonly column: number; readonly text: string };

/** Deeper lines belong to schemas: heads are flat, even as items of a list. */
const DEEPEST = 14;

/** The lines that may belong to a head. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    let at = start;
    while (at < end && text.charCodeAt(at) === SPACE) at++;
    if (at < end && at - start <= DEEPEST && text.charCodeAt(at) !== HASH)
      lines.push({ column: at - start, text: text.slice(at, end).trimEnd() });
    start = end + 1;
  }
  return lines.filter(({ text: line }) => line !== '' && !line.startsWith('---'));
}

const SPACE = 32;
const HASH = 35;

/** The lines after `index` that are deeper than `column`; the items of a list may stand at the column of its key. */
function blockAfter(lines: readonly Line[], index: number, column: number): readonly Line[] {
  const isList = lines[index + 1]?.column === column && lines[index + 1]?.text.startsWith('-');
  const end = lines.findIndex(
    (line, at) =>
      at > index &&
      (line.column < column || (line.column === column && !(isList && line.text.startsWith('-')))),
  );
  return lines.slice(index + 1, end === -1 ? undefined : end);
}

function sectionOf(lines: readonly Line[], column: number | undefined, key: string): readonly Line[] {
  const at = lines.findIndex((line) => line.column === column && line.text.startsWith(`${key}:`));
  return at === -1 || column === undefined ? [] : blockAfter(lines, at, column);
}

function scalarOf(lines: readonly Line[], column: number | undefined, key: string): string | undefined {
  const line = lines.find((each) => each.column === column && each.text.startsWith(`${key}:`));
  const value = line && unquoted(line.text.slice(key.length + 1));
  return value === '' ? undefined : value;
}

function unquoted(written: string): string {
  const text = written.trim();
  const quoted = /^"([^"\\]*)"|^'([^']*)'/.exec(text);
  return quoted ? (quoted[1] ?? quoted[2] ?? '') : text.replace(/\s+#.*$/, '');
}

/** Undefined where the versions are written in another way. */
function versionsOf(lines: readonly Line[]): readonly KindVersion[] | undefined {
  const [first] = lines;
  if (!first?.text.startsWith('- ')) return undefined;
  const inner = first.column + (/^-[ ]+/.exec(first.text)?.[0].length ?? 2);
  const items: Line[][] = [];
  for (const line of lines)
    if (line.column === first.column && line.text.startsWith('- '))
      items.push([{ column: inner, text: line.text.slice(2).trimStart() }]);
    else if (line.column === inner) items.at(-1)?.push(line);
  const versions = items.flatMap((item): KindVersion[] => {
    const version = scalarOf(item, inner, 'name');
    if (version === undefined) return [];
    const says = (key: string): boolean => scalarOf(item, inner, key) === 'true';
    return [{ version, served: says('served'), storage: says('storage'), deprecated: says('deprecated') }];
  });
  return versions.length === items.length ? versions : undefined;
}
