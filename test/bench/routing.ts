import type { Change, IndexedObject, Snapshot, Workspace } from '../../server/src/engine/index.ts';
import {
  answer,
  builtInSchemas,
  createWorkspace,
  finished,
  renderMessage,
  routeTable,
} from '../../server/src/engine/index.ts';
import { simulate } from '../../server/src/features/simulate.ts';
import { type Figure, measure } from './figures.ts';
import { generateWorkspace } from './generate.ts';

const REQUESTS = 500;

/** A Gateway with about a thousand Routes: its table from nothing and after an edit, and requests to it. */
export function benchRouting(files: number): Figure[] {
  const changes = [...generateWorkspace(files)].map(
    ([path, text]): Change => ({ type: 'stored', uri: `file:///w/${path}`, text }),
  );
  const read: number[] = [];
  const cold: number[] = [];
  for (let i = 0; i < 5; i++) {
    const { took, result } = timed(() => open(changes));
    read.push(took);
    cold.push(timed(() => tableIn(result.snapshot())).took);
  }
  const workspace = open(changes);
  const routes = workspace.snapshot().index.objectsOfKind('gateway.networking.k8s.io/HTTPRoute').length;
  const edited: number[] = [];
  for (let i = 0; i < 50; i++) {
    const snapshot = edit(workspace, changes, i);
    edited.push(timed(() => tableIn(snapshot)).took);
  }
  const table = tableIn(workspace.snapshot());
  const ask = (i: number): void => {
    answer(table, {
      url: `http://app-${i % 300}-0.example.com/v2/items/3`,
      headers: { 'x-version': '2' },
    });
  };
  const name = (what: string): string => `routing: ${what}, ${routes} Routes`;
  return [
    { name: name('a workspace that is read at once'), unit: 'ms', samples: read },
    { name: name('table, with attachment'), unit: 'ms', samples: cold },
    { name: name('table after an edit'), unit: 'ms', samples: edited.slice(10) },
    measure(name('one request'), REQUESTS, ask, 50),
    measure(name('simulator, typing a URL'), 100, simulated(workspace.snapshot()), 10),
  ];
}

/** The simulator's whole answer with its trace, as it is sent to the page; a keystroke more of the path each time. */
function simulated(snapshot: Snapshot): (i: number) => void {
  const path = '/v2/items/3';
  return (i) => {
    const url = `http://app-${i % 300}-0.example.com${path.slice(0, 1 + (i % path.length))}`;
    JSON.stringify(finished(simulate(snapshot, { request: { url } }, renderMessage)));
  };
}

function open(changes: readonly Change[]): Workspace {
  const workspace = createWorkspace(builtInSchemas());
  workspace.apply(changes);
  return workspace;
}

/** Another weight in one Route. */
function edit(workspace: Workspace, changes: readonly Change[], i: number): Snapshot {
  const change = changes.find(({ uri }) => uri.endsWith('app-7/route.yaml'));
  if (change?.type !== 'stored') throw new Error('no Route to edit');
  return workspace.apply([{ ...change, text: change.text.replace('weight: 90', `weight: ${100 + i}`) }]);
}

function tableIn(snapshot: Snapshot): ReturnType<typeof routeTable> {
  return routeTable(snapshot, gatewayIn(snapshot));
}

function gatewayIn(snapshot: Snapshot): IndexedObject {
  const [gateway] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', 'edge');
  if (!gateway) throw new Error('no Gateway');
  return gateway;
}

function timed<Result>(task: () => Result): { readonly took: number; readonly result: Result } {
  const started = performance.now();
  const result = task();
  return { took: performance.now() - started, result };
}
