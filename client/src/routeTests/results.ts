/** What VS Code shows of a result. */
import { Location, l10n, MarkdownString, Range, TestMessage, Uri } from 'vscode';
import type { RouteTestResult } from '../../../server/src/protocol.ts';

/** The message of a failed case: why, what was expected beside what is, and how the rules fared. */
export function failure(result: RouteTestResult): TestMessage {
  const { message, comparison, uri, range } = result;
  const text = new MarkdownString().appendText(message);
  if (result.trace.length > 0) text.appendCodeblock(result.trace.join('\n'), 'text');
  const made =
    comparison && comparison.expected !== comparison.actual
      ? TestMessage.diff(text, comparison.expected, comparison.actual)
      : new TestMessage(text);
  const { start, end } = range;
  // On the first line: what is expected may span many.
  const last = start.line === end.line ? end.character : start.character;
  made.location = new Location(Uri.parse(uri), new Range(start.line, start.character, start.line, last));
  return made;
}

/** All that is known about a case, as a text to read. */
export function explanation(name: string, result: RouteTestResult): string {
  const { passed, message, comparison, trace } = result;
  const sections = [
    `${name}\n${passed ? '✓ ' : ''}${message}`,
    comparison && `${l10n.t('Expected')}\n${indented(comparison.expected)}`,
    comparison && `${l10n.t('Actual')}\n${indented(comparison.actual)}`,
    trace.length > 0 && `${l10n.t('How the rules fared')}\n${indented(trace.join('\n'))}`,
  ];
  return `${sections.filter((section) => section !== false && section !== undefined).join('\n\n')}\n`;
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, '  ');
}
