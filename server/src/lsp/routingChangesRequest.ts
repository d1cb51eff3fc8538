import type { Connection } from 'vscode-languageserver';
import {
  type Change,
  createWorkspace,
  type Render,
  type SchemaStore,
  type Snapshot,
  type Steps,
} from '../engine/index.ts';
import { routingChanges } from '../features/routingChanges.ts';
import { methods, type RoutingChangesParams, type RoutingChangesResult } from '../protocol.ts';
import type { IsOurs } from './diagnostics/spoken.ts';
import type { Answer, Asked } from './requests.ts';
import type { Stepwise } from './stepwise.ts';
import { canonicalUri } from './uris.ts';
import { isComparedText, isWantedName } from './wanted.ts';

export type ComparisonParts = {
  readonly schemas: SchemaStore;
  /** Resolves when the workspace is read. */
  readonly settled: () => Promise<void>;
  /** Whether a file belongs to the workspace, be it here or only in the other version. */
  readonly isOurs: IsOurs;
};

/** Answers which requests go elsewhere than in another version. */
export function registerRoutingChanges(
  connection: Connection,
  answer: Answer,
  stepwise: Stepwise,
  render: Render,
  { schemas, settled, isOurs }: ComparisonParts,
): void {
  connection.onRequest(
    methods.routingChanges,
    answer(
      methods.routingChanges,
      undefined,
      async ({ params, token }: Asked<RoutingChangesParams>): Promise<RoutingChangesResult> => {
        await settled();
        const replaced = baseTexts(params, isOurs);
        return stepwise(token, (head) => compare(head, schemas, replaced, render));
      },
    ),
  );
}

type Texts = ReadonlyMap<string, string | null>;

/** Of what differs, what the workspace would read. */
function baseTexts({ base }: RoutingChangesParams, isOurs: IsOurs): Texts {
  const texts = new Map<string, string | null>();
  for (const { uri, text } of base) {
    const ours = canonicalUri(uri);
    if (!isWantedName(ours) || !isOurs(ours)) continue;
    texts.set(ours, text !== null && isComparedText(ours, text) ? text : null);
  }
  return texts;
}

function* compare(
  head: Snapshot,
  schemas: SchemaStore,
  replaced: Texts,
  render: Render,
): Steps<RoutingChangesResult> {
  const base = yield* baseOf(head, schemas, replaced);
  return yield* routingChanges({ base, head }, render);
}

/** How many files are read in one go. */
const AT_ONCE = 8;

/** The workspace as it is, but for the files that are replaced. */
function* baseOf(head: Snapshot, schemas: SchemaStore, replaced: Texts): Steps<Snapshot> {
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
    yield;
  }
  return workspace.snapshot();
}
