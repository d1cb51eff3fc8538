import type { IndexedResource, KindInfo, Schema, Snapshot, Target } from '../../engine/index.ts';
import { schemaAt, stepsOf } from '../../engine/index.ts';
import type { AtCursor } from '../atCursor.ts';
import { descriptionOf } from '../description.ts';
import { code, inOneLine, plain } from '../markdown.ts';
import type { Words } from '../strings.ts';
import { limitsOf, typeOf } from './limits.ts';

/** The documentation of the field whose key is under the cursor; undefined for what no schema describes. */
export function fieldText(
  snapshot: Snapshot,
  at: AtCursor,
  from: IndexedResource,
  words: Words,
): string | undefined {
  const found = describedAt(snapshot, at, from);
  if (!found || !isWorthShowing(found)) return undefined;
  const { schema, parent, target, name, docs } = found;
  const isRequired = parent?.required?.includes(name);
  const facts = inOneLine([
    typeOf(schema, words),
    isRequired && words('field.required'),
    schema.default !== undefined && words('field.default', { value: code(valueText(schema.default)) }),
    ...limitsOf(schema, words),
  ]);
  const isElsewhere =
    target.channel !== snapshot.target.channel || target.release !== snapshot.target.release;
  const examples = (schema.examples ?? []).map((example) => code(valueText(example)));
  return [
    `**${plain(name)}** · ${facts}`,
    isElsewhere && `⚠ ${words('field.not-in-target', { ...snapshot.target })}`,
    descriptionOf(schema),
    valueList(schema),
    examples.length > 0 && words('field.example', { value: examples.join(', ') }),
    inOneLine([isAsOldAsItsKind(found) ? undefined : sinceText(schema.since, words), docsLink(docs, words)]),
  ]
    .filter((part) => part !== false && part !== undefined && part !== '')
    .join('\n\n');
}

/** A key that only a map of anything allows has nothing of its own to say. */
function isWorthShowing({ schema, parent, name }: Described): boolean {
  return descriptionOf(schema) !== '' || Object.hasOwn(parent?.properties ?? {}, name);
}

/** Whether the field is as old as its kind, which is nothing to speak of. */
function isAsOldAsItsKind({ schema: { since }, root }: Described): boolean {
  return since?.standard === root.since?.standard && since?.experimental === root.since?.experimental;
}

/** What the enum value under the cursor means; undefined for values of other fields. */
export function enumValueText(
  snapshot: Snapshot,
  at: AtCursor,
  from: IndexedResource,
  words: Words,
): string | undefined {
  const node = at.hit?.node;
  const found = node && describedAt(snapshot, at, from);
  if (!found || node?.type !== 'scalar' || node.placeholder) return undefined;
  const meaning = found.schema.enumDescriptions?.[String(node.value)];
  if (meaning === undefined || !found.schema.enum?.includes(node.value)) return undefined;
  const link = docsLink(found.docs, words);
  return [`**${plain(String(node.value))}**`, meaning, ...(link ? [link] : [])].join('\n\n');
}

type Described = {
  readonly name: string;
  readonly schema: Schema;
  readonly root: Schema;
  readonly parent?: Schema | undefined;
  /** Where the field exists: the workspace's target if it does there, else the newest release with everything. */
  readonly target: Target;
  readonly info?: KindInfo | undefined;
  /** The official page about the field, else about what is around it. */
  readonly docs: string | undefined;
};

function describedAt(
  { schemas, target }: Snapshot,
  { own }: AtCursor,
  { resource }: IndexedResource,
): Described | undefined {
  const path = stepsOf(own);
  const [newest] = schemas.releases;
  const everything: Target[] = newest ? [{ release: newest, channel: 'experimental' }] : [];
  for (const each of [target, ...everything]) {
    const info = schemas.kind(each, resource.group, resource.kind);
    const versions = [resource.version, ...(info?.versions ?? []).map(({ version }) => version)];
    for (const version of new Set(versions)) {
      const root = schemas.schema(each, resource.group, version, resource.kind);
      const schema = root && schemaAt(root, path);
      if (!root || !schema) continue;
      const around = path.map((_, depth) => schemaAt(root, path.slice(0, depth)));
      const docs = [root, ...around.slice(1), schema].findLast((part) => part?.docs)?.docs ?? info?.docs;
      return { name: path.at(-1) ?? '', schema, root, parent: around.at(-1), target: each, info, docs };
    }
  }
  return undefined;
}

function valueList(schema: Schema): string | undefined {
  const meanings = schema.enumDescriptions ?? {};
  if (!schema.enum) return undefined;
  const known = schema.enum.filter((value) => meanings[String(value)] !== undefined);
  if (known.length < schema.enum.length) return schema.enum.map((value) => code(String(value))).join(' ');
  return known.map((value) => `- ${code(String(value))}: ${meanings[String(value)]}`).join('\n');
}

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** In which release a field came, as a sentence. */
export function sinceText(since: Schema['since'], words: Words): string | undefined {
  const { standard, experimental } = since ?? {};
  if (standard !== undefined && experimental !== undefined)
    return standard === experimental
      ? words('since.both', { release: standard })
      : words('since.each', { standard, experimental });
  if (standard !== undefined) return words('since.both', { release: standard });
  return experimental && words('since.experimental', { release: experimental });
}

/** A link to the page about a field or kind. */
export function docsLink(url: string | undefined, words: Words): string | undefined {
  return url === undefined ? undefined : `[${words('field.docs')}](${url})`;
}
