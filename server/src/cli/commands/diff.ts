import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type Config,
  finished,
  isWithin,
  renderMessage,
  routingDiff,
  type Snapshot,
} from '../../engine/index.ts';
import { nodeFiles } from '../../hosts/nodeFiles.ts';
import { submodulesOf } from '../../hosts/nodeGit.ts';
import { gitFiles } from '../../hosts/nodeGitFiles.ts';
import { pathOf, uriOf } from '../../hosts/nodePaths.ts';
import { readFolders, UnreadableError } from '../../hosts/nodeWorkspace.ts';
import { withoutFolders } from '../../hosts/withoutFolders.ts';
import { COMMON_FLAGS, COMMON_HELP, configFrom, oneOf, parseFlags } from '../flags.ts';
import { relativeTo } from '../inputs.ts';
import { type Command, type CommandIo, EXIT } from '../io.ts';
import { diffJson } from '../report/diff.ts';
import { diffMarkdown } from '../report/diffMarkdown.ts';
import { diffText } from '../report/diffText.ts';
import { type Compared, comparedIn, inWords, type Version } from '../revisions.ts';

const FORMATS = ['text', 'markdown', 'json'] as const;

export const diff: Command = {
  summary: 'say which requests go elsewhere since another revision',
  help: `Usage: gatelens diff [BASE[..HEAD]] [--] [FOLDER…]

Says which requests two versions of the manifests treat differently: lost, new, moved to other backends, with other
shares or other filters. Each change comes with one of the requests. The versions are revisions of Git; folders are
those to read (default: .).

  (nothing)                         the working tree against HEAD
  BASE                              the working tree against a revision
  BASE..HEAD                        two revisions
  BASE...HEAD                       a revision against the commit where it left BASE, as a pull request shows it
  --format text|markdown|json       default: text
  --exit-code                       exit with 1 if requests are treated differently, or may be
${COMMON_HELP}`,

  run: async (args, io) => {
    const { values, positionals, tokens } = parseFlags({
      args: [...args],
      allowPositionals: true,
      tokens: true,
      options: {
        ...COMMON_FLAGS,
        format: { type: 'string', default: 'text' },
        'exit-code': { type: 'boolean', default: false },
      },
    });
    const format = oneOf('--format', values.format, FORMATS);
    const config = configFrom(values, io.cwd);
    const end = tokens.find(({ kind }) => kind === 'option-terminator')?.index;
    const before = tokens.filter(
      ({ kind, index }) => kind === 'positional' && index < (end ?? Infinity),
    ).length;
    const compared = await comparedIn(
      io.cwd,
      positionals.slice(0, before),
      end === undefined ? undefined : positionals.slice(before),
    );
    const folders = foldersIn(io.cwd, compared);
    const [base, head] = [
      await read(compared, compared.base, folders, config, io),
      await read(compared, compared.head, folders, config, io),
    ];
    const shownPath = (uri: string): string => relativeTo(uriOf(realpathSync(io.cwd)), uri);
    for (const folder of folders)
      if (!existsSync(pathOf(folder) ?? '') && ![base, head].some((each) => holds(each, folder)))
        throw new UnreadableError(`${shownPath(folder)} is in neither version`);
    const report = {
      base: { ...compared.base, snapshot: base },
      head: { ...compared.head, snapshot: head },
      pathOf: shownPath,
      ...finished(routingDiff(base, head)),
    };
    io.out(
      format === 'json'
        ? diffJson(report)
        : format === 'markdown'
          ? diffMarkdown(report)
          : diffText(report, io.colours),
    );
    const isSame = [report.changes, report.undecided, report.notCompared, report.unread].every(
      ({ length }) => length === 0,
    );
    return values['exit-code'] && !isSame ? EXIT.findings : EXIT.fine;
  },
};

/** @throws UnreadableError */
function foldersIn(cwd: string, { root, paths }: Compared): readonly string[] {
  const real = realpathSync(cwd);
  return (paths.length > 0 ? paths : ['.']).map((each) => {
    const folder = path.resolve(real, each);
    const uri = uriOf(folder);
    if (!isWithin(uri, uriOf(root))) throw new UnreadableError(`${each} is not in the repository ${root}`);
    if (existsSync(folder) && !statSync(folder).isDirectory())
      throw new UnreadableError(`${each} is a file; routes are compared by folder`);
    return uri;
  });
}

async function read(
  { root }: Compared,
  { name, commit }: Version,
  folders: readonly string[],
  config: Partial<Config>,
  io: CommandIo,
): Promise<Snapshot> {
  const submodules = await inWords(submodulesOf(root, commit));
  for (const each of submodules) io.err(`${name}: the submodule ${each} is left out.\n`);
  const files =
    commit === undefined
      ? withoutFolders(
          nodeFiles,
          submodules.map((each) => uriOf(path.join(root, each))),
        )
      : await inWords(gitFiles(root, commit));
  const { snapshot, notes } = await readFolders(files, folders, config);
  for (const note of notes) {
    io.err(`${name}: ${renderMessage(note)}\n`);
    if (note.id === 'note.forbidden') io.missed();
  }
  return snapshot;
}

function holds(snapshot: Snapshot, folder: string): boolean {
  return [...snapshot.uris()].some((uri) => isWithin(uri, folder));
}
