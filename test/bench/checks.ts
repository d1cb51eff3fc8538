import { parse, stringify } from 'yaml';
import type { SchemaStore, Workspace } from '../../server/src/engine/index.ts';
import { builtInSchemas, createWorkspace, DEFAULT_CONFIG } from '../../server/src/engine/index.ts';
import { SAMPLES } from '../cel/samples.ts';
import type { Figure } from './figures.ts';

const URI = 'file:///w/sample.yaml';
const ROUNDS = 200;
const WARM_UP = 60;

/**
 * Checking one document of each kind that has something at every place with a rule, without reading it: the first time
 * in a process, and when everything is warm.
 */
export function benchChecks(): Figure[] {
  const schemas = builtInSchemas(); // shared, as in a program: each kind is met for the first time once
  return documents(schemas).flatMap(({ kind, text }) => {
    const workspace = createWorkspace(schemas, { ...DEFAULT_CONFIG, channel: 'experimental' });
    const samples = Array.from({ length: WARM_UP + ROUNDS }, (_, i) => checked(workspace, text, i));
    return [
      { name: `check: first ${kind}`, unit: 'ms', samples: samples.slice(0, 1) },
      { name: `check: another ${kind}`, unit: 'ms', samples: samples.slice(WARM_UP) },
    ];
  });
}

/** The first sample of each kind that the target knows. */
function documents(schemas: SchemaStore): readonly { readonly kind: string; readonly text: string }[] {
  const [release] = schemas.releases;
  const known = release ? schemas.kinds({ release, channel: 'experimental' }) : [];
  const seen = new Set<string>();
  return SAMPLES.flatMap((sample) => {
    const { kind, channel: _, ...rest } = parse(sample) as { kind: string; channel?: string };
    const info = known.find((candidate) => candidate.kind === kind);
    const version = info?.versions.find(({ served }) => served)?.version;
    if (!info || version === undefined || seen.has(kind)) return [];
    seen.add(kind);
    return [{ kind, text: stringify({ apiVersion: `${info.group}/${version}`, kind, ...rest }) }];
  });
}

/** Every round is another text, so that nothing is known of it. */
function checked(workspace: Workspace, text: string, round: number): number {
  const snapshot = workspace.apply([
    { type: 'opened', uri: URI, text: `${text}# ${round}\n`, version: round },
  ]);
  const started = performance.now();
  snapshot.documentFindings(URI);
  return performance.now() - started;
}
