import { allServicePorts } from '../../attachment/servicePorts.ts';
import { message } from '../../messages.ts';
import type { YamlEntry, YamlMap } from '../../yaml/nodes.ts';
import { entryUnder, stringUnder, valueUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { asMap, flowText, indentOf, lineBreak, replaceSpan, yamlLines } from '../edits.ts';
import type { Fix } from '../finding.ts';
import type { FixContext } from '../rule.ts';

/**
 * An Ingress says `service: {name: web, port: {number: 80}}` where a Route's backend has the name and the port itself.
 * @param pointer the backend's, from its document's root
 */
export function ingressBackend(context: FixContext, pointer: string): readonly Fix[] {
  const { part } = context;
  const { root } = part.manifest.yaml();
  const backend = root && asMap(placeAt(root, pointer)?.node);
  const entry = backend && backend.alias === undefined ? entryUnder(backend, 'service') : undefined;
  const service = asMap(entry?.value);
  const name = service && stringUnder(service, 'name');
  if (!backend || !entry || entry.merged || !service || service.alias !== undefined || name === undefined)
    return [];
  const isOther = ['name', 'port'].some((key) => entryUnder(backend, key));
  const isMore = service.entries.some(({ key }) => key.text !== 'name' && key.text !== 'port');
  const port = portOf(context, pointer, service, name);
  if (isOther || isMore || port === undefined) return [];
  const newText = written(context, backend, entry, { name, ...(port !== 'none' && { port }) });
  if (newText === undefined) return [];
  const { start, end } = entry.span;
  const length = part.manifest.text.slice(start, end).trimEnd().length;
  const edits = [replaceSpan(part, { start, end: start + length }, newText)];
  return [{ title: message('fix.ingress-backend'), safe: false, preferred: true, edits }];
}

/** Whether a map is a rule as an Ingress has it, whose content belongs into other fields and must not get lost. */
export function isIngressRule(map: YamlMap): boolean {
  return entryUnder(map, 'http')?.value.type === 'map';
}

/** The number of the port, also where its name is given and the Service is here; undefined where it is not known. */
function portOf(
  { part, view }: FixContext,
  pointer: string,
  service: YamlMap,
  name: string,
): number | 'none' | undefined {
  const port = valueUnder(service, 'port');
  if (!port) return 'none';
  if (port.type !== 'map' || port.entries.length !== 1) return undefined;
  const number = valueUnder(port, 'number');
  if (number?.type === 'scalar' && typeof number.value === 'number') return number.value;
  const portName = stringUnder(port, 'name');
  return portName === undefined ? undefined : portNamed({ part, view }, pointer, portName, name);
}

/**
 * The number of a Service's port of that name; undefined where the Service, or all its ports, are not known here.
 * @param pointer the backend's, from its document's root
 * @param service the Service's name, where the backend does not give it as it should
 */
export function portNamed(
  { part, view }: Pick<FixContext, 'part' | 'view'>,
  pointer: string,
  wanted: string,
  service?: string,
): number | undefined {
  const { uri, manifest } = part;
  for (const resource of manifest.resources) {
    const reference = resource.references.find((each) => each.pointer === pointer);
    if (reference?.kind !== 'Service' || reference.group !== '') continue;
    const name = service === undefined ? reference.name : { value: service, span: reference.span };
    const services = view.resolve({ uri, manifest, resource }, { ...reference, ...(name && { name }) });
    const [found] = services.type === 'found' ? services.objects : [];
    return (found && allServicePorts(view, found))?.find((each) => each.name === wanted)?.port;
  }
  return undefined;
}

function written(
  { part }: FixContext,
  map: YamlMap,
  entry: YamlEntry,
  fields: { readonly name: string; readonly port?: number },
): string | undefined {
  const { text } = part.manifest;
  if (map.flow) return flowText(text, fields).slice(1, -1);
  const indent = indentOf(text, entry.key.span.start);
  return indent === undefined ? undefined : yamlLines(fields).join(`${lineBreak(text)}${indent}`);
}
