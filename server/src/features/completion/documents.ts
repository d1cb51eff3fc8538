import { CompletionItemKind } from 'vscode-languageserver-types';
import type { IndexedObject, KindInfo, Namespace } from '../../engine/index.ts';
import {
  baseName,
  folderOf,
  GATEWAY_GROUP,
  isGatewayApiGroup,
  kindKey,
  namespaceName,
  namespaceOf,
  OWN_GROUP,
  sameNamespace,
  stringAt,
} from '../../engine/index.ts';
import { plain } from '../markdown.ts';
import { sectionsOf } from '../navigation/sections.ts';
import type { Answers, Named } from '../newResource/answers.ts';
import { documentTemplate, servedVersion } from '../newResource/document.ts';
import type { Template } from '../yamlText/template.ts';
import { blank, blockLines, joinLines } from '../yamlText/template.ts';
import { routesOn } from './admission.ts';
import { servedKinds } from './kinds.ts';
import type { Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * Whole documents, one a kind, filled with what the workspace has.
 * @param before what is written before the document, such as a `---` line
 */
export function documentSuggestions(scene: Scene, before: string): Suggestion[] {
  const { snapshot, style, words } = scene;
  const written = servedKinds(snapshot).filter(({ group }) => group !== OWN_GROUP); // a file of its own
  return written.map((info) => {
    const template = documentTemplate(snapshot, info, answersFor(scene, info));
    const description = isGatewayApiGroup(info.group) ? info.description : plain(info.description ?? '');
    return {
      label: info.kind,
      kind: CompletionItemKind.Struct,
      detail: words('completion.new-resource', { apiVersion: `${info.group}/${servedVersion(info)}` }),
      ...(description !== undefined && { documentation: description }),
      rank: 8,
      text: [before, ...joinLines(blockLines(template, style), 0, style)],
    };
  });
}

function answersFor(scene: Scene, info: KindInfo): Answers {
  const name = nameFor(scene);
  const own = namespaceFor(scene);
  const spelled = namespaceName(own);
  const isWritten = spelled !== undefined && !isGivenElsewhere(scene);
  const route = info.kind.endsWith('Route') ? info.kind : undefined;
  const parent = first(scene, 'Gateway', (gateway) => route === undefined || carries(gateway, route));
  const gatewayClass = first(scene, 'GatewayClass');
  const service = serviceIn(scene, own);
  const port = service && sectionsOf(service.resource)[0]?.port;
  return {
    name: blank(name),
    ...(isWritten && { namespace: blank(spelled) }),
    gatewayClass: blank(gatewayClass?.name ?? 'example'),
    parent: parent ? named(scene, parent, own) : { name: blank('example') },
    backend: { name: blank(service?.name ?? name), port: blank(String(port ?? 8080)) },
    ...hostnameFor(parent, route, name),
    elsewhere: blank('example'),
  };
}

function named({ snapshot }: Scene, object: IndexedObject, own: Namespace): Named {
  const namespace = namespaceOf(snapshot.namespaces, object);
  const name = namespaceName(namespace);
  const isElsewhere = name !== undefined && sameNamespace(own, namespace) !== 'yes';
  return { name: blank(object.name), ...(isElsewhere && { namespace: blank(name) }) };
}

/** The first object of a kind that fits. */
function first(
  { snapshot }: Scene,
  kind: string,
  fits: (object: IndexedObject) => boolean = () => true,
): IndexedObject | undefined {
  const objects = snapshot.index
    .objectsOfKind(kindKey(GATEWAY_GROUP, kind))
    .filter(({ uri }) => !snapshot.namespaces.kustomizations.isPatch(uri));
  return objects.find(fits) ?? objects[0];
}

function carries({ resource }: IndexedObject, route: string): boolean {
  return sectionsOf(resource).some(
    ({ value }) => routesOn(stringAt(value, 'protocol'))?.includes(route) === true,
  );
}

function serviceIn({ snapshot }: Scene, own: Namespace): IndexedObject | undefined {
  return snapshot.index
    .objectsOfKind('/Service')
    .find((service) => sameNamespace(own, namespaceOf(snapshot.namespaces, service)) === 'yes');
}

/** Only Routes with hostnames get one: that of a listener, with a name of their own below a wildcard. */
function hostnameFor(
  parent: IndexedObject | undefined,
  route: string | undefined,
  name: string,
): { readonly hostname?: Template } {
  if (route === undefined || !WITH_HOSTNAMES.has(route)) return {};
  const hostnames = (parent ? sectionsOf(parent.resource) : []).flatMap(({ value }) =>
    routesOn(stringAt(value, 'protocol'))?.includes(route) ? (stringAt(value, 'hostname') ?? []) : [],
  );
  const [hostname = `${name}.example.com`] = hostnames;
  return { hostname: blank(hostname.startsWith('*.') ? `${name}${hostname.slice(1)}` : hostname) };
}

const WITH_HOSTNAMES: ReadonlySet<string> = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute']);

/** After the file, where that is a name: `cart` in cart.yaml. */
function nameFor({ part }: Scene): string {
  const name = baseName(part.uri).replace(/\.ya?ml$/, '');
  return /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/.test(name) ? name : 'example';
}

/** The namespace that the other documents of the file live in, or of its folder, else the one that is given anyway. */
function namespaceFor({ snapshot, part }: Scene): Namespace {
  const given = snapshot.namespaces.kustomizations.namespaceOf(part.uri) ?? snapshot.config.defaultNamespace;
  if (given !== undefined) return { type: 'named', name: given };
  const folder = folderOf(part.uri);
  const beside = [...snapshot.uris()].filter((uri) => uri !== part.uri && folderOf(uri) === folder);
  for (const uri of [part.uri, ...beside])
    for (const { manifest } of snapshot.file(uri)?.parts.toReversed() ?? [])
      for (const resource of manifest.resources) {
        const namespace = namespaceOf(snapshot.namespaces, { uri, manifest, resource });
        if (namespace.type === 'named') return namespace;
      }
  return { type: 'named', name: 'default' };
}

/** A kustomization writes the namespace. */
function isGivenElsewhere({ snapshot, part }: Scene): boolean {
  return snapshot.namespaces.kustomizations.namespaceOf(part.uri) !== undefined;
}
