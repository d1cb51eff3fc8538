import { COMMON_FLAGS, COMMON_HELP, configFrom, oneOf, parseFlags } from '../flags.ts';
import { readInputs } from '../inputs.ts';
import { type Command, EXIT } from '../io.ts';
import { createStatus } from '../report/status.ts';
import { statusText } from '../report/statusText.ts';

const FORMATS = ['text', 'json'] as const;

export const status: Command = {
  summary: 'predict the status that a controller will write',
  help: `Usage: gatelens status [PATH…] [--format text|json]

Predicts the status conditions of Gateways, listeners, ListenerSets, Routes and policies in files and folders
(default: .), or in standard input (-): who attaches where, which references resolve, what conflicts. What depends on
something that is not here is Unknown, with the reason why.

  --format text|json                default: text
${COMMON_HELP}`,

  run: async (args, io) => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: { ...COMMON_FLAGS, format: { type: 'string', default: 'text' } },
    });
    const format = oneOf('--format', values.format, FORMATS);
    const inputs = await readInputs(positionals, configFrom(values, io.cwd), io);
    const verdicts = createStatus(inputs);
    io.out(
      format === 'json'
        ? `${JSON.stringify({ version: 1, verdicts }, null, 2)}\n`
        : statusText(verdicts, io.colours),
    );
    return EXIT.fine;
  },
};
