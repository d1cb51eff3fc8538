import { message } from '../messages.ts';
import type { Finding, Fix } from './finding.ts';
import type { FixContext } from './rule.ts';

/** Takes the whole document of a finding away, with the line that parts it from its neighbour. */
export function removeDocument({ resource }: Finding, { file, part }: FixContext): readonly Fix[] {
  const own = part.manifest.resources.find(({ pointer }) => pointer === resource);
  const index = file.parts.indexOf(part);
  if (own?.pointer !== '' || index === -1) return [];
  const end = part.offset + part.manifest.text.length;
  const previous = file.parts[index - 1];
  const next = file.parts[index + 1];
  const start = previous ? previous.offset + previous.manifest.text.length : part.offset;
  const span = previous ? { start, end } : { start, end: next?.offset ?? end };
  const title = message('fix.remove-document', { kind: own.kind });
  return [{ title, safe: false, edits: [{ uri: part.uri, span, newText: '' }] }];
}
