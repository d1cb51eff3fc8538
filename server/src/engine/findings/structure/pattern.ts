import type { MessageId } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { removeAt } from '../apiRules/tools.ts';
import { replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { fieldName, parentPointer, shown } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { formOf, repaired } from './patterns.ts';
import type { Scene } from './scene.ts';
import { atValue, findingAt } from './scene.ts';

type Problem = Extract<StructuralProblem, { type: 'pattern' }>;

export function patternMismatch(scene: Scene, { pointer, actual, pattern }: Problem): Finding {
  const form = formOf(pattern);
  const value = shown(actual);
  const id: MessageId | undefined = form && `pattern-mismatch.${form}`;
  const isAnyHost = form === 'hostname' && actual === '*';
  const said = isAnyHost
    ? message('pattern-mismatch.any-host')
    : id
      ? { id, args: { value } }
      : message('pattern-mismatch', { value, field: fieldName(pointer), pattern });
  const better = form && repaired(form, actual, pattern);
  return findingAt(
    scene,
    'pattern-mismatch',
    atValue(scene, pointer),
    said,
    better === undefined ? undefined : { better },
  );
}

export function patternFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { part } = context;
  const { root } = part.manifest.yaml();
  if (root && finding.message.id === 'pattern-mismatch.any-host')
    return withoutHostname(finding, context, root);
  const node = root && placeAt(root, finding.pointer)?.node;
  const better = finding.data?.better;
  if (node?.type !== 'scalar' || typeof better !== 'string') return [];
  return [
    {
      title: message('fix.replace', { value: better }),
      safe: HOSTNAME.test(finding.pointer) && better === node.text.toLowerCase(), // hostnames know no case
      preferred: true,
      edits: [replaceString(part, node, better)],
    },
  ];
}

/** Away with the field, other hostnames beside `*` included, where every host is meant without it. */
function withoutHostname(
  { pointer, resource }: Finding,
  context: FixContext,
  root: YamlNode,
): readonly Fix[] {
  if (LISTENER_HOSTNAME.test(pointer)) return removeAt(pointer, context, root);
  const kind = context.part.manifest.resources.find((each) => each.pointer === resource)?.kind;
  const isOptional = kind === 'HTTPRoute' || kind === 'GRPCRoute';
  return isOptional && ROUTE_HOSTNAME.test(pointer) ? removeAt(parentPointer(pointer), context, root) : [];
}

const HOSTNAME = /\/(?:hostname|hostnames\/\d+)$/;
const LISTENER_HOSTNAME = /\/spec\/listeners\/\d+\/hostname$/;
const ROUTE_HOSTNAME = /\/spec\/hostnames\/\d+$/;
