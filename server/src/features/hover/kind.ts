import type { IndexedResource, KindInfo, KindVersion, Snapshot } from '../../engine/index.ts';
import { descriptionOf } from '../description.ts';
import { code, inOneLine, plain } from '../markdown.ts';
import type { Words } from '../strings.ts';
import { docsLink } from './field.ts';

/** What a kind is, and in which versions the target has it; undefined for kinds without a schema. */
export function kindText(
  snapshot: Snapshot,
  { resource }: IndexedResource,
  words: Words,
): string | undefined {
  const { schemas, target } = snapshot;
  const info = schemas.kind(target, resource.group, resource.kind);
  const known =
    info ??
    schemas.releases
      .map((release) => schemas.kind({ release, channel: 'experimental' }, resource.group, resource.kind))
      .find((each) => each !== undefined);
  if (!known) return undefined;
  const { group, kind, shortNames, namespaced } = known;
  return [
    `**${plain(kind)}** · ${inOneLine([
      code(group),
      words(namespaced ? 'kind.namespaced' : 'kind.cluster'),
      ...shortNames.map(code),
    ])}`,
    known.description ?? definitionText(snapshot, known),
    info ? versionsText(info, snapshot, words) : `⚠ ${words('kind.none', { ...target })}`,
    docsLink(known.docs, words),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

function versionsText({ versions, origin }: KindInfo, { target }: Snapshot, words: Words): string {
  const texts = versions.map((each) => versionText(each, words)).join(', ');
  return origin === 'workspace'
    ? words('kind.defined', { versions: texts })
    : words('kind.versions', { ...target, versions: texts });
}

/** What a CRD of the workspace says of its kind, in the version that it stores. */
function definitionText({ schemas, target }: Snapshot, { group, kind, versions }: KindInfo): string {
  const { version } = versions.find(({ storage }) => storage) ?? versions[0] ?? {};
  const schema = version === undefined ? undefined : schemas.schema(target, group, version, kind);
  return schema ? descriptionOf(schema) : '';
}

function versionText({ version, served, storage, deprecated }: KindVersion, words: Words): string {
  const name = code(version);
  if (!served) return words('version.unserved', { version: name });
  if (deprecated) return words('version.deprecated', { version: name });
  return storage ? words('version.stored', { version: name }) : name;
}
