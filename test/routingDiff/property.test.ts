import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  answer,
  type GatewayTable,
  type RequestAnswer,
  type RoutingDiff,
  routeTable,
  type Snapshot,
} from '../../server/src/engine/index.ts';
import { compareHostnames, coversHost } from '../../server/src/engine/routing/hostnames.ts';
import { openFiles } from '../support/fixture.ts';
import { seededRandom } from '../support/random.ts';
import { HOSTNAMES, type Manifests, mutated, randomManifests, randomRequest } from './randomTables.ts';
import { drained } from './rendered.ts';

const ROUNDS = 40;
const REQUESTS = 80;

test('each change is shown by a request that goes elsewhere, and no other request does', () => {
  const random = seededRandom(7);
  let [changes, differing, same] = [0, 0, 0];
  for (let round = 0; round < ROUNDS; round++) {
    const base = randomManifests(random);
    const head = mutated(random, base);
    const [before, after] = [snapshotOf(base), snapshotOf(head)];
    const diff = drained(before, after);
    const [was, is] = [tableIn(before), tableIn(after)];
    const context = (request: unknown): string => JSON.stringify({ round, request, base, head }, null, 1);
    assert.deepEqual(diff.undecided, []);
    for (const { request } of diff.changes) {
      if (isAlike(answer(was, request), answer(is, request))) assert.fail(context(request));
      changes++;
    }
    for (let i = 0; i < REQUESTS; i++) {
      const { host, request } = randomRequest(random);
      const [a, b] = [answer(was, request), answer(is, request)];
      if (isAlike(a, b)) {
        same++;
        continue;
      }
      differing++;
      if (!isReported(diff, classOf(host, [base, head]), a, b))
        assert.fail(context({ request, before: brief(a), after: brief(b) }));
    }
  }
  // The generator is worth something only if both happen often.
  assert.ok(changes > 300 && differing > 300 && same > 1000, `${changes} ${differing} ${same}`);
});

test('a version differs in nothing from itself, in whatever order its files come', () => {
  const random = seededRandom(8);
  for (let round = 0; round < 20; round++) {
    const base = randomManifests(random);
    const head = { ...base, routes: base.routes.toReversed() };
    assert.deepEqual(drained(snapshotOf(base), snapshotOf(head)), {
      changes: [],
      undecided: [],
      notCompared: [],
      unread: [],
    });
  }
});

function snapshotOf({ gateway, routes }: Manifests): Snapshot {
  const files = [gateway, ...routes].map((each, index) => [`${index}.json`, JSON.stringify(each)] as const);
  return openFiles({ files: new Map(files) }).snapshot;
}

function tableIn(snapshot: Snapshot): GatewayTable {
  const [gateway] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', 'public');
  assert.ok(gateway);
  return routeTable(snapshot, gateway);
}

/** Whether the same becomes of a request, whoever decides that; and whoever may win does the same in both versions. */
function isAlike(a: RequestAnswer, b: RequestAnswer): boolean {
  const [was, is] = [a, b].map(({ possible }) => possible.map((each) => [nameOf(each), effectText(each)]));
  const others = (is ?? []).filter(([name]) => was?.some(([known]) => known === name));
  const isSame = others.every(([name, text]) =>
    was?.some(([known, before]) => known === name && before === text),
  );
  return treatment(a) === treatment(b) && isSame;
}

type Effect = RequestAnswer['possible'][number];

function treatment({ outcome, possible }: RequestAnswer): string {
  const isOpen = outcome === 'unknown' || outcome === 'implementation-specific';
  const [first, ...others] = possible.map(effectText);
  return JSON.stringify([isOpen, first, [...new Set(others)].filter((each) => each !== first).sort()]);
}

function effectText({ outcome, status, grpcStatus, backends, request }: Effect): string {
  const used = backends.map(({ name, port, share }) => [name, port, share]);
  return JSON.stringify([outcome, status, grpcStatus, used, request]);
}

function nameOf({ match }: Effect): string {
  return match ? `${match.route.resource.kind} ${match.route.resource.name}` : '';
}

/** Whether a change of these winners is reported for the host; where several may win, a change of some of them. */
function isReported({ changes }: RoutingDiff, pattern: string, a: RequestAnswer, b: RequestAnswer): boolean {
  const [was, is] = [winnersOf(a), winnersOf(b)];
  return changes.some(
    (change) =>
      change.hosts.includes(pattern) &&
      winnersOf(change.before).some((each) => was.includes(each)) &&
      winnersOf(change.after).some((each) => is.includes(each)),
  );
}

function winnersOf({ possible }: RequestAnswer): readonly unknown[] {
  return possible.map(({ match, outcome }) => match?.rule ?? outcome);
}

/** The most specific hostname in use that covers a host. */
function classOf(host: string, versions: readonly Manifests[]): string {
  const text = JSON.stringify(versions);
  const covering = HOSTNAMES.filter((each) => text.includes(`"${each}"`) && coversHost(each, host));
  return covering.sort(compareHostnames)[0] ?? '';
}

function brief({ outcome, match, possible }: RequestAnswer): unknown {
  return [outcome, match?.route.resource.name, match?.rule.pointer, possible.length];
}
