import type { MessageId } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { fieldName, shown } from '../places.ts';
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

export function patternFixes(finding: Finding, { part }: FixContext): readonly Fix[] {
  const { root } = part.manifest.yaml();
  const node = root && placeAt(root, finding.pointer)?.node;
  const better = finding.data?.better;
  if (node?.type !== 'scalar' || typeof better !== 'string') return [];
  return [
    {
      title: message('fix.replace', { value: better }),
      safe: better === node.text.toLowerCase(), // hostnames know no case
      preferred: true,
      edits: [replaceString(part, node, better)],
    },
  ];
}
