/** From VS Code's settings to what the server is told. Knows nothing of `vscode`, so that it is tested without it. */
import type { ClientSettings } from '../../server/src/protocol.ts';

/** The section of all our settings. */
export const SECTION = 'gatelens';

type Severity = NonNullable<ClientSettings['findings']>[string];

/** Keeps what is well formed and was chosen; `auto` and empty mean not chosen, so that gatelens.yaml decides. */
export function readSettings(read: (key: string) => unknown, structure: boolean): ClientSettings {
  const release = chosen(read('release'));
  const channel = read('channel');
  const world = read('world');
  const defaultNamespace = chosen(read('defaultNamespace'));
  const findings = severities(read('findings'));
  return {
    ...(release === undefined ? {} : { release }),
    ...(channel === 'standard' || channel === 'experimental' ? { channel } : {}),
    ...(world === 'open' || world === 'closed' ? { world } : {}),
    ...(defaultNamespace === undefined ? {} : { defaultNamespace }),
    ...(Object.keys(findings).length === 0 ? {} : { findings }),
    ...lists(read),
    structure,
    ...(read('codeLens') === false ? { codeLens: false } : {}),
  };
}

/** The globs of a setting such as `files.exclude` that are switched on without a condition. */
export function switchedOn(value: unknown): string[] {
  return entries(value)
    .filter(([, on]) => on === true)
    .map(([glob]) => glob);
}

function chosen(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text === 'auto' ? undefined : text;
}

/** Settings that list texts. */
const LISTS = ['exclude', 'controllers', 'features', 'external', 'crds'] as const;

function lists(read: (key: string) => unknown): Pick<ClientSettings, (typeof LISTS)[number]> {
  return Object.fromEntries(
    LISTS.map((key) => [key, texts(read(key))] as const).filter(([, items]) => items.length > 0),
  );
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : [];
}

function severities(value: unknown): Record<string, Severity> {
  const result: Record<string, Severity> = {};
  for (const [code, severity] of entries(value)) if (isSeverity(severity)) result[code] = severity;
  return result;
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function isSeverity(value: unknown): value is Severity {
  return (
    value === 'error' || value === 'warning' || value === 'information' || value === 'hint' || value === 'off'
  );
}
