/** Text from the workspace in Markdown: it must not become markup. */

/** Longer values say no more in a hover. */
const LONGEST_CODE = 120;

/** A code span on one line. Backticks within are safe: the fence is longer than any run of them. */
export function code(text: string | number): string {
  const line = String(text).replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '`""`';
  const short = line.length > LONGEST_CODE ? `${line.slice(0, LONGEST_CODE - 1)}…` : line;
  const longest = Math.max(0, ...[...short.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${short}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${short} ${fence}`;
}

/** Prose from the workspace: characters that Markdown or HTML would read are escaped. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]()#+\-.!|<>&~$:@]/g, '\\$&');
}

/** A sentence of ours with values from the workspace in it: what it marks as code stays that, the rest is no markup. */
export function prose(sentence: string): string {
  return sentence
    .split(/(`[^`\n]+`)/)
    .map((part, index) => {
      if (index % 2 === 1) return code(part.slice(1, -1));
      const [before = '', after = ''] = [/^\s/.test(part) ? ' ' : '', /\S\s+$/.test(part) ? ' ' : ''];
      return `${before}${plain(part)}${after}`;
    })
    .join('');
}

/** The Markdown of our hovers as plain text, for clients that show no other. */
export function withoutMarkup(markdown: string): string {
  return markdown.replaceAll(
    MARKUP,
    (whole, fence?: string, span?: string, label?: string, url?: string, escaped?: string) => {
      if (fence !== undefined) return fence.length > 1 ? (span ?? '').slice(1, -1) : (span ?? '');
      if (label !== undefined) return `${label}: ${url}`;
      return escaped ?? (whole === '**' ? '' : whole);
    },
  );
}

/** Code between equal fences, links, escapes, bold. */
const MARKUP = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)|\[([^\]]*)\]\(([^)\s]*)\)|\\([!-/:-@[-`{-~])|\*\*/g;

/** Texts in one line, those that are empty left out. */
export function inOneLine(parts: readonly (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join(' · ');
}
