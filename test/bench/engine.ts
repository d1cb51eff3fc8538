import type { Change, Snapshot } from '../../server/src/engine/index.ts';
import { builtInSchemas, createWorkspace } from '../../server/src/engine/index.ts';
import { documentSymbols } from '../../server/src/features/documentSymbols.ts';
import { hover } from '../../server/src/features/hover.ts';
import { type Figure, measure } from './figures.ts';
import { generateRoutes, generateWorkspace } from './generate.ts';

const URI = 'file:///w/apps/routes.yaml';
const KEYS = 200;

/** What an edit and the requests after it cost the engine alone, in files of several sizes. */
export function benchKeystrokes(lines: number): Figure[] {
  const workspace = createWorkspace(builtInSchemas());
  workspace.apply(stored(generateWorkspace(200)));
  const text = generateRoutes(lines);
  // In the middle of the file, on a key that does not exist: every key is another text and a finding.
  const at = text.indexOf('    timeouts:', text.length / 2);
  let typed = '    x: 1\n';
  let version = 0;
  const type = (): Snapshot => {
    typed = typed.replace(': 1', 'x: 1');
    version++;
    return workspace.apply([
      { type: 'opened', uri: URI, text: text.slice(0, at) + typed + text.slice(at), version },
    ]);
  };
  const name = (what: string): string => `${what}, ${lines} lines`;
  const position = { line: 10, character: 4 };
  return [
    measure(name('keystroke: its own findings'), KEYS, () => type().documentFindings(URI), 50),
    measure(name('keystroke: all findings'), KEYS, () => type().findings(URI), 20),
    measure(name('hover after a keystroke'), KEYS, () => hover(type(), URI, position), 20),
    measure(name('symbols after a keystroke'), KEYS, () => documentSymbols(type(), URI), 20),
  ];
}

/** Reading a workspace that nobody has read before, and all that is found in it. */
export function benchIndex(files: number): Figure[] {
  const changes = stored(generateWorkspace(files));
  const read: number[] = [];
  const checked: number[] = [];
  for (let i = 0; i < 5; i++) {
    const workspace = createWorkspace(builtInSchemas());
    const started = performance.now();
    for (const change of changes) workspace.apply([change]).documentFindings(change.uri);
    const between = performance.now();
    for (const { uri } of changes) workspace.snapshot().findings(uri);
    read.push(between - started);
    checked.push(performance.now() - between);
  }
  return [
    { name: `index: read and check each, ${changes.length} files`, unit: 'ms', samples: read },
    { name: `index: references of all, ${changes.length} files`, unit: 'ms', samples: checked },
  ];
}

function stored(texts: ReadonlyMap<string, string>): Change[] {
  return [...texts].map(([path, text]) => ({ type: 'stored', uri: `file:///w/${path}`, text }));
}
