import type { Snapshot, Span, TextEdit } from '../../engine/index.ts';
import { isGatewayApiGroup, partAt, placeAt, shiftSpan } from '../../engine/index.ts';

/**
 * For a Gateway API resource whose apiVersion lies in the range: the newest version that the target serves, if the one
 * written is served too. (One that is not is a finding with a fix of its own.)
 */
export function newerVersion(
  snapshot: Snapshot,
  uri: string,
  range: Span,
): { readonly apiVersion: string; readonly edit: TextEdit }[] {
  const file = snapshot.file(uri);
  const part = file && partAt(file, range.start);
  if (part?.manifest.reading !== 'full') return [];
  const root = part.manifest.yaml().root;
  return part.manifest.resources.flatMap(({ group, kind, version, pointer }) => {
    if (!isGatewayApiGroup(group)) return [];
    const versions = snapshot.schemas.kind(snapshot.target, group, kind)?.versions ?? [];
    const written = versions.find((each) => each.version === version);
    const [newest] = versions.filter(({ served, deprecated }) => served && !deprecated);
    const place = root && placeAt(root, `${pointer}/apiVersion`);
    if (!written?.served || written.deprecated || !newest || newest.version === version || !place) return [];
    const span = shiftSpan(place.node.span, part.offset);
    if (place.node.alias !== undefined || span.start > range.end || range.start > span.end) return [];
    const apiVersion = `${group}/${newest.version}`;
    return [{ apiVersion, edit: { uri, span, newText: apiVersion } }];
  });
}
