import { LEGACY_GROUP, parseApiVersion } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { kindHistory } from '../schema/history.ts';
import type { KindInfo } from '../schema/model.ts';
import type { FindingCode } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { formerKind, homeOf } from './formerKinds.ts';
import { listed } from './places.ts';
import type { ManifestContext } from './rule.ts';
import { closest } from './spelling.ts';
import { absence } from './target.ts';
import { rulesToSplit, servedSuccessor } from './versionsSuccessor.ts';

/** What should stand there instead. */
export type Better = {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly targets?: readonly string[];
  /** Only a person can write it. */
  readonly manual?: string;
  /** The version that stands there is newer than the target. */
  readonly down?: string;
};

/** Makes a finding about the kind or version of one resource. */
export type Report = (
  code: FindingCode,
  field: 'apiVersion' | 'kind',
  said: Message,
  better?: Better,
) => Finding;

/** Why the target has no such kind: another channel or release, its past, its group, its spelling. */
export function unknownKind(resource: Resource, context: ManifestContext, report: Report): Finding {
  const { group, kind } = resource;
  const { schemas, target } = context;
  const elsewhen = absence(kind, kindHistory(schemas, group, kind), target);
  if (elsewhen && elsewhen.targets.length > 0)
    return report('unserved-version', 'kind', elsewhen.message, { targets: elsewhen.targets });

  const former = formerKind(group, kind);
  if (former && group === LEGACY_GROUP) {
    const { apiVersion: successor } = former.successor;
    const said = message('unserved-version.legacy', { group, kind: former.successor.kind, successor });
    const next = servedSuccessor(former.successor, context);
    const { version = '' } = next ? parseApiVersion(next.apiVersion) : {};
    const rules = next && rulesToSplit(resource, next, context);
    if (next === undefined || rules === undefined)
      return report('unserved-version', 'apiVersion', said, next);
    const named = { group, kind: next.kind, served: listed([version]), rules };
    return report('unserved-version', 'apiVersion', message('unserved-version.legacy-rules', named));
  }
  if (former) {
    const next = servedSuccessor(former.successor, context) ?? former.successor;
    const said = message('unserved-version.replaced', {
      kind,
      release: target.release,
      successor: `${next.kind} (${next.apiVersion})`,
    });
    return report('unserved-version', 'kind', said, next);
  }
  if (elsewhen) return report('unserved-version', 'kind', elsewhen.message);

  const kinds = schemas.kinds({ release: target.release, channel: 'experimental' });
  const elsewhere = kinds.find((info) => info.kind === kind);
  const home = elsewhere ? apiVersionOf(elsewhere) : homeOf(kind);
  if (home !== undefined)
    return report(
      'unknown-kind',
      'apiVersion',
      message('unknown-kind.other-group', { kind, apiVersion: home, group }),
      {
        apiVersion: home,
      },
    );
  const near = closest(
    kind,
    kinds.flatMap((info) => (info.group === group ? [info.kind] : [])),
  );
  return near === undefined
    ? report('unknown-kind', 'kind', message('unknown-kind', { group, kind }))
    : report('unknown-kind', 'kind', message('unknown-kind.near', { group, kind, near }), { kind: near });
}

function apiVersionOf({ group, versions: all }: KindInfo): string | undefined {
  const newest = all.find(({ served }) => served);
  return newest && `${group}/${newest.version}`;
}
