/** VS Code's snippet syntax, as far as our snippets use it: `$1`, `${1}`, `${1:default}` (nested), `${1|a,b|}`, `\$`. */

/** Picks one of a tab stop's choices; the first where a stop is not named. */
export type Picks = ReadonlyMap<number, string>;

type Node = string | Stop;
type Stop = {
  readonly stop: number;
  readonly content: readonly Node[];
  readonly choices?: readonly string[];
};

/** The text that a snippet leaves when its user accepts every default, or what `picks` says instead. */
export function expand(body: string, picks: Picks = new Map()): string {
  const nodes = parse(body);
  const contents = new Map<number, string>();
  const render = (node: Node): string => {
    if (typeof node === 'string') return node;
    return contents.get(node.stop) ?? '';
  };
  // A stop may be repeated without its default before the place that has it, so defaults are gathered first.
  for (const { stop, content, choices } of stopsOf(nodes)) {
    if (contents.has(stop) && content.length === 0 && !choices) continue;
    contents.set(stop, choices ? (picks.get(stop) ?? choices[0] ?? '') : content.map(render).join(''));
  }
  return nodes.map(render).join('');
}

/** Every tab stop by number with its choices, empty where it has none. `$0`, the last place of the cursor, included. */
export function tabStops(body: string): ReadonlyMap<number, readonly string[]> {
  const stops = new Map<number, readonly string[]>();
  for (const { stop, choices } of stopsOf(parse(body))) stops.set(stop, choices ?? stops.get(stop) ?? []);
  return stops;
}

/** Inner stops before the outer ones that hold them. */
function stopsOf(nodes: readonly Node[]): Stop[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? [] : [...stopsOf(node.content), node]));
}

function parse(body: string): Node[] {
  let at = 0;

  const until = (end: string): Node[] => {
    const nodes: Node[] = [];
    let text = '';
    const flush = (): void => {
      if (text !== '') nodes.push(text);
      text = '';
    };
    while (at < body.length && !body.startsWith(end, at)) {
      const escaped = /^\\[$}\\]/.test(body.slice(at, at + 2));
      const stop = escaped ? undefined : readStop();
      if (stop) {
        flush();
        nodes.push(stop);
      } else {
        text += escaped ? body.charAt(at + 1) : body.charAt(at);
        at += escaped ? 2 : 1;
      }
    }
    flush();
    return nodes;
  };

  const readStop = (): Stop | undefined => {
    const [head, bare, braced] = /^\$(?:(\d+)|\{(\d+))/.exec(body.slice(at)) ?? [];
    if (head === undefined) return undefined;
    at += head.length;
    const stop = Number(bare ?? braced);
    if (bare !== undefined) return { stop, content: [] };
    const opener = body.charAt(at++);
    if (opener === '}') return { stop, content: [] };
    if (opener === ':') return { stop, content: closing('}', () => until('}')) };
    if (opener !== '|') throw new Error(`no snippet syntax at ${at}: ${body.slice(at - 5, at + 10)}`);
    return { stop, content: [], choices: closing('|}', readChoices) };
  };

  const readChoices = (): string[] => {
    const end = body.indexOf('|}', at);
    const choices = body.slice(at, end === -1 ? body.length : end).split(/(?<!\\),/);
    at = end === -1 ? body.length : end;
    return choices.map((choice) => choice.replaceAll(/\\([\\,|])/g, '$1'));
  };

  const closing = <T>(end: string, read: () => T): T => {
    const result = read();
    if (!body.startsWith(end, at)) throw new Error(`a snippet lacks ${end}`);
    at += end.length;
    return result;
  };

  return until('\0');
}
