import type { Index } from '../index/index.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { ManifestFile } from '../manifest/file.ts';
import { kindKey, parseApiVersion, ROUTE_TEST } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { sniff } from '../manifest/scan.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';
import type { RouteTest } from './model.ts';

/** All RouteTests of a workspace, or those of one file, in the order of files and text. */
export function routeTests({ index }: { readonly index: Index }, uri?: string): readonly RouteTest[] {
  return [...index.resources()]
    .filter((each) => isRouteTest(each.resource) && !each.manifest.template && (uri ?? each.uri) === each.uri)
    .map(read)
    .sort((a, b) => compare(a.from, b.from));
}

/**
 * Offsets (UTF-16) of `kind` in the documents of a file that say on a line of their own that they are RouteTests, but are so broken
 * that nothing of them could be read: nobody shall take their silence for success.
 */
export function unreadRouteTests(file: ManifestFile): readonly number[] {
  return file.parts.flatMap(({ offset, manifest }) =>
    manifest.brokenAt !== undefined && manifest.resources.length === 0 && saysRouteTest(manifest.text)
      ? [offset + manifest.text.search(/^kind/m)]
      : [],
  );
}

function saysRouteTest(text: string): boolean {
  const { apiVersion = '', kind = '' } = sniff(text);
  return kindKey(parseApiVersion(apiVersion).group, kind) === ROUTE_TEST;
}

export function isRouteTest({ group, kind }: Resource): boolean {
  return kindKey(group, kind) === ROUTE_TEST;
}

function read(from: IndexedResource): RouteTest {
  const { resource } = from;
  const cases = listAt(objectAt(resource.value, 'spec'), 'cases');
  return {
    from,
    name: resource.name ?? '',
    cases: cases.map((written, index) => ({
      index,
      name: stringAt(written, 'name') ?? '',
      pointer: `${resource.pointer}/spec/cases/${index}`,
      value: isObject(written) ? written : {},
    })),
  };
}

/** Documents of one file keep the order in which the index has them: that of the text. */
function compare(a: IndexedResource, b: IndexedResource): number {
  if (a.uri === b.uri) return 0;
  return a.uri < b.uri ? -1 : 1;
}
