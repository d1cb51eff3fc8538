import {
  answer,
  type Render,
  type Request,
  type RequestAnswer,
  type RouteTable,
  type Snapshot,
  type Steps,
  type TraceEntry,
} from '../engine/index.ts';
import type { SimulatedAnswer, SimulatedTrace, SimulateParams, SimulateResult } from '../protocol.ts';
import { type EffectContext, effectData, matchData, pathOf } from './simulate/effect.ts';
import { followRedirects } from './simulate/redirects.ts';
import { sampleOfTable } from './simulate/sample.ts';
import { simulatorTargets, tableOf } from './simulate/target.ts';

/** Where a request goes and why, with all that could be asked; gives way while the table is made. */
export function* simulate(
  snapshot: Snapshot,
  { target, request }: SimulateParams,
  render: Render,
): Steps<SimulateResult> {
  const targets = simulatorTargets(snapshot);
  const meant = target ?? (targets[0] && { id: targets[0].id });
  const table = meant && (yield* tableOf(snapshot, meant));
  yield;
  const nothing = { revision: snapshot.revision, targets };
  if (!meant || !table) return nothing;
  const asked = request ?? sampleOfTable(table);
  return {
    ...nothing,
    asked: { target: meant, request: asked },
    answer: answerData({ snapshot, render }, table, asked),
  };
}

/** How much of a trace is worth sending: who is on another listener or hostname is only counted. */
const TRACED = 100;

function answerData(context: EffectContext, table: RouteTable, request: Request): SimulatedAnswer {
  const found = answer(table, request);
  const trace = found.trace();
  const shown = worthReading(trace, found.listener !== undefined);
  const { snapshot, render } = context;
  return {
    ...effectData(context, found),
    dependsOn: found.dependsOn.map(render),
    otherwise: otherwise(context, found),
    hops: followRedirects(table, request, found).map(({ url, method, answer: at, end }) => ({
      url,
      method,
      effect: effectData(context, at),
      ...(end && { end }),
    })),
    path: pathOf(snapshot, found),
    trace: shown.map((entry) => traceData(context, entry)),
    traceLeft: trace.length - shown.length,
  };
}

function otherwise(
  context: EffectContext,
  { possible, dependsOn }: RequestAnswer,
): SimulatedAnswer['otherwise'] {
  return dependsOn.length === 0 ? [] : possible.slice(0, 5).map((each) => effectData(context, each));
}

/** Those that came closest; the others only if nobody came close. */
function worthReading(trace: readonly TraceEntry[], hasListener: boolean): readonly TraceEntry[] {
  const isFar = ({ failed }: TraceEntry): boolean =>
    failed === 'listener' || failed === 'hostname' || failed === 'protocol';
  const near = trace.filter((entry) => !isFar(entry));
  // Where no listener takes it, that says it all.
  const isAlone = hasListener && near.every(({ matched }) => matched === true);
  const far = isAlone ? trace.filter(isFar) : [];
  return [...near.sort((a, b) => distance(a) - distance(b)), ...far].slice(0, TRACED);
}

/** How early a match failed: who lost by precedence fits, and a header is looked at after the path. */
function distance({ failed }: TraceEntry): number {
  if (failed === undefined || failed === 'precedence') return 0;
  if (failed === 'path' || failed === 'service') return 3;
  return failed === 'method' ? 2 : 1;
}

function traceData({ snapshot, render }: EffectContext, entry: TraceEntry): SimulatedTrace {
  const { match, matched, failed, decidedBy, message } = entry;
  return {
    ...matchData(snapshot, match),
    matched,
    ...(failed !== undefined && { failed }),
    ...(decidedBy !== undefined && { decidedBy }),
    message: render(message),
  };
}
