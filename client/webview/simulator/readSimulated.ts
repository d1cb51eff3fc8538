/** What the host answers is checked for its shape before the simulator shows it. */
import type {
  RequestHeaders,
  SimulatedAnswer,
  SimulatedBackend,
  SimulatedEffect,
  SimulatedHop,
  SimulatedRequest,
  SimulatedTrace,
  SimulateParams,
  SimulateResult,
  SimulatorTarget,
} from '../../../server/src/protocol.ts';
import { areNumbers, areTexts, type Fields, isFields, isListOf } from '../fields.ts';
import { readTarget } from './history.ts';

const OUTCOMES: readonly unknown[] = [
  'forward',
  'redirect',
  'respond',
  'reject',
  'no-listener',
  'unknown',
  'implementation-specific',
];

/** The result, or nothing if it is none. */
export function readSimulateResult(value: unknown): SimulateResult | undefined {
  if (!isFields(value) || !areNumbers(value, ['revision']) || !isListOf(value.targets, isTarget))
    return undefined;
  const { targets, answer } = value;
  const asked = readSimulateParams(value.asked);
  if (answer !== undefined && !isAnswer(answer)) return undefined;
  return {
    revision: Number(value.revision),
    targets,
    ...(asked && { asked }),
    ...(answer !== undefined && { answer }),
  };
}

/** Who is asked and what, or nothing if that is not all there. */
export function readSimulateParams(value: unknown): Required<SimulateParams> | undefined {
  const target = isFields(value) ? readTarget(value.target) : undefined;
  return isFields(value) && target && isRequest(value.request)
    ? { target, request: value.request }
    : undefined;
}

function isRequest(value: unknown): value is SimulatedRequest {
  if (!isFields(value)) return false;
  if (isFields(value.grpc)) {
    const { host, port, headers } = value.grpc;
    return (
      areTexts(value.grpc, ['service', 'method']) &&
      isMaybe(host, 'string') &&
      isMaybe(port, 'number') &&
      isHeaders(headers)
    );
  }
  if (isFields(value.tls)) return areNumbers(value.tls, ['port']) && isMaybe(value.tls.sni, 'string');
  if (isFields(value.tcp)) return areNumbers(value.tcp, ['port']);
  if (isFields(value.udp)) return areNumbers(value.udp, ['port']);
  const { url, method, sni, headers } = value;
  return [url, method, sni].every((each) => isMaybe(each, 'string')) && isHeaders(headers);
}

function isHeaders(value: unknown): value is RequestHeaders | undefined {
  if (value === undefined) return true;
  return (
    isFields(value) &&
    Object.values(value).every((each) => typeof each === 'string' || isListOf(each, isText))
  );
}

function isTarget(value: unknown): value is SimulatorTarget {
  return isFields(value) && areTexts(value, ['id', 'kind', 'name']) && isMaybe(value.namespace, 'string');
}

function isAnswer(value: unknown): value is SimulatedAnswer {
  return (
    isFields(value) &&
    [value.dependsOn, value.path].every((each) => isListOf(each, isText)) &&
    isListOf(value.otherwise, isEffect) &&
    isListOf(value.hops, isHop) &&
    isListOf(value.trace, isTrace) &&
    areNumbers(value, ['traceLeft']) &&
    isEffect(value)
  );
}

function isEffect(value: unknown): value is SimulatedEffect {
  return (
    isFields(value) &&
    OUTCOMES.includes(value.outcome) &&
    isListOf(value.backends, isBackend) &&
    isListOf(value.mirrors, isNamed) &&
    isListOf(value.notes, isText) &&
    (value.match === undefined || isMatch(value.match)) &&
    (value.listener === undefined || (isNamed(value.listener) && isNamed(value.listener.owner))) &&
    (value.request === undefined || isForwarded(value.request)) &&
    (value.responseHeaders === undefined || isChanges(value.responseHeaders))
  );
}

function isForwarded(value: unknown): boolean {
  return (
    isFields(value) &&
    areTexts(value, ['method', 'host', 'path']) &&
    isFields(value.headers) &&
    isHeaders(value.headers)
  );
}

function isChanges(value: unknown): boolean {
  return (
    isFields(value) &&
    isFields(value.set) &&
    isFields(value.add) &&
    isHeaders(value.set) &&
    isHeaders(value.add) &&
    isListOf(value.remove, isText)
  );
}

function isBackend(value: unknown): value is SimulatedBackend {
  return (
    isFields(value) &&
    isNamed(value) &&
    areNumbers(value, ['share', 'weight']) &&
    areTexts(value, ['valid']) &&
    isMaybe(value.answered, 'string') &&
    (value.mirrors === undefined || isListOf(value.mirrors, isNamed)) &&
    (value.notes === undefined || isListOf(value.notes, isText))
  );
}

function isHop(value: unknown): value is SimulatedHop {
  return isFields(value) && areTexts(value, ['url', 'method']) && isEffect(value.effect);
}

function isTrace(value: unknown): value is SimulatedTrace {
  return isFields(value) && isMatch(value) && areTexts(value, ['message']);
}

function isMatch(value: unknown): value is Fields {
  return isFields(value) && areTexts(value, ['id']) && areNumbers(value, ['rule']) && isNamed(value.route);
}

function isNamed(value: unknown): value is Fields {
  return isFields(value) && areTexts(value, ['title']) && isMaybe(value.id, 'string');
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isMaybe(value: unknown, type: 'string' | 'number'): boolean {
  return value === undefined || typeof value === type;
}
