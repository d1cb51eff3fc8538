import type { Json } from '../../engine/index.ts';
import { listAt, numberAt, objectAt, stringAt } from '../../engine/index.ts';
import { code, inOneLine, plain } from '../markdown.ts';
import type { Words } from '../strings.ts';

/** A listener in a line: its protocol and port, hostname, and which Routes it takes. */
export function listenerText(listener: Json, words: Words): string {
  const protocol = stringAt(listener, 'protocol');
  const port = numberAt(listener, 'port');
  const hostname = stringAt(listener, 'hostname');
  return inOneLine([
    code([protocol, port].filter((part) => part !== undefined).join(':')),
    hostname === undefined ? undefined : code(hostname),
    whoMayAttach(objectAt(listener, 'allowedRoutes'), words),
  ]);
}

/** Labels as `key=value`. */
export function labelsText(labels: Readonly<Record<string, Json>>): string {
  return Object.entries(labels)
    .map(([key, value]) => code(`${key}=${String(value)}`))
    .join(' ');
}

/** `Same` is the default (Gateway API, RouteNamespaces.from). */
function whoMayAttach(allowed: Json | undefined, words: Words): string {
  const namespaces = objectAt(allowed, 'namespaces');
  const who = namespacesText(stringAt(namespaces, 'from') ?? 'Same', objectAt(namespaces, 'selector'), words);
  const kinds = listAt(allowed, 'kinds').flatMap((kind) => stringAt(kind, 'kind') ?? []);
  return kinds.length === 0 ? who : words('attach.kinds', { who, kinds: kinds.map(plain).join(', ') });
}

function namespacesText(from: string, selector: Json | undefined, words: Words): string {
  if (from === 'Selector') {
    const labels = labelsText(objectAt(selector, 'matchLabels') ?? {});
    return labels === '' || listAt(selector, 'matchExpressions').length > 0
      ? words('attach.Selector.expressions')
      : words('attach.Selector', { labels });
  }
  return from === 'All' || from === 'Same' || from === 'None' ? words(`attach.${from}`) : code(from);
}
