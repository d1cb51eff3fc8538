import type { FilePart } from '../../manifest/file.ts';
import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { SchemaType } from '../../schema/model.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import type { Span } from '../../text/span.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/nodes.ts';
import type { Place } from '../../yaml/pointer.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { indentOf, plainOrQuoted, replaceSpan, replaceString } from '../edits.ts';
import type { Finding, Fix, TextEdit } from '../finding.ts';
import { fieldName, parentPointer, shown, startOfLine } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { portNamed } from './ingressShape.ts';
import type { Form } from './patterns.ts';
import { asksFor } from './patterns.ts';
import type { Scene } from './scene.ts';
import { atValue, findingAt, placeOf, schemaOf } from './scene.ts';

type Problem = Extract<StructuralProblem, { type: 'wrong-type' | 'null-not-allowed' }>;

export function wrongType(scene: Scene, problem: Problem): Finding {
  const { pointer, expected } = problem;
  const { node } = placeOf(scene, pointer);
  const repair = repairOf(node, expected);
  const wanted = repair === 'quote' && node.type === 'scalar' ? formWanted(scene, pointer, node) : undefined;
  if (wanted && node.type === 'scalar') {
    const said: Message = { id: `pattern-mismatch.${wanted.form}`, args: { value: shown(node.text) } };
    const { better } = wanted;
    return findingAt(
      scene,
      'wrong-type',
      atValue(scene, pointer),
      said,
      better === undefined ? {} : { better },
    );
  }
  const said = explain(fieldName(pointer), node, problem, repair);
  return findingAt(scene, 'wrong-type', atValue(scene, pointer), said, repair && { repair });
}

/** Quotes alone do not help where the string that they make has not the form either: a duration without its unit. */
function formWanted(
  scene: Scene,
  pointer: string,
  { text }: YamlScalar,
): { readonly form: Form; readonly better: string | undefined } | undefined {
  const pattern = schemaOf(scene, pointer)?.pattern;
  return pattern === undefined ? undefined : asksFor(pattern, text);
}

/** What would make the value one of the right type, where that is clear. */
type Repair = 'quote' | 'unquote' | 'list' | 'colon';

function repairOf(node: YamlNode, expected: readonly SchemaType[]): Repair | undefined {
  if (expected.includes('array')) return node.type === 'sequence' ? undefined : 'list';
  if (node.type !== 'scalar' || node.alias !== undefined) return undefined;
  if (expected.includes('object'))
    return node.style === 'plain' && LONELY_KEY.test(node.text) ? 'colon' : undefined;
  if (expected.includes('string')) return node.value === null || node.style !== 'plain' ? undefined : 'quote';
  if (node.style !== 'double-quoted' && node.style !== 'single-quoted') return undefined;
  const isNumber = expected.includes('integer') || expected.includes('number');
  if (isNumber && /^(?:0|-?[1-9]\d{0,14})$/.test(node.text)) return 'unquote';
  return expected.includes('boolean') && /^(?:true|false)$/.test(node.text) ? 'unquote' : undefined;
}

/** Without its colon, a key is the text of the one above it, and swallows what was meant to be below. */
const LONELY_KEY = /^[a-z][A-Za-z]*(?=$| )/;

function explain(field: string, node: YamlNode, problem: Problem, repair: Repair | undefined): Message {
  const expected = problem.expected.map(typeName).join(' | ');
  const isScalar = node.type === 'scalar';
  if (problem.type === 'null-not-allowed') return message('wrong-type.empty', { field, expected });
  if (repair === 'list') return message('wrong-type.list', { field });
  if (repair === 'colon' && isScalar)
    return message('wrong-type.colon', { field, word: LONELY_KEY.exec(node.text)?.[0] ?? '' });
  if (repair === 'unquote') return message('wrong-type.quoted', { field, expected });
  if (repair === 'quote' && isScalar)
    return typeof node.value === 'boolean'
      ? message('wrong-type.word', { field, text: shown(node.text) })
      : message('wrong-type.digits', { field, text: shown(node.text) });
  if (field === 'port' && isScalar && typeof node.value === 'string' && /[a-z]/i.test(node.value))
    return message('wrong-type.port-name', { field });
  return message('wrong-type', { field, expected, actual: typeName(problem.actual) });
}

/** The words that YAML's users have for what JSON schema calls otherwise. */
function typeName(type: string): string {
  return type === 'array' ? 'list' : type === 'object' ? 'map' : type;
}

export function wrongTypeFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { part } = context;
  const { root } = part.manifest.yaml();
  const place = root && placeAt(root, finding.pointer);
  if (!place) return [];
  const { node } = place;
  if (finding.data?.repair === 'list') return listFix(part, place);
  if (node.type !== 'scalar') return [];
  if (finding.message.id === 'wrong-type.port-name') {
    const port = portNamed(context, parentPointer(finding.pointer), node.text);
    const title = message('fix.port-name', { port: port ?? '', name: node.text });
    const edits = [replaceSpan(part, node.span, String(port))];
    return port === undefined ? [] : [{ title, safe: false, preferred: true, edits }];
  }
  if (finding.data?.repair === 'colon') {
    const at = node.span.start + (LONELY_KEY.exec(node.text)?.[0].length ?? 0);
    const edits = [replaceSpan(part, { start: at, end: at }, ':')];
    return [{ title: message('fix.colon'), safe: false, preferred: true, edits }];
  }
  const better = finding.data?.better;
  if (typeof better === 'string') {
    const edits = [replaceString(part, node, better)];
    return [{ title: message('fix.replace', { value: better }), safe: false, preferred: true, edits }];
  }
  const write = (title: Message, text: string): Fix => ({
    title,
    safe: true, // there is no other way to keep what is written
    preferred: true,
    edits: [replaceSpan(part, node.span, text)],
  });
  switch (finding.data?.repair) {
    case 'quote':
      return [write(message('fix.quote'), JSON.stringify(node.text))];
    case 'unquote':
      return [write(message('fix.unquote'), node.text)];
    default:
      return [];
  }
}

function listFix(part: FilePart, { node, entry }: Place): readonly Fix[] {
  if (node.alias !== undefined || entry?.merged) return [];
  const edits =
    node.type === 'map' && !node.flow
      ? indentAsItem(part, node)
      : bracket(part, node.span, node.type === 'scalar' ? node : undefined);
  return edits.length > 0 ? [{ title: message('fix.list'), safe: false, preferred: true, edits }] : [];
}

/** A flow list of one, which fits anywhere. */
function bracket(part: FilePart, span: Span, scalar: YamlScalar | undefined): TextEdit[] {
  if (span.start === span.end) return [];
  const written = part.manifest.text.slice(span.start, span.end);
  if (written.includes('\n') || scalar?.style === 'literal' || scalar?.style === 'folded') return [];
  const item = scalar?.style === 'plain' ? plainItem(scalar) : written;
  return [replaceSpan(part, span, `[${item}]`)];
}

/** In a flow list a comma or bracket would end a plain scalar. */
function plainItem({ text, value }: YamlScalar): string {
  return typeof value === 'string' ? plainOrQuoted(text) : text;
}

/** A block map becomes the first item: a dash before its first key, everything else moves along. */
function indentAsItem(part: FilePart, map: YamlMap): TextEdit[] {
  const { text } = part.manifest;
  const first = map.entries[0];
  if (!first || first.merged || indentOf(text, first.key.span.start)?.trim() !== '') return [];
  const { start } = first.key.span;
  if (text.slice(startOfLine(text, start), start).trim() !== '') return [];
  const edits = [replaceSpan(part, { start, end: start }, '- ')];
  const end = map.span.start + text.slice(map.span.start, map.span.end).trimEnd().length;
  for (const { index } of text.slice(start, end).matchAll(/\n(?=[^\n]*\S)/g)) {
    const lineStart = start + index + 1;
    edits.push(replaceSpan(part, { start: lineStart, end: lineStart }, '  '));
  }
  return edits;
}
