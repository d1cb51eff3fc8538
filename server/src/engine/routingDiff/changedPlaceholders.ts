import { isGatewayApiGroup, isRouteKind } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { SHOWN } from '../routing/filledIn.ts';
import { type UnknownText, unknownTexts } from '../yaml/unknownTexts.ts';
import type { VersionWithFiles } from './unread.ts';

/** Values of one file's objects that are filled in later, those that went and those that came. */
export type ChangedPlaceholders = {
  readonly uri: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

/**
 * Values that decide over requests, and that are filled in later in both versions, by other placeholders: the requests
 * stay unknown, and yet they are others. Where only one version has a placeholder, the answers differ and are compared.
 * @param uris of files that differ; an object may stand in another one of them
 */
export function changedPlaceholders(
  base: VersionWithFiles,
  head: VersionWithFiles,
  uris: readonly string[],
): readonly ChangedPlaceholders[] {
  const [was, is] = [placesIn(base, uris), placesIn(head, uris)];
  const found = new Map<string, { before: Set<string>; after: Set<string> }>();
  for (const [place, { uri, texts }] of is) {
    const before = was.get(place);
    if (!before) continue;
    const [went, came] = [without(before.texts, texts), without(texts, before.texts)];
    if (went.length + came.length === 0) continue;
    const all = found.get(uri) ?? { before: new Set(), after: new Set() };
    found.set(uri, all);
    for (const text of went) all.before.add(text);
    for (const text of came) all.after.add(text);
  }
  return [...found].map(([uri, { before, after }]) => ({ uri, before: [...before], after: [...after] }));
}

type Place = { readonly uri: string; readonly texts: string[] };

/** The texts by object and field. */
function placesIn(version: VersionWithFiles, uris: readonly string[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const uri of uris)
    for (const { manifest } of version.file(uri)?.parts ?? [])
      for (const resource of manifest.resources)
        for (const { path, text } of textsOf(resource)) {
          const key = JSON.stringify([
            resource.group,
            resource.kind,
            resource.namespace,
            resource.name,
            path,
          ]);
          const known = places.get(key);
          if (known) known.texts.push(text);
          else places.set(key, { uri, texts: [text] });
        }
  return places;
}

function textsOf({ group, kind, value }: Resource): readonly UnknownText[] {
  if (!isGatewayApiGroup(group)) return [];
  // What else is written in rules shows in the requests that are compared.
  return unknownTexts(value.spec, isRouteKind(group, kind) ? SHOWN : ASIDE);
}

/** Fields of a Gateway that decide over no request. */
const ASIDE: ReadonlySet<string> = new Set(['infrastructure', 'addresses']);

/** What is in a list more often than in the other one. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return texts.filter((text) => {
    const index = left.indexOf(text);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}
