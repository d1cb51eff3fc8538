import { parseFlags } from '../flags.ts';
import { type Command, EXIT, UsageError } from '../io.ts';

export const lsp: Command = {
  summary: 'serve an editor over the Language Server Protocol',
  help: `Usage: gatelens lsp --stdio

Speaks LSP on standard input and output until the editor says goodbye.
`,

  run: async (args) => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: { stdio: { type: 'boolean' } },
    });
    if (positionals.length > 0) throw new UsageError(`lsp takes no ${positionals[0]}`);
    if (!values.stdio)
      throw new UsageError('lsp needs --stdio: it speaks over standard input and output only');
    // Loaded here: no other command needs it. The connection ends the process itself.
    const { startNodeServer } = await import('../../hosts/nodeServer.ts');
    startNodeServer();
    return EXIT.fine;
  },
};
