import type { Connection } from 'vscode-languageserver';
import {
  type Change,
  createWorkspace,
  type Render,
  type SchemaStore,
  type Snapshot,
  StaleSnapshotError,
} from '../engine/index.ts';
import { routingChanges } from '../features/routingChanges.ts';
import { methods, type RoutingChangesParams, type RoutingChangesResult } from '../protocol.ts';
import type { IsOurs } from './diagnostics/spoken.ts';
import { type Answer, type Asked, cancelled } from './requests.ts';
import type { GiveWay } from './slices.ts';
import { canonicalUri } from './uris.ts';
import { isWantedName, isWantedText } from './wanted.ts';

export type ComparisonParts = {
  readonly snapshot: () => Snapshot;
  readonly schemas: SchemaStore;
  /** Resolves when the workspace is read. */
  readonly settled: () => Promise<void>;
  readonly giveWay: GiveWay;
  /** Whether a file belongs to the workspace, be it here or only in the other version. */
  readonly isOurs: IsOurs;
};

/** Answers which requests go elsewhere than in another version. */
export function registerRoutingChanges(
  connection: Connection,
  answer: Answer,
  render: Render,
  parts: ComparisonParts,
): void {
  connection.onRequest(
    methods.routingChanges,
    answer(
      methods.routingChanges,
      undefined,
      async ({ params, token }: Asked<RoutingChangesParams>): Promise<RoutingChangesResult> => {
        await parts.settled();
        const replaced = baseTexts(params, parts.isOurs);
        for (let left = MOST_TRIES; ; left--)
          try {
            return await compare(parts, replaced, render, () => token.isCancellationRequested);
          } catch (error) {
            // Somebody typed in between: what was found is about a text that is no more.
            if (!(error instanceof StaleSnapshotError) || left === 0) throw error;
          }
      },
    ),
  );
}

const MOST_TRIES = 3;

type Texts = ReadonlyMap<string, string | null>;

/** Of what differs, what the workspace would read. */
function baseTexts({ base }: RoutingChangesParams, isOurs: IsOurs): Texts {
  const texts = new Map<string, string | null>();
  for (const { uri, text } of base) {
    const ours = canonicalUri(uri);
    if (!isWantedName(ours) || !isOurs(ours)) continue;
    texts.set(ours, text !== null && isWantedText(ours, text) ? text : null);
  }
  return texts;
}

async function compare(
  { snapshot, schemas, giveWay }: ComparisonParts,
  replaced: Texts,
  render: Render,
  isCancelled: () => boolean,
): Promise<RoutingChangesResult> {
  const pause = async (): Promise<void> => {
    await giveWay();
    if (isCancelled()) throw cancelled();
  };
  const head = snapshot();
  const base = await baseOf(head, schemas, replaced, pause);
  const steps = routingChanges({ base, head }, render);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

/** How many files are read in one go. */
const AT_ONCE = 8;

/** The workspace as it is, but for the files that are replaced. */
async function baseOf(
  head: Snapshot,
  schemas: SchemaStore,
  replaced: Texts,
  pause: () => Promise<void>,
): Promise<Snapshot> {
  const texts = new Map<string, string>();
  for (const uri of head.uris()) {
    const file = head.file(uri);
    if (file) texts.set(uri, file.text);
  }
  for (const [uri, text] of replaced)
    if (text === null) texts.delete(uri);
    else texts.set(uri, text);
  const changes = [...texts].map(([uri, text]): Change => ({ type: 'stored', uri, text }));
  const workspace = createWorkspace(schemas, head.config);
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    workspace.apply(changes.slice(at, at + AT_ONCE));
    await pause();
  }
  return workspace.snapshot();
}
