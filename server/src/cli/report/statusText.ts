import { isGoodNews } from '../../engine/index.ts';
import type { ReportCondition, ReportReference, StatusEntry } from './status.ts';

/**
 * For people: each resource once, below it its parents, ancestors and listeners with their conditions. What only a
 * cluster can tell is left out.
 */
export function statusText(entries: readonly StatusEntry[], colours: boolean): string {
  const paint = colours ? coloured : plain;
  const width = Math.max(
    ...entries.flatMap(({ conditions }) => conditions.map(({ type }) => type.length)),
    0,
  );
  const lines: string[] = [];
  let before = '';
  for (const each of entries.filter(isTelling)) {
    const title = titleOf(each);
    const id = `${each.path}\n${title}`;
    if (id !== before) {
      if (lines.length > 0) lines.push('');
      lines.push(`${paint(title, 'bold')}  ${paint(placeOf(each), 'faint')}`);
    }
    before = id;
    const heading = headingOf(each);
    if (heading !== '') lines.push(`  ${heading}`);
    const told = new Set(['']);
    for (const condition of each.conditions) {
      if (condition.reason === 'Runtime') continue;
      lines.push(...conditionLines(condition, { width, nested: heading !== '', told }, paint));
      told.add(condition.message);
    }
  }
  lines.push(...(lines.length > 0 ? [''] : []), summaryLine(entries, paint));
  return `${lines.join('\n')}\n`;
}

/** Something that manifests tell. */
function isTelling({ conditions }: StatusEntry): boolean {
  return conditions.some(({ reason }) => reason !== 'Runtime');
}

type Style = 'good' | 'bad' | 'unsure' | 'bold' | 'faint';
type Paint = (text: string, style: Style) => string;

const CODES: Readonly<Record<Style, string>> = { good: '32', bad: '31', unsure: '33', bold: '1', faint: '2' };

const coloured: Paint = (text, style) => `\u001B[${CODES[style]}m${text}\u001B[0m`;
const plain: Paint = (text) => text;

function titleOf({ resource: { kind, namespace, name = '(no name)' } }: StatusEntry): string {
  const place = namespace === undefined ? name : `${namespace ?? '?'}/${name}`;
  return oneLine(`${kind} ${place}`);
}

function placeOf({ path, range: { start } }: StatusEntry): string {
  return oneLine(`${path}:${start.line + 1}`);
}

function headingOf(entry: StatusEntry): string {
  const { parentRef, ancestorRef, listener, attachedRoutes, attachedListenerSets, statusWritten } = entry;
  const parts: string[] = [];
  if (parentRef) parts.push(`parent ${referenceText(parentRef)}`);
  if (ancestorRef) parts.push(`ancestor ${referenceText(ancestorRef)}`);
  if (listener !== undefined) {
    parts.push(`listener ${listener}`);
    parts.push(
      attachedRoutes === undefined ? 'routes not certain' : plural(attachedRoutes, 'route', 'routes'),
    );
    if (entry.supportedKinds)
      parts.push(entry.supportedKinds.map(({ kind }) => kind).join(', ') || 'no kinds');
  }
  if (attachedListenerSets) parts.push(plural(attachedListenerSets, 'listener set', 'listener sets'));
  if (statusWritten === false) parts.push('no controller writes this');
  return oneLine(parts.join(' · '));
}

function referenceText({ kind, namespace, name, sectionName, port }: ReportReference): string {
  const place = namespace === undefined ? name : `${namespace ?? '?'}/${name}`;
  const section = sectionName === undefined ? '' : ` ${sectionName}`;
  return `${kind} ${place}${section}${port === undefined ? '' : ` :${port}`}`;
}

type Layout = {
  readonly width: number;
  readonly nested: boolean;
  /** Messages that stand already above, under the same heading. */
  readonly told: ReadonlySet<string>;
};

function conditionLines(
  { type, status, reason, message }: ReportCondition,
  { width, nested, told }: Layout,
  paint: Paint,
): string[] {
  const indent = nested ? '    ' : '  ';
  const style = status === 'Unknown' ? 'unsure' : isGoodNews({ type, status }) ? 'good' : 'bad';
  const line = `${indent}${type.padEnd(width)}  ${paint(status.padEnd(7), style)}  ${reason}`;
  return told.has(message)
    ? [line]
    : [line, `${indent}${' '.repeat(width)}  ${paint(oneLine(message), 'faint')}`];
}

function summaryLine(entries: readonly StatusEntry[], paint: Paint): string {
  const conditions = entries
    .flatMap((entry) => entry.conditions)
    .filter(({ reason }) => reason !== 'Runtime');
  const bad = conditions.filter(
    (condition) => condition.status !== 'Unknown' && !isGoodNews(condition),
  ).length;
  const unsure = conditions.filter(({ status }) => status === 'Unknown').length;
  const told = plural(conditions.length, 'condition', 'conditions');
  return `${told}: ${paint(`${conditions.length - bad - unsure} good`, 'good')}, ${paint(`${bad} bad`, 'bad')}, ${paint(`${unsure} not certain`, 'unsure')}`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** On one line and without control characters: a value from a manifest must not speak to the terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD');
}
