import { isSeverity } from '../engine/index.ts';
import type { ClientSettings, InitializationOptions } from '../protocol.ts';

/** Reads what a client sends, which may be anything: what is not well formed counts as not sent. */

export function readInitializationOptions(value: unknown): InitializationOptions {
  const settings = member(value, 'settings');
  const locale = member(value, 'locale');
  return {
    ...(isRecord(settings) && { settings: readSettings(settings) }),
    ...(typeof locale === 'string' && { locale }),
    clientFiles: member(value, 'clientFiles') === true,
    preview: member(value, 'preview') === true,
    filesExclude: texts(member(value, 'filesExclude')) ?? [],
  };
}

export function readSettings(value: unknown): ClientSettings {
  const release = text(member(value, 'release'));
  const channel = member(value, 'channel');
  const world = member(value, 'world');
  const defaultNamespace = text(member(value, 'defaultNamespace'));
  const structure = member(value, 'structure');
  const codeLens = member(value, 'codeLens');
  return {
    ...(release !== undefined && { release }),
    ...((channel === 'standard' || channel === 'experimental') && { channel }),
    ...((world === 'open' || world === 'closed') && { world }),
    ...(defaultNamespace !== undefined && { defaultNamespace }),
    findings: severities(member(value, 'findings')),
    ...lists(value),
    ...(typeof structure === 'boolean' && { structure }),
    ...(typeof codeLens === 'boolean' && { codeLens }),
  };
}

function severities(value: unknown): NonNullable<ClientSettings['findings']> {
  const result: Record<string, NonNullable<ClientSettings['findings']>[string]> = {};
  for (const [code, severity] of isRecord(value) ? Object.entries(value) : [])
    if (typeof severity === 'string' && isSeverity(severity)) result[code] = severity;
  return result;
}

/** A text that was chosen: other editors may send the defaults of the VS Code extension as they are. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value !== 'auto' ? value : undefined;
}

/** Settings that list texts. */
const LISTS = ['exclude', 'controllers', 'features', 'external', 'crds'] as const;

function lists(value: unknown): Pick<ClientSettings, (typeof LISTS)[number]> {
  return Object.fromEntries(
    LISTS.map((key) => [key, texts(member(value, key)) ?? []] as const).filter(
      ([, items]) => items.length > 0,
    ),
  );
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '') : undefined;
}

export function member(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
