import type { FileFinding, Snapshot } from '../../engine/index.ts';

/** Whether a file that is not open is spoken of at all: CRDs that lie elsewhere are only read. */
export type IsOurs = (uri: string) => boolean;

/** What is told of a file: everything while somebody looks at it, else what is worth listing. */
export function spokenFindings(snapshot: Snapshot, uri: string, isOurs: IsOurs): readonly FileFinding[] {
  if (snapshot.isOpen(uri)) return snapshot.findings(uri);
  return isOurs(uri) ? snapshot.findings(uri).filter(isSerious) : [];
}

function isSerious({ severity }: FileFinding): boolean {
  return severity === 'error' || severity === 'warning';
}
