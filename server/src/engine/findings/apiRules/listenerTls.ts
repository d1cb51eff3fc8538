import { namespaceOf, sameNamespace } from '../../index/namespaces.ts';
import { message } from '../../messages.ts';
import type { YamlMap, YamlNode } from '../../yaml/nodes.ts';
import { entryUnder, stringUnder, valueUnder } from '../../yaml/nodes.ts';
import type { Json } from '../../yaml/value.ts';
import { insertEntry } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';
import type { MakeFixes } from './tools.ts';
import { fixOf, mapAt, removeField, setEdit } from './tools.ts';

/** `tls` where the protocol knows none: take it away, or take the protocol that is meant. */
export const strayTls: MakeFixes = (finding, context, root) => {
  const listener = mapAt(root, parentPointer(finding.pointer));
  const tls = valueUnder(listener, 'tls');
  const protocol = stringUnder(listener, 'protocol');
  const passes = stringUnder(tls, 'mode') === 'Passthrough';
  const better = protocol === 'HTTP' && !passes ? 'HTTPS' : protocol === 'TCP' || passes ? 'TLS' : undefined;
  const isReady = better !== undefined && (passes || hasCertificate(tls));
  return [
    ...(isReady
      ? fixOf(message('fix.protocol', { protocol: better }), [setEdit(context, listener, 'protocol', better)])
      : []),
    ...removeField(finding, context, root),
  ];
};

/** HTTPS terminates: with a certificate at hand that is what to say, else the protocol may be what is wrong. */
export const httpsMode: MakeFixes = (finding, context, root) => {
  const tls = mapAt(root, parentPointer(finding.pointer));
  const listener = mapAt(root, parentPointer(parentPointer(finding.pointer)));
  const ready = hasCertificate(tls);
  const terminate = ready
    ? fixOf(
        message('fix.replace', { value: 'Terminate' }),
        [setEdit(context, tls, 'mode', 'Terminate')],
        true,
      )
    : [];
  const asTls = fixOf(
    message('fix.protocol', { protocol: 'TLS' }),
    [setEdit(context, listener, 'protocol', 'TLS')],
    !ready,
  );
  return [...terminate, ...asTls];
};

/** Protocol TLS says who decrypts; protocol HTTPS needs at least a certificate. */
export const missingTls: MakeFixes = (finding, context, root) => {
  const listener = mapAt(root, parentPointer(finding.pointer));
  if (!listener) return [];
  const { part } = context;
  const protocol = stringUnder(listener, 'protocol');
  const tls = valueUnder(listener, 'tls');
  if (tls) return tls.type === 'map' ? modeFixes(context, tls) : [];
  const passthrough =
    protocol === 'TLS'
      ? fixOf(message('fix.add-value', { field: 'tls.mode', value: 'Passthrough' }), [
          insertEntry(part, listener, 'tls', { mode: 'Passthrough' }),
        ])
      : [];
  return [...passthrough, ...withCertificates(finding, context, listener, 'tls')];
};

function modeFixes(context: FixContext, tls: YamlMap): readonly Fix[] {
  const modes = hasCertificate(tls) ? ['Terminate', 'Passthrough'] : ['Passthrough'];
  return modes.flatMap((value) =>
    fixOf(
      message('fix.add-value', { field: 'mode', value }),
      [setEdit(context, tls, 'mode', value)],
      modes.length === 2 && value === 'Terminate',
    ),
  );
}

/** A certificate that is here, or none at all where the backends may do it. */
export const missingCertificate: MakeFixes = (finding, context, root) => {
  const tls = mapAt(root, finding.pointer);
  const listener = mapAt(root, parentPointer(finding.pointer));
  if (!tls || tls.alias !== undefined) return [];
  const passthrough =
    stringUnder(listener, 'protocol') === 'TLS'
      ? fixOf(message('fix.field-value', { field: 'mode', value: 'Passthrough' }), [
          setEdit(context, tls, 'mode', 'Passthrough'),
        ])
      : [];
  const refs = entryUnder(tls, 'certificateRefs');
  return [...(refs ? [] : withCertificates(finding, context, tls, 'certificateRefs')), ...passthrough];
};

/** One fix for each TLS Secret of the namespace, since a name that is made up would only be another mistake. */
export function withCertificates(
  finding: Finding,
  { part, view }: FixContext,
  map: YamlMap,
  field: 'tls' | 'certificateRefs',
): readonly Fix[] {
  const resource = part.manifest.resources.find(({ pointer }) => pointer === finding.resource);
  if (!resource) return [];
  const namespace = namespaceOf(view.namespaces, { uri: part.uri, manifest: part.manifest, resource });
  const names = view.index
    .objectsOfKind('/Secret')
    .filter(({ created, resource: secret }) => created || secret.secretType === 'kubernetes.io/tls')
    .filter((secret) => sameNamespace(namespace, namespaceOf(view.namespaces, secret)) === 'yes')
    .map(({ name }) => name);
  const secrets = [...new Set(names)].slice(0, MOST_CHOICES);
  return secrets.flatMap((name) => {
    const refs: Json = [{ name }];
    const value: Json = field === 'tls' ? { certificateRefs: refs } : refs;
    const title = message('fix.certificate', { name });
    return fixOf(title, [insertEntry(part, map, field, value)], secrets.length === 1);
  });
}

const MOST_CHOICES = 5;

/** What the rule asks for: references, or options. */
function hasCertificate(tls: YamlNode | undefined): boolean {
  const refs = valueUnder(tls, 'certificateRefs');
  const options = valueUnder(tls, 'options');
  return (
    (refs?.type === 'sequence' && refs.items.length > 0) ||
    (options?.type === 'map' && options.entries.length > 0)
  );
}
