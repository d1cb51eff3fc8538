import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { isMessageId, message } from '../messages.ts';
import type { RuleViolation } from '../schema/cel/check.ts';
import { placeAt, stepsOf } from '../yaml/pointer.ts';
import { isObject } from '../yaml/value.ts';
import { apiRuleFixes } from './apiRules/fixes.ts';
import type { FindingCode } from './catalogue.ts';
import { isFindingCode } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { headSpan, holdsPlaceholder, keySpan, parentPointer, shown, valueSpan } from './places.ts';
import type { ManifestContext, Rule } from './rule.ts';
import { RULE_CODES } from './ruleCodes.ts';
import type { Scene } from './structure/scene.ts';
import { findingAt, placeOf, sceneOf } from './structure/scene.ts';
import { isCheckedDocument } from './subject.ts';

/** What the API server's CEL rules would refuse, for resources of the Gateway API. */
export const apiRules: Rule = {
  codes: Object.keys(RULE_CODES).filter(isFindingCode),
  // A document that is broken somewhere may lack anything: nothing can be said of it as a whole.
  checkManifest: (manifest, context) =>
    isCheckedDocument(manifest) && manifest.brokenAt === undefined ? checkRules(manifest, context) : [],
  fixes: apiRuleFixes,
};

function checkRules(manifest: Manifest, context: ManifestContext): readonly Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>(); // one cause may break several rules, and an anchor comes back with every alias
  for (const resource of manifest.resources) {
    const { group, version, kind, value } = resource;
    const violations = context.schemas.violations(context.target, group, version, kind, value);
    const scene = violations.length > 0 ? sceneOf(manifest, resource, context) : undefined;
    for (const violation of violations) {
      if (!scene || !isSure(scene, violation)) continue;
      const finding = findingOf(scene, resource, violation);
      const id = `${finding.code} ${finding.span.start}`;
      if (!seen.has(id) && !isMoot(finding, findings)) findings.push(finding);
      seen.add(id);
    }
  }
  return findings;
}

/** What `tls` lacks does not matter on a listener that may not have it. */
function isMoot({ code, pointer }: Finding, others: readonly Finding[]): boolean {
  return (
    code === 'missing-certificate' &&
    others.some((other) => other.code === 'listener-protocol-mismatch' && other.pointer === pointer)
  );
}

/** Not so where the rule may have looked at a value that is not known. */
function isSure(scene: Scene, { self }: RuleViolation): boolean {
  return !holdsPlaceholder(placeOf(scene, scene.resource.pointer + self).node);
}

function findingOf(scene: Scene, resource: Resource, violation: RuleViolation): Finding {
  const pointer = existing(scene, resource.pointer + violation.pointer);
  const code: FindingCode =
    violation.code !== undefined && isFindingCode(violation.code) ? violation.code : 'rule-violation';
  const finding = findingAt(
    scene,
    code,
    { pointer, span: spanOf(scene, pointer, violation) },
    wordsOf(code, pointer, violation),
    { ...scalars(violation), ...(violation.message !== undefined && { message: violation.message }) },
  );
  return { ...finding, rule: `${resource.kind}/${violation.name}` };
}

/** The pointer itself, or that of the nearest place around it which is written. */
function existing({ root }: Scene, pointer: string): string {
  let at = pointer;
  while (at !== '' && !placeAt(root, at)) at = parentPointer(at);
  return at;
}

/** A field that does not belong here is wrong by its name, everything else by its value. */
function spanOf(
  scene: Scene,
  pointer: string,
  { code, message: kind, pointer: wanted }: RuleViolation,
): Finding['span'] {
  const place = placeOf(scene, pointer);
  const { text } = scene.manifest;
  const isWritten = pointer.endsWith(wanted);
  if (place.entry && (kind === 'extra' || code === 'invalid-metadata-key')) return keySpan(text, place.entry);
  return isWritten && (place.entry || place.node.type === 'scalar')
    ? valueSpan(text, place)
    : headSpan(text, place);
}

function wordsOf(code: FindingCode, pointer: string, violation: RuleViolation): Message {
  const { message: words = '', args } = violation;
  if (violation.code === undefined || code === 'rule-violation')
    return words === ''
      ? message('rule-violation.expression', { rule: shown(args.rule ?? violation.name) })
      : message('rule-violation', { text: words });
  const id = words === '' ? code : `${code}.${words}`;
  const field = stepsOf(pointer).findLast((step) => !/^\d+$/.test(step)) ?? '';
  return isMessageId(id)
    ? { id, args: { field, ...scalars(violation) } }
    : message('rule-violation.expression', { rule: violation.name });
}

/** Arguments as messages and fixes take them: short texts and numbers. */
function scalars({ args }: RuleViolation): { readonly [name: string]: string | number } {
  const entries = Object.entries(args).flatMap(([name, value]): [string, string | number][] =>
    value === null || Array.isArray(value) || isObject(value)
      ? []
      : [[name, typeof value === 'number' ? value : shown(value)]],
  );
  return Object.fromEntries(entries);
}
