import { builtInSchemas, type Change, createWorkspace, routingDiff } from '../../server/src/engine/index.ts';
import type { Figure } from './figures.ts';
import { generateWorkspace } from './generate.ts';

const ROUNDS = 5;

/** Two versions of about a thousand Routes of which one has another weight: each round with tables from nothing. */
export function benchRoutingDiff(files: number): Figure[] {
  const base = [...generateWorkspace(files)].map(
    ([path, text]): Change => ({ type: 'stored', uri: `file:///w/${path}`, text }),
  );
  const head = base.map((change) =>
    change.type === 'stored' && change.uri.endsWith('app-7/route.yaml')
      ? { ...change, text: change.text.replace('weight: 90', 'weight: 50') }
      : change,
  );
  const whole: number[] = [];
  const longest: number[] = [];
  let routes = 0;
  for (let i = 0; i < ROUNDS; i++) {
    const [before, after] = [base, head].map((changes) => createWorkspace(builtInSchemas()).apply(changes));
    if (!before || !after) throw new Error('no versions');
    routes = after.index.objectsOfKind('gateway.networking.k8s.io/HTTPRoute').length;
    const start = performance.now();
    let last = start;
    let step = 0;
    for (const steps = routingDiff(before, after); ; ) {
      const { done, value } = steps.next();
      const now = performance.now();
      step = Math.max(step, now - last);
      last = now;
      if (!done) continue;
      if (value.changes.length !== 1) throw new Error(`${value.changes.length} changes instead of one`);
      break;
    }
    whole.push(last - start);
    longest.push(step);
  }
  const name = (what: string): string => `routing diff: ${what}, ${routes} Routes`;
  return [
    { name: name('one Route edited'), unit: 'ms', samples: whole },
    { name: name('its longest step'), unit: 'ms', samples: longest },
  ];
}
