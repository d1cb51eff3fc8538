import type { Manifest } from '../manifest/manifest.ts';
import { message } from '../messages.ts';
import type { StructuralProblem } from '../schema/problems.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { FindingCode } from './catalogue.ts';
import type { Finding, Fix } from './finding.ts';
import { fieldName, holdsPlaceholder, isUnknown, parentPointer } from './places.ts';
import type { FixContext, ManifestContext, Rule } from './rule.ts';
import { duplicateItem, duplicateItemFixes, duplicateListKey } from './structure/duplicateItem.ts';
import { badFormat, limitFixes, outOfLimits } from './structure/limits.ts';
import { missingField, missingFieldFixes } from './structure/missingField.ts';
import { notInEnum, notInEnumFixes } from './structure/notInEnum.ts';
import { patternFixes, patternMismatch } from './structure/pattern.ts';
import type { Scene } from './structure/scene.ts';
import { atValue, findingAt, sceneOf } from './structure/scene.ts';
import { unknownField, unknownFieldFixes } from './structure/unknownField.ts';
import { wrongType, wrongTypeFixes } from './structure/wrongType.ts';
import { isCheckedDocument } from './subject.ts';

/** What the API server's structural layer would refuse, for resources of the Gateway API. */
export const structure: Rule = {
  codes: [
    'unknown-field',
    'wrong-type',
    'not-in-enum',
    'pattern-mismatch',
    'out-of-limits',
    'missing-field',
    'duplicate-list-key',
    'bad-format',
  ],
  checkManifest: (manifest, context) =>
    isCheckedDocument(manifest) ? checkStructure(manifest, context) : [],
  fixes: (finding, context) => FIXES[finding.code]?.(finding, context) ?? [],
};

const FIXES: Partial<Record<FindingCode, (finding: Finding, context: FixContext) => readonly Fix[]>> = {
  'unknown-field': unknownFieldFixes,
  'wrong-type': wrongTypeFixes,
  'not-in-enum': notInEnumFixes,
  'pattern-mismatch': patternFixes,
  'missing-field': missingFieldFixes,
  'out-of-limits': limitFixes,
  'bad-format': limitFixes,
  'duplicate-list-key': duplicateItemFixes,
};

function checkStructure(manifest: Manifest, context: ManifestContext): readonly Finding[] {
  if (isBomb(manifest)) return []; // whatever else it is, it is no resource
  const findings: Finding[] = [];
  const seen = new Set<string>(); // an anchor's mistakes come back with every alias
  for (const resource of manifest.resources) {
    const { group, version, kind, value } = resource;
    const problems = unknownFirst(context.schemas.validate(context.target, group, version, kind, value));
    const scene = problems.length > 0 ? sceneOf(manifest, resource, context) : undefined;
    for (const problem of problems) {
      const here = { ...problem, pointer: resource.pointer + problem.pointer };
      if (!scene || !isSure(scene, here)) continue;
      const finding = findingOf(scene, here);
      if (isMisspelled(finding, findings)) continue;
      const id = `${finding.code} ${finding.span.start} ${finding.message.id} ${finding.data?.field ?? ''}`;
      if (!seen.has(id)) findings.push(finding);
      seen.add(id);
    }
  }
  return findings;
}

/** Unknown fields say which of the missing ones are only misspelled. */
function unknownFirst(problems: readonly StructuralProblem[]): readonly StructuralProblem[] {
  const isUnknownField = ({ type }: StructuralProblem): boolean => type === 'unknown-field';
  return problems.length < 2
    ? problems
    : [...problems.filter(isUnknownField), ...problems.filter((problem) => !isUnknownField(problem))];
}

/** The field is not missing: it is there, under a name that another finding corrects. */
function isMisspelled({ code, pointer, data }: Finding, others: readonly Finding[]): boolean {
  return (
    code === 'missing-field' &&
    others.some((other) => other.data?.near === data?.field && parentPointer(other.pointer) === pointer)
  );
}

function isBomb({ brokenAt, yaml }: Manifest): boolean {
  return brokenAt !== undefined && yaml().problems.some(({ type }) => type === 'excessive-aliasing');
}

/** Not so where the value is not known, where it may have been misread, and for what only Kustomize looks at. */
function isSure({ root, manifest }: Scene, problem: StructuralProblem): boolean {
  const { pointer, type } = problem;
  const place = placeAt(root, pointer) ?? placeAt(root, parentPointer(pointer));
  if (!place) return true;
  if (type === 'unknown-field' && (place.entry?.key.placeholder || problem.field.startsWith('$')))
    return false;
  if (manifest.brokenAt !== undefined && place.node.span.end >= manifest.brokenAt) return false;
  if (type === 'unknown-field') return true;
  const isAboutContent = CONTENT.has(type);
  return isAboutContent ? !holdsPlaceholder(place.node) : !isUnknown(place.node);
}

/** Problems that look at what is in a list or map, not only at what it is. */
const CONTENT: ReadonlySet<StructuralProblem['type']> = new Set([
  'duplicate-list-key',
  'duplicate-item',
  'no-alternative',
  'bad-format',
  'too-few-properties',
]);

function findingOf(scene: Scene, problem: StructuralProblem): Finding {
  switch (problem.type) {
    case 'unknown-field':
      return unknownField(scene, problem);
    case 'missing-field':
      return missingField(scene, problem);
    case 'wrong-type':
    case 'null-not-allowed':
      return wrongType(scene, problem);
    case 'not-in-enum':
      return notInEnum(scene, problem);
    case 'pattern':
      return patternMismatch(scene, problem);
    case 'bad-format':
      return badFormat(scene, problem);
    case 'duplicate-list-key':
      return duplicateListKey(scene, problem);
    case 'duplicate-item':
      return duplicateItem(scene, problem);
    case 'no-alternative':
      return findingAt(
        scene,
        'wrong-type',
        atValue(scene, problem.pointer),
        message('wrong-type.alternatives', { field: fieldName(problem.pointer) }),
      );
    default:
      return outOfLimits(scene, problem);
  }
}
