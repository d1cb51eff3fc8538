import { CompletionItemKind } from 'vscode-languageserver-types';
import type { KindInfo } from '../../engine/index.ts';
import { CURSOR, parseApiVersion, stringUnder } from '../../engine/index.ts';
import { newResource } from '../newResource.ts';
import type { Offer, Proposal } from './items.ts';
import type { CompletionPlace } from './place.ts';
import { isWritten } from './siblings.ts';

/** `apiVersion`: what the target serves of the written kind, or of any kind. */
export function apiVersionProposals(place: CompletionPlace): Proposal[] {
  const kind = stringUnder(place.map, 'kind');
  const ofKind = kindsOf(place).filter((info) => kind === undefined || info.kind === kind);
  const versions = new Map<string, boolean>();
  for (const info of ofKind)
    for (const { version, served, deprecated } of info.versions)
      if (served) versions.set(`${info.group}/${version}`, deprecated);
  const core = kind === undefined || CORE_KINDS.includes(kind) ? ['v1'] : [];
  const own = [...versions].map(
    ([label, deprecated], index): Proposal => ({
      label,
      kind: CompletionItemKind.Module,
      rank: deprecated ? 4 : index === 0 ? 0 : 1,
      ...(deprecated && { tags: [1] }),
    }),
  );
  return [...own, ...core.map((label): Proposal => ({ label, kind: CompletionItemKind.Module, rank: 2 }))];
}

/** `kind`: the kinds of the written group, or all; choosing one writes an `apiVersion` that is missing. */
export function kindProposals(place: CompletionPlace): Proposal[] {
  const apiVersion = stringUnder(place.map, 'apiVersion');
  const written = apiVersion === undefined || apiVersion === CURSOR ? undefined : parseApiVersion(apiVersion);
  const gatewayApi = kindsOf(place)
    .filter(
      ({ group, versions }) =>
        !written ||
        (written.group === group &&
          versions.some(({ version, served }) => served && version === written.version)),
    )
    .map((info) => ({ kind: info.kind, apiVersion: newest(info), description: info.description }));
  const core =
    !written || apiVersion === 'v1'
      ? CORE_KINDS.map((kind) => ({ kind, apiVersion: 'v1', description: undefined }))
      : [];
  return [...gatewayApi, ...core].map(({ kind, apiVersion: needed, description }) => ({
    label: kind,
    kind: CompletionItemKind.Class,
    detail: needed,
    ...(description !== undefined && { documentation: { kind: 'markdown', value: description } as const }),
    insert: isWritten(place, 'apiVersion') || place.flow ? kind : `${kind}\napiVersion: ${needed}`,
    rank: needed === 'v1' ? 2 : 0,
  }));
}

/** Whole documents, where one is about to begin. */
export function documentProposals(place: CompletionPlace, { words }: Offer): Proposal[] {
  return kindsOf(place).map((info) => ({
    label: info.kind,
    kind: CompletionItemKind.Struct,
    detail: words('completion.new-resource', { apiVersion: newest(info) }),
    ...(info.description !== undefined && {
      documentation: { kind: 'markdown', value: info.description } as const,
    }),
    insert: newResource(place.snapshot, { kind: info.kind, name: info.singular }).trimEnd(),
    rank: 2,
  }));
}

/** The four keys with which every resource begins. */
export function rootKeys(place: CompletionPlace): Proposal[] {
  return ['apiVersion', 'kind', 'metadata', 'spec']
    .filter((key) => !isWritten(place, key))
    .map((label) => ({
      label,
      kind: CompletionItemKind.Property,
      insert: label === 'metadata' ? 'metadata:\n  name: ' : label === 'spec' ? 'spec:\n  ' : `${label}: `,
      rank: 1,
    }));
}

/** Kinds outside the Gateway API that its references point at. */
const CORE_KINDS = ['Service', 'Secret', 'ConfigMap', 'Namespace'];

function kindsOf({ snapshot }: CompletionPlace): readonly KindInfo[] {
  return snapshot.schemas
    .kinds(snapshot.target)
    .filter(({ versions }) => versions.some(({ served }) => served));
}

function newest({ group, versions }: KindInfo): string {
  return `${group}/${versions.find(({ served }) => served)?.version ?? 'v1'}`;
}
