import type { IndexedResource, KindVersion, Snapshot } from '../../engine/index.ts';
import { isGatewayApiGroup } from '../../engine/index.ts';
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
  const description = known.description ?? '';
  return [
    `**${plain(kind)}** · ${inOneLine([
      code(group),
      words(namespaced ? 'kind.namespaced' : 'kind.cluster'),
      ...shortNames.map(code),
    ])}`,
    isGatewayApiGroup(group) ? description : plain(description),
    info
      ? words('kind.versions', {
          ...target,
          versions: info.versions.map((each) => versionText(each, words)).join(', '),
        })
      : `⚠ ${words('kind.none', { ...target })}`,
    docsLink(known.docs, words),
  ]
    .filter((part) => part !== undefined && part !== '')
    .join('\n\n');
}

function versionText({ version, served, storage, deprecated }: KindVersion, words: Words): string {
  const name = code(version);
  if (!served) return words('version.unserved', { version: name });
  if (deprecated) return words('version.deprecated', { version: name });
  return storage ? words('version.stored', { version: name }) : name;
}
