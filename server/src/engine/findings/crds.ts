import type { Manifest } from '../manifest/manifest.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import type { CrdProblem } from '../schema/crd/problems.ts';
import { checkCrdRules } from '../schema/crd/rules.ts';
import type { CrdSource } from '../schema/crd/source.ts';
import { crdsOf, MAX_CRD_LENGTH } from '../schema/crd/source.ts';
import type { Span } from '../text/span.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import { readDocument } from '../yaml/read.ts';
import type { FindingCode } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { firstLine, headSpan, parentPointer, shown, valueSpan } from './places.ts';
import type { Rule } from './rule.ts';

/** What is wrong with the definitions of kinds, said once and at the definition, not at its resources. */
export const crds: Rule = {
  codes: ['invalid-crd', 'invalid-crd-rule', 'costly-crd-rule'],
  checkManifest: (manifest) => crdsOf(manifest).flatMap((source) => checkCrd(manifest, source)),
};

function checkCrd(manifest: Manifest, source: CrdSource): readonly Finding[] {
  const crd = source.read();
  if (crd.isTemplate) return [];
  const rules = [...checkCrdRules(crd).values()].flatMap(({ problems }) => problems);
  const problems = [...crd.problems, ...rules];
  if (problems.length === 0) return [];
  const document = documentOf(manifest);
  return problems.map((problem) => findingOf(manifest, source, document, problem));
}

/** Definitions are mostly scanned only: the tree is read for those that have something wrong. */
function documentOf({ text, reading, yaml }: Manifest): YamlDocument | undefined {
  if (reading === 'full') return yaml();
  return text.length > MAX_CRD_LENGTH ? undefined : readDocument(text);
}

function findingOf(
  { text }: Manifest,
  { resource }: CrdSource,
  document: YamlDocument | undefined,
  problem: CrdProblem,
): Finding {
  const code = CODES[problem.type];
  const pointer = resource.pointer + problem.pointer;
  return {
    code,
    severity: CATALOGUE[code].severity,
    message: wordsOf(problem),
    span: (document && spanIn(document, pointer, problem)) ?? firstLine(text, resource.nameSpan),
    pointer,
    resource: resource.pointer,
    rule: `CustomResourceDefinition#${problem.type === 'costly' ? problem.scope : problem.reason}`,
  };
}

const CODES = {
  invalid: 'invalid-crd',
  rule: 'invalid-crd-rule',
  costly: 'costly-crd-rule',
} as const satisfies {
  readonly [type in CrdProblem['type']]: FindingCode;
};

function spanIn(
  { text, root, problems }: YamlDocument,
  pointer: string,
  problem: CrdProblem,
): Span | undefined {
  const mistake = problems.find(({ type }) => type !== 'duplicate-key');
  if (problem.type === 'invalid' && problem.reason === 'not-yaml')
    return mistake && firstLine(text, mistake.span);
  return root && spanOf(text, root, pointer, problem);
}

/** A value that is wrong is marked itself; where something is missing, what should hold it. */
function spanOf(text: string, root: YamlNode, pointer: string, problem: CrdProblem): Span | undefined {
  for (let at = pointer; at !== ''; at = parentPointer(at)) {
    const place = placeAt(root, at);
    if (place)
      return at === pointer && problem.type !== 'invalid' ? valueSpan(text, place) : markOf(text, place);
  }
  return undefined;
}

function markOf(text: string, place: NonNullable<ReturnType<typeof placeAt>>): Span {
  return place.node.type === 'scalar' ? valueSpan(text, place) : headSpan(text, place);
}

function wordsOf(problem: CrdProblem): Message {
  switch (problem.type) {
    case 'invalid':
      return {
        id: `invalid-crd.${problem.reason}`,
        ...(problem.value !== undefined && { args: { value: shown(problem.value) } }),
      };
    case 'rule':
      return { id: `invalid-crd-rule.${problem.reason}`, args: { value: shown(problem.value) } };
    case 'costly': {
      const times = rounded(problem.times);
      return problem.scope === 'rule'
        ? message('costly-crd-rule', { times })
        : message('costly-crd-rule.all', { times });
    }
  }
}

/** Two digits tell how much it is. */
function rounded(times: number): string {
  return times >= 1e6 ? '1000000' : String(Number(times.toPrecision(2)));
}
