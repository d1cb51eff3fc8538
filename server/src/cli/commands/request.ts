import { answer, renderMessage } from '../../engine/index.ts';
import { COMMON_FLAGS, COMMON_HELP, configFrom, oneOf, parseFlags } from '../flags.ts';
import { readInputs } from '../inputs.ts';
import { type Command, EXIT, UsageError } from '../io.ts';
import { requestJson } from '../report/request.ts';
import { requestText } from '../report/requestText.ts';
import { REQUEST_FLAGS, REQUEST_HELP, requestFrom } from '../requestFlags.ts';
import { tableOf } from '../routeTarget.ts';

const FORMATS = ['text', 'json'] as const;

export const request: Command = {
  summary: 'say where a request goes, and why',
  help: `Usage: gatelens request [PATH…] --gateway NAMESPACE/NAME --url URL

Says which listener, Route and rule take a request, what becomes of it, and why the others do not, from the manifests
in files and folders (default: .), or in standard input (-).

  --gateway NAMESPACE/NAME          the Gateway that is asked; not needed if there is only one
  --service NAMESPACE/NAME          instead: a Service that clients call in a mesh
    --from NAMESPACE                the clients' namespace (default: the Service's own)
  --format text|json                default: text
${REQUEST_HELP}${COMMON_HELP}`,

  run: async (args, io) => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        ...COMMON_FLAGS,
        ...REQUEST_FLAGS,
        gateway: { type: 'string' },
        service: { type: 'string' },
        from: { type: 'string' },
        format: { type: 'string', default: 'text' },
      },
    });
    const format = oneOf('--format', values.format, FORMATS);
    const asked = requestFrom(values);
    const inputs = await readInputs(positionals, configFrom(values, io.cwd), io);
    const table = tableOf(inputs.snapshot, values);
    const found = answer(table, asked);
    if (found.because?.id === 'routing.bad-url')
      throw new UsageError(`--url: ${renderMessage(found.because).replace(/\.$/, '')}`);
    const context = { ...inputs, table };
    io.out(format === 'json' ? requestJson(context, found) : requestText(context, found, io.colours));
    return EXIT.fine;
  },
};
