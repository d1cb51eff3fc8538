/** What a page may tell its host is checked before it is believed: a page is script, and its state survives updates. */
import type { FromPreview, PreviewGroups, PreviewScope } from '../../../server/src/protocol.ts';
import { readSimulatorMessage } from '../simulator/messages.ts';

/** The message, or nothing if it is none of ours. */
export function readMessage(value: unknown): FromPreview | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
      return isWidth(value.width)
        ? { type: 'ready', width: value.width, groups: readGroups(value.groups) }
        : undefined;
    case 'groups':
      return { type: 'groups', groups: readGroups(value.groups) };
    case 'width':
      return isWidth(value.width) ? { type: 'width', width: value.width } : undefined;
    case 'follow':
      return { type: 'follow' };
    case 'reveal':
      return typeof value.id === 'string' ? { type: 'reveal', id: value.id } : undefined;
    case 'scope': {
      const scope = readScope(value.scope);
      return scope && { type: 'scope', scope };
    }
    case 'export': {
      const format = value.format;
      return format === 'svg' || format === 'mermaid' ? { type: 'export', format } : undefined;
    }
    default:
      return readSimulatorMessage(value);
  }
}

/** The scope that a page kept in its state, or nothing if there is none. */
export function scopeOfState(state: unknown): PreviewScope | undefined {
  return isRecord(state) ? readScope(state.scope) : undefined;
}

function readScope(value: unknown): PreviewScope | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'workspace':
      return { type: 'workspace' };
    case 'node':
      return typeof value.id === 'string' ? { type: 'node', id: value.id } : undefined;
    case 'resource': {
      const { uri, position } = value;
      if (typeof uri !== 'string' || !isRecord(position)) return undefined;
      const { line, character } = position;
      if (typeof line !== 'number' || typeof character !== 'number') return undefined;
      return { type: 'resource', uri, position: { line, character } };
    }
    default:
      return undefined;
  }
}

function readGroups(value: unknown): PreviewGroups {
  const { open, shut } = isRecord(value) ? value : {};
  return { open: textsOf(open), shut: textsOf(shut) };
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function isWidth(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
