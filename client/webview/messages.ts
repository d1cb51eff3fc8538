/** What the host says is checked for its shape before the page believes it: old pages meet new hosts after an update. */
import type {
  PreviewEdge,
  PreviewFolded,
  PreviewGraph,
  PreviewNode,
  PreviewRow,
  PreviewScope,
  PreviewText,
  ToPreview,
} from '../../server/src/protocol.ts';
import { areNumbers, areTexts, isFields, isListOf } from './fields.ts';
import { readSimulateParams, readSimulateResult } from './simulator/readSimulated.ts';

/** The message, or nothing if it is none of ours. */
export function readMessage(value: unknown): ToPreview | undefined {
  if (!isFields(value)) return undefined;
  switch (value.type) {
    case 'graph':
      return isGraph(value.graph) ? { type: 'graph', graph: value.graph } : undefined;
    case 'highlight':
      return value.id === null || typeof value.id === 'string'
        ? { type: 'highlight', id: value.id }
        : undefined;
    case 'scope':
      return isScope(value.scope) ? { type: 'scope', scope: value.scope } : undefined;
    case 'strings':
      return isStrings(value.strings) && typeof value.locale === 'string'
        ? { type: 'strings', strings: value.strings, locale: value.locale }
        : undefined;
    case 'failed':
      return typeof value.message === 'string' ? { type: 'failed', message: value.message } : undefined;
    case 'simulated': {
      const result = readSimulateResult(value.result);
      return result && { type: 'simulated', result };
    }
    case 'simulationFailed':
      return typeof value.message === 'string'
        ? { type: 'simulationFailed', message: value.message }
        : undefined;
    case 'showGraph':
      return { type: 'showGraph' };
    case 'tryRequest': {
      const wanted = readSimulateParams(value.wanted);
      return { type: 'tryRequest', ...(wanted && { wanted }) };
    }
    default:
      return undefined;
  }
}

/** Whether it says what is drawn. */
export function isScope(value: unknown): value is PreviewScope {
  if (!isFields(value)) return false;
  if (value.type === 'workspace') return true;
  if (value.type === 'node') return typeof value.id === 'string';
  return (
    value.type === 'resource' &&
    typeof value.uri === 'string' &&
    isFields(value.position) &&
    areNumbers(value.position, ['line', 'character'])
  );
}

function isGraph(value: unknown): value is PreviewGraph {
  return (
    isFields(value) &&
    areNumbers(value, ['revision', 'width', 'height']) &&
    (value.shape === 'columns' || value.shape === 'outline') &&
    typeof value.title === 'string' &&
    isListOf(value.nodes, isNode) &&
    isListOf(value.edges, isEdge) &&
    isListOf(value.folded, isFolded) &&
    isListOf(value.rows, isRow)
  );
}

function isNode(value: unknown): value is PreviewNode {
  return (
    isFields(value) &&
    areTexts(value, ['id', 'kind', 'apiKind', 'label', 'detail', 'state']) &&
    areNumbers(value, ['x', 'y', 'width', 'height'])
  );
}

function isFolded(value: unknown): value is PreviewFolded {
  return (
    isFields(value) && areTexts(value, ['id', 'kind', 'apiKind', 'label', 'detail', 'state', 'memberOf'])
  );
}

function isEdge(value: unknown): value is PreviewEdge {
  return isFields(value) && areTexts(value, ['id', 'from', 'to', 'state']) && isListOf(value.points, isPoint);
}

function isRow(value: unknown): value is PreviewRow {
  return (
    isFields(value) &&
    areTexts(value, ['gateway', 'listener', 'hostnames', 'route', 'rule', 'backend', 'weight', 'state']) &&
    isFields(value.nodes)
  );
}

function isPoint(value: unknown): value is { x: number; y: number } {
  return isFields(value) && areNumbers(value, ['x', 'y']);
}

function isStrings(value: unknown): value is Readonly<Record<PreviewText, string>> {
  return isFields(value) && Object.values(value).every((text) => typeof text === 'string');
}
