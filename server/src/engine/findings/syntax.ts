import type { MessageId } from '../messages.ts';
import { message } from '../messages.ts';
import type { Span } from '../text/span.ts';
import type { YamlProblem } from '../yaml/document.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { firstLine } from './places.ts';
import type { Rule } from './rule.ts';
import { isCheckedDocument } from './subject.ts';
import { syntaxFixes } from './syntaxFixes.ts';
import type { SyntaxMistake } from './syntaxMistake.ts';
import { explainSyntax } from './syntaxMistake.ts';

/**
 * Text that is no YAML. The first mistake of a document only: a parser that has lost the thread finds more, and they
 * are no mistakes of the author's.
 */
export const syntax: Rule = {
  codes: ['yaml-syntax', 'excessive-aliasing'],
  checkManifest: (manifest) => {
    if (manifest.brokenAt === undefined || !isCheckedDocument(manifest)) return [];
    const { problems, root } = manifest.yaml();
    const first = firstOf(problems);
    if (!first) return [];
    const { text } = manifest;
    if (first.type === 'excessive-aliasing')
      return [
        {
          code: 'excessive-aliasing',
          severity: CATALOGUE['excessive-aliasing'].severity,
          message: message('excessive-aliasing'),
          span: firstLine(text, first.span),
          pointer: '',
        },
      ];
    return [finding(text, explainSyntax(text, first, root))];
  },
  fixes: (finding, context) => syntaxFixes(finding, context),
};

function firstOf(problems: readonly YamlProblem[]): YamlProblem | undefined {
  let first: YamlProblem | undefined;
  for (const problem of problems)
    if (problem.type !== 'duplicate-key' && (!first || problem.span.start < first.span.start))
      first = problem;
  return first;
}

function finding(text: string, { mistake, span, args }: SyntaxMistake): Finding {
  const id: MessageId = `yaml-syntax.${mistake}`;
  return {
    code: 'yaml-syntax',
    severity: CATALOGUE['yaml-syntax'].severity,
    message: { id, ...(args && { args }) },
    span: isOnOneLine(text, span) ? span : firstLine(text, span),
    pointer: '',
    data: { mistake },
  };
}

function isOnOneLine(text: string, { start, end }: Span): boolean {
  return end > start && !/[\r\n]/.test(text.slice(start, end));
}
