import type { Config } from './config.ts';
import { DEFAULT_CONFIG } from './config.ts';
import { CONFIG_KEYS, type ConfigKey, isConfigKey, isSeverity } from './configKeys.ts';
import { isFeature, likelyFeature } from './features.ts';
import { type FindingCode, isFindingCode } from './findings/catalogue.ts';
import { listed } from './findings/places.ts';
import { type Message, type MessageId, message } from './messages.ts';
import type { Release } from './schema/model.ts';
import { toRelease } from './target.ts';
import { type Span, shiftSpan } from './text/span.ts';
import type { YamlEntry, YamlNode } from './yaml/nodes.ts';
import { valueUnder } from './yaml/nodes.ts';
import { readDocument } from './yaml/read.ts';
import { splitDocuments } from './yaml/split.ts';

/** What a gatelens.yaml says, and what of it cannot be meant. */
export type ConfigFile = {
  readonly config: Partial<Config>;
  readonly problems: readonly ConfigProblem[];
};

/** A mistake in a gatelens.yaml. What is wrong counts as not written, so the rest still holds. */
export type ConfigProblem = {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  readonly message: Message;
  /** Offsets in the file's text. */
  readonly span: Span;
};

/**
 * Reads the text of a gatelens.yaml. Never throws: what cannot be used becomes a problem. `releases` are those that
 * can be a target; without them any can.
 */
export function readConfigFile(text: string, releases: readonly Release[] = []): ConfigFile {
  const [first, ...others] = splitDocuments(text);
  const start = first?.start ?? 0;
  const { root, problems: yamlProblems } = readDocument(text.slice(start, first?.end));
  const problems: ConfigProblem[] = yamlProblems.map(({ type, span }) => ({
    code: type === 'duplicate-key' ? 'duplicate-key' : 'yaml-syntax',
    severity: 'error',
    message: message(type === 'duplicate-key' ? 'config.duplicate-key' : 'config.syntax'),
    span: shiftSpan(span, start),
  }));
  const report = (
    code: FindingCode,
    severity: ConfigProblem['severity'],
    span: Span,
    what: Message,
  ): void => {
    problems.push({ code, severity, message: what, span: shiftSpan(span, start) });
  };
  const read = root && !isNull(root) ? readRoot(root, report) : {};
  const config = root ? withKnownRelease(read, root, releases, report) : read;
  if (others.length > 0 && others.some(({ start: at, end }) => text.slice(at, end).trim() !== ''))
    problems.push({
      code: 'yaml-syntax',
      severity: 'warning',
      message: message('config.documents'),
      span: { start: others[0]?.start ?? 0, end: (others[0]?.start ?? 0) + 3 },
    });
  return { config, problems };
}

/** Without a release that nothing is known of. */
function withKnownRelease(
  { release, ...rest }: Partial<Config>,
  root: YamlNode,
  releases: readonly Release[],
  report: Report,
): Partial<Config> {
  const isKnown = releases.length === 0 || releases.some((each) => each === release);
  if (release === undefined || isKnown) return { ...rest, ...(release !== undefined && { release }) };
  const span = valueUnder(root, 'release')?.span ?? root.span;
  report('not-in-enum', 'error', span, unknownRelease(release, releases));
  return rest;
}

/** What a user is told of a release that nothing is known of. */
export function unknownRelease(release: string, releases: readonly Release[]): Message {
  return message('unknown-release', { release, releases: listed(releases) });
}

type Report = (code: FindingCode, severity: ConfigProblem['severity'], span: Span, what: Message) => void;

function readRoot(root: YamlNode, report: Report): Partial<Config> {
  if (root.type !== 'map') {
    report('wrong-type', 'error', root.span, message('config.root'));
    return {};
  }
  let config: Partial<Config> = {};
  for (const entry of root.entries) {
    const key = entry.key.text;
    if (isConfigKey(key)) config = { ...config, ...readEntry(key, entry, report) };
    else
      report(
        'unknown-field',
        'warning',
        entry.key.span,
        message('config.unknown-setting', { key, keys: Object.keys(CONFIG_KEYS).join(', ') }),
      );
  }
  return config;
}

type WrongValue = Extract<
  MessageId,
  `config.${'release' | 'channel' | 'world' | 'namespace' | 'features' | 'texts'}`
>;

/** The setting of one entry; an empty object where it says nothing that can be used. */
function readEntry(key: ConfigKey, { value }: YamlEntry, report: Report): Partial<Config> {
  if (isNull(value)) return {};
  const wrong = (id: WrongValue): Partial<Config> => {
    report('wrong-type', 'error', value.span, message(id, { key }));
    return {};
  };
  switch (key) {
    case 'release': {
      // `1.6` without quotes is a number to YAML; what is written counts.
      const release = value.type === 'scalar' ? toRelease(value.text) : undefined;
      return release === undefined ? wrong('config.release') : { release };
    }
    case 'channel': {
      const channel = textOf(value);
      return channel === 'standard' || channel === 'experimental' ? { channel } : wrong('config.channel');
    }
    case 'world': {
      const world = textOf(value);
      return world === 'open' || world === 'closed' ? { world } : wrong('config.world');
    }
    case 'defaultNamespace': {
      const defaultNamespace = textOf(value);
      return defaultNamespace ? { defaultNamespace } : wrong('config.namespace');
    }
    case 'features': {
      if (textOf(value) === 'all') return {};
      const features = textsOf(value);
      if (!features) return wrong('config.features');
      if (value.type === 'sequence') reportUnknownFeatures(value.items, report);
      return { features };
    }
    case 'findings':
      return { findings: readSeverities(value, report) };
    default: {
      const texts = textsOf(value);
      return texts ? { [key]: texts } : wrong('config.texts');
    }
  }
}

/** Warnings only: a later release may have what is not known here. */
function reportUnknownFeatures(items: readonly YamlNode[], report: Report): void {
  for (const item of items) {
    const feature = textOf(item) ?? '';
    if (isFeature(feature)) continue;
    const likely = likelyFeature(feature);
    const said =
      likely === undefined
        ? message('config.unknown-feature', { feature })
        : message('config.unknown-feature.near', { feature, likely });
    report('not-in-enum', 'warning', item.span, said);
  }
}

function readSeverities(node: YamlNode, report: Report): Config['findings'] {
  const findings: Record<string, Config['findings'][string]> = {};
  if (node.type !== 'map') {
    report('wrong-type', 'error', node.span, message('config.findings'));
    return findings;
  }
  for (const { key, value } of node.entries) {
    // YAML 1.1 reads a bare `off` as false; whoever writes it means the word.
    const severity = value.type === 'scalar' ? value.text : '';
    if (!isFindingCode(key.text))
      report('unknown-field', 'warning', key.span, message('config.unknown-code', { code: key.text }));
    else if (isSeverity(severity)) findings[key.text] = severity;
    else report('not-in-enum', 'error', value.span, message('config.severity'));
  }
  return findings;
}

function textOf(node: YamlNode): string | undefined {
  return node.type === 'scalar' && typeof node.value === 'string' ? node.value : undefined;
}

function textsOf(node: YamlNode): readonly string[] | undefined {
  if (node.type !== 'sequence') return undefined;
  const texts = node.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function isNull(node: YamlNode): boolean {
  return node.type === 'scalar' && node.value === null;
}

/**
 * One configuration out of several, each stronger than those before it: defaults, gatelens.yaml, then flags or editor
 * settings. A key replaces the weaker one's; severities are taken code by code.
 */
export function mergeConfig(...layers: readonly Partial<Config>[]): Config {
  let merged = DEFAULT_CONFIG;
  for (const layer of layers)
    merged = { ...merged, ...layer, findings: { ...merged.findings, ...layer.findings } };
  return merged;
}
