import type { ServicePort } from '../attachment/servicePorts.ts';
import { allServicePorts } from '../attachment/servicePorts.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { FilePart } from '../manifest/file.ts';
import type { Reference } from '../manifest/references.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { CATALOGUE } from './catalogue.ts';
import { plainOrQuoted, replaceSpan } from './edits.ts';
import type { Finding, Fix } from './finding.ts';
import { nameOf } from './names.ts';
import { firstLine } from './places.ts';
import { relatedTo } from './related.ts';
import type { Rule, View } from './rule.ts';
import { isSound, referenceAt } from './soundness.ts';
import { closest } from './spelling.ts';

/**
 * A port that the Service, found here, does not have. Gateway API defines no reason for it; what a controller makes of
 * it is its own affair, but no request gets through. References name the Service's `port`, never the `targetPort`.
 */
export const ports: Rule = {
  codes: ['backend-port-not-found'],
  checkResource: (from, view) =>
    from.resource.references.flatMap((reference) =>
      reference.field.section === 'service-port' && isSound(from.manifest, reference.span)
        ? (missingServicePort(from, reference, view, 'backend-port-not-found') ?? [])
        : [],
    ),
  fixes: (finding, { part, view }) => {
    const found = referenceAt(part, finding);
    return found ? servicePortFixes(found.from, found.reference, part, view) : [];
  },
};

/** What a reference asks of a Service: a port's number, its name (BackendTLSPolicy, mesh parents), or both. */
type PortChoice = { readonly name: string | undefined; readonly port: number | undefined };

/** The finding about a reference to a Service whose port is not there; undefined if it is, or may be. */
export function missingServicePort(
  from: IndexedResource,
  reference: Reference,
  view: View,
  code: 'backend-port-not-found' | 'no-matching-listener',
): Finding | undefined {
  const { sectionName, port } = reference;
  const at = sectionName ?? port;
  if (!at || reference.group !== '' || reference.kind !== 'Service') return undefined;
  const services = view.resolve(from, reference);
  if (services.type !== 'found') return undefined;
  const choice = { name: sectionName?.value, port: port?.value };
  const lacksIt = (service: IndexedObject): boolean =>
    allServicePorts(view, service)?.every((each) => isOther(each, choice)) ?? false;
  const [service] = services.objects;
  if (!service || !services.objects.every(lacksIt)) return undefined;
  const all = allServicePorts(view, service) ?? [];
  return {
    code,
    severity: CATALOGUE[code].severity,
    message: explain(code, nameOf(view, service), all, choice),
    span: firstLine(from.manifest.text, at.span),
    pointer: `${reference.pointer}/${sectionName ? 'sectionName' : 'port'}`,
    resource: from.resource.pointer,
    related: [
      relatedTo(
        service,
        message('backend-port-not-found.service', { service: nameOf(view, service) }),
        '/spec/ports',
      ),
    ],
  };
}

/** For certain none of those that the choice means. */
function isOther({ name, port }: ServicePort, choice: PortChoice): boolean {
  const isOtherName = choice.name !== undefined && name !== undefined && name !== choice.name;
  const isOtherPort = choice.port !== undefined && port !== undefined && port !== choice.port;
  // A Service with one port may leave its name away, and no name means it then.
  const isUnnamed = choice.name !== undefined && name === undefined && port !== undefined;
  return isOtherName || isOtherPort || isUnnamed;
}

function explain(
  code: 'backend-port-not-found' | 'no-matching-listener',
  service: string,
  all: readonly ServicePort[],
  { name, port }: PortChoice,
): Message {
  const described = all.map(describe).join(', ');
  const isParent = code === 'no-matching-listener';
  if (name !== undefined && !all.some((each) => each.name === name))
    return isParent
      ? message('no-matching-listener.service-name', { parent: service, sectionName: name, ports: described })
      : message('backend-port-not-found.name', { service, sectionName: name, ports: described });
  const number = port ?? '';
  const behind = all.find(({ targetPort }) => targetPort === port)?.port;
  if (behind !== undefined)
    return message('backend-port-not-found.target', { service, port: number, servicePort: behind });
  return isParent
    ? message('no-matching-listener.service-port', { parent: service, port: number, ports: described })
    : message('backend-port-not-found', { service, port: number, ports: described });
}

function describe({ name, port }: ServicePort): string {
  const number = port === undefined ? '…' : String(port);
  return name === undefined ? `\`${number}\`` : `\`${number}\` (\`${name}\`)`;
}

/** One fix for each port of the Service: the one behind whose targetPort was named comes first. */
export function servicePortFixes(
  from: IndexedResource,
  reference: Reference,
  part: FilePart,
  view: View,
): readonly Fix[] {
  const services = view.resolve(from, reference);
  const [service] = services.type === 'found' ? services.objects : [];
  const all = (service && allServicePorts(view, service)) ?? [];
  const { sectionName, port } = reference;
  const near =
    sectionName &&
    closest(
      sectionName.value,
      all.flatMap(({ name }) => name ?? []),
    );
  return all
    .flatMap((each): Fix[] => {
      const { name, port: number, targetPort } = each;
      if (number === undefined || (sectionName && name === undefined)) return [];
      const isMeant =
        all.length === 1 ||
        (port !== undefined && targetPort === port.value) ||
        (near !== undefined && name === near);
      return [
        {
          title:
            name === undefined
              ? message('fix.port', { port: number })
              : message('fix.port-name', { port: number, name }),
          safe: false,
          ...(isMeant && { preferred: true }),
          edits: [
            ...(sectionName && name !== undefined && name !== sectionName.value
              ? [replaceSpan(part, sectionName.span, plainOrQuoted(name))]
              : []),
            ...(port && port.value !== number ? [replaceSpan(part, port.span, String(number))] : []),
          ],
        },
      ];
    })
    .filter(({ edits }) => edits.length > 0)
    .sort((a, b) => Number(b.preferred ?? false) - Number(a.preferred ?? false));
}
