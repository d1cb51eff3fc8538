import {
  buildGraph,
  layOut,
  renderMessage,
  toDot,
  toGraphJson,
  toMermaid,
  toSvg,
} from '../../engine/index.ts';
import { COMMON_FLAGS, COMMON_HELP, configFrom, oneOf, parseFlags } from '../flags.ts';
import { type Inputs, readInputs } from '../inputs.ts';
import { type Command, EXIT } from '../io.ts';

const FORMATS = ['mermaid', 'dot', 'json', 'svg'] as const;

export const graph: Command = {
  summary: 'draw what routes lead where',
  help: `Usage: gatelens graph [PATH…] [--format mermaid|dot|json|svg]

Draws the Gateway API resources in files and folders (default: .), or in standard input (-).

  --format mermaid|dot|json|svg     default: mermaid
${COMMON_HELP}`,

  run: async (args, io) => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        ...COMMON_FLAGS,
        format: { type: 'string', default: 'mermaid' },
      },
    });
    const format = oneOf('--format', values.format, FORMATS);
    const inputs = await readInputs(positionals, configFrom(values, io.cwd), io);
    io.out(drawn(inputs, format));
    return EXIT.fine;
  },
};

function drawn({ snapshot, pathOf }: Inputs, format: (typeof FORMATS)[number]): string {
  const whole = buildGraph(snapshot, { type: 'workspace' }, renderMessage);
  switch (format) {
    case 'mermaid':
      return toMermaid(whole);
    case 'dot':
      return toDot(whole);
    case 'svg':
      return toSvg(layOut(whole));
    case 'json':
      return toGraphJson(whole, (uri) => ({ path: pathOf(uri) }));
  }
}
