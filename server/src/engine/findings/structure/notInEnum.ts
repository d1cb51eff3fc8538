import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import { valueHistory } from '../../schema/history.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { fieldName, listed, shown } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { closest } from '../spelling.ts';
import { absence } from '../target.ts';
import { targetFixes } from '../targetFixes.ts';
import type { Scene } from './scene.ts';
import { atValue, findingAt, stepsInResource } from './scene.ts';

type Problem = Extract<StructuralProblem, { type: 'not-in-enum' }>;

export function notInEnum(scene: Scene, problem: Problem): Finding {
  const { pointer, actual, allowed } = problem;
  const words = allowed.filter((value) => typeof value === 'string');
  const near = typeof actual === 'string' ? closest(actual, words) : undefined;
  const { schemas, resource, target } = scene;
  const history = valueHistory(schemas, resource, stepsInResource(scene, pointer), actual);
  const elsewhen = absence(`\`${shown(actual)}\``, history, target);
  const data = {
    allowed: words,
    ...(near !== undefined && { near }),
    ...(elsewhen && { targets: elsewhen.targets }),
  };
  const said = elsewhen?.message ?? explain(problem, near);
  return findingAt(scene, 'not-in-enum', atValue(scene, pointer), said, data);
}

function explain({ pointer, actual, allowed }: Problem, near: string | undefined): Message {
  const field = fieldName(pointer);
  const value = shown(actual);
  const all = listed(allowed.map(String));
  if (near !== undefined) return message('not-in-enum.near', { value, field, near, allowed: all });
  return allowed.length === 1
    ? message('not-in-enum.one', { value, field, allowed: all })
    : message('not-in-enum', { value, field, allowed: all });
}

/** The value that was meant; where that is not clear and the choice is small, all of them. */
export function notInEnumFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { part } = context;
  const { root } = part.manifest.yaml();
  const node = root && placeAt(root, finding.pointer)?.node;
  if (node?.type !== 'scalar') return [];
  const near = finding.data?.near;
  const allowed = finding.data?.allowed;
  const others = Array.isArray(allowed) && allowed.length <= MOST_CHOICES ? allowed : [];
  const values = typeof near === 'string' ? [near] : others.filter((value) => typeof value === 'string');
  const replacements = values.map((value) => ({
    title: message('fix.replace', { value }),
    safe: value.toLowerCase() === node.text.toLowerCase(),
    ...(value === near && { preferred: true }),
    edits: [replaceString(part, node, value)],
  }));
  return [...targetFixes(finding, context), ...replacements];
}

const MOST_CHOICES = 4;
