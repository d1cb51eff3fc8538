/** What New Resource asks, in which order, and which answers it takes. Knows nothing of `vscode`. */
import type { NewResourceChoices, NewResourceParams } from '../../../server/src/protocol.ts';

export type Kind = NewResourceChoices['kinds'][number];
export type Parent = NonNullable<NewResourceParams['parent']>;
export type Backend = NonNullable<NewResourceParams['backend']>;
export type Step = 'kind' | 'name' | 'namespace' | 'gatewayClass' | 'parent' | 'hostname' | 'backend';

/** What was answered so far; undefined: not asked yet, or left open by the user. */
export type Draft = {
  readonly kind?: Kind | undefined;
  readonly name?: string | undefined;
  readonly namespace?: string | undefined;
  readonly gatewayClass?: string | undefined;
  readonly parent?: Parent | undefined;
  readonly hostname?: string | undefined;
  readonly backend?: Backend | undefined;
};

const BY_KIND: ReadonlyMap<string, readonly Step[]> = new Map<string, readonly Step[]>([
  ['Gateway', ['gatewayClass']],
  ['ListenerSet', ['parent']],
  ['HTTPRoute', ['parent', 'hostname', 'backend']],
  ['GRPCRoute', ['parent', 'hostname', 'backend']],
  ['TLSRoute', ['parent', 'hostname', 'backend']],
  ['TCPRoute', ['parent', 'backend']],
  ['UDPRoute', ['parent', 'backend']],
]);

/** All steps for a draft; before the kind is known, only the first two can be told. */
export function stepsOf({ kind }: Draft): readonly Step[] {
  if (kind === undefined) return ['kind', 'name'];
  return [
    'kind',
    'name',
    ...(kind.namespaced ? (['namespace'] as const) : []),
    ...(BY_KIND.get(kind.kind) ?? []),
  ];
}

/**
 * The request for the server, or nothing while kind or name are missing. Only what the kind's own steps asked is in
 * it: who went back and chose another kind may have answered more.
 */
export function toParams(draft: Draft): NewResourceParams | undefined {
  const { kind, name } = draft;
  if (kind === undefined || name === undefined) return undefined;
  const asked = new Set<string>(stepsOf(draft));
  const answers = Object.entries(draft).filter(([key, value]) => asked.has(key) && value !== undefined);
  return { ...Object.fromEntries(answers), kind: kind.kind, name };
}

/** One choice a Gateway, followed by one a listener of it; a ListenerSet is attached to a Gateway as a whole. */
export function parentsFor({ kind }: Draft, { gateways }: NewResourceChoices): Parent[] {
  return gateways.flatMap(({ namespace, name, listeners }) => {
    const gateway: Parent = { ...(namespace === undefined ? {} : { namespace }), name };
    if (kind?.kind === 'ListenerSet') return [gateway];
    return [gateway, ...listeners.map((sectionName) => ({ ...gateway, sectionName }))];
  });
}

/** One choice a port of a Service; those in the new resource's own namespace first, since they need no grant. */
export function backendsFor({ namespace: own }: Draft, { services }: NewResourceChoices): Backend[] {
  const near = services.filter(({ namespace }) => namespace === own);
  const far = services.filter(({ namespace }) => namespace !== own);
  return [...near, ...far].flatMap(({ namespace, name, ports }) =>
    ports.map((port) => ({ ...(namespace === undefined ? {} : { namespace }), name, port })),
  );
}

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`);
const HOSTNAME = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*$`);
const IP_ADDRESS = /^\d+(?:\.\d+){3}$/;
const LONGEST = 253;

/** Whether the API server takes it as `metadata.name`. */
export function isName(text: string): boolean {
  return text.length <= LONGEST && NAME.test(text);
}

/** Whether it may stand in `hostnames`: a name or a wildcard, but no address. */
export function isHostname(text: string): boolean {
  return text.length <= LONGEST && HOSTNAME.test(text) && !IP_ADDRESS.test(text);
}

/** Whether it may be the name of a Namespace. */
export function isNamespace(text: string): boolean {
  return text.length <= 63 && new RegExp(`^${LABEL}$`).test(text);
}
