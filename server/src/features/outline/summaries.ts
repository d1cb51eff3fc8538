import type { YamlNode } from '../../engine/index.ts';
import { stringUnder, valueUnder } from '../../engine/index.ts';

/** A listener in a few words: protocol, port, hostname. */
export function listenerText(listener: YamlNode): string {
  return joined([
    scalarText(listener, 'protocol'),
    scalarText(listener, 'port'),
    scalarText(listener, 'hostname'),
  ]);
}

/** What distinguishes a backend: its namespace if it has one, its port and its weight. */
export function backendText(backend: YamlNode): string {
  const port = scalarText(backend, 'port');
  const weight = scalarText(backend, 'weight');
  return joined([
    scalarText(backend, 'namespace'),
    port === '' ? '' : `:${port}`,
    weight === '' ? '' : `× ${weight}`,
  ]);
}

/** A rule's first match, and how many more there are; empty where the rule has none. */
export function matchText(kind: string, rule: YamlNode): string {
  const matches = valueUnder(rule, 'matches');
  const items = matches?.type === 'sequence' ? matches.items : [];
  const [first] = items;
  if (!first) return '';
  const text = kind === 'GRPCRoute' ? grpcMatch(first) : httpMatch(first);
  return items.length > 1 ? `${text} +${items.length - 1}` : text;
}

/** An absent path is the prefix `/` (Gateway API, HTTPRouteMatch.path). */
function httpMatch(match: YamlNode): string {
  const path = valueUnder(match, 'path');
  const type = stringUnder(path, 'type') ?? 'PathPrefix';
  return joined([stringUnder(match, 'method') ?? '', type, stringUnder(path, 'value') ?? '/']);
}

function grpcMatch(match: YamlNode): string {
  const method = valueUnder(match, 'method');
  return `${stringUnder(method, 'service') ?? '*'}/${stringUnder(method, 'method') ?? '*'}`;
}

/** The text of a scalar as it is written, whatever its type; empty if there is none. */
export function scalarText(node: YamlNode, key: string): string {
  const value = valueUnder(node, key);
  return value?.type === 'scalar' ? value.text : '';
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
