/** What VS Code's own Git extension knows: which files differ from HEAD, and what HEAD has of them. */
import { extensions, l10n, type Uri, workspace } from 'vscode';
import { inBatches } from '../batches.ts';

/** As much of the extension's API, version 1, as is needed here. */
type GitExtension = { readonly enabled: boolean; getAPI(version: 1): GitApi };

type GitApi = {
  readonly repositories: readonly Repository[];
  getRepository(uri: Uri): Repository | null;
  openRepository?(root: Uri): Promise<Repository | null>;
};

type Change = { readonly uri: Uri; readonly originalUri: Uri };

export type Repository = {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD?: { readonly commit?: string } | undefined;
    readonly workingTreeChanges: readonly Change[];
    readonly untrackedChanges?: readonly Change[];
  };
  status(): Promise<void>;
  diffWithHEAD(): Promise<readonly Change[]>;
  show(revision: string, path: string): Promise<string>;
};

/** The repositories of the folders that are open; undefined without the Git extension. */
export async function repositories(): Promise<readonly Repository[] | undefined> {
  const extension = extensions.getExtension<GitExtension>('vscode.git');
  const git = extension && (await extension.activate());
  if (!git?.enabled) return undefined;
  const api = git.getAPI(1);
  const found = new Set<Repository>();
  for (const { uri } of workspace.workspaceFolders ?? []) {
    const repository = api.getRepository(uri) ?? (await api.openRepository?.(uri));
    if (repository) found.add(repository);
    for (const each of api.repositories) if (isBelow(each.rootUri, uri)) found.add(each);
  }
  return [...found];
}

/** The text of each file that differs from HEAD, as HEAD has it; null for files that it has not. */
export async function textsOfHead(
  repository: Repository,
): Promise<readonly { readonly uri: Uri; readonly text: string | null }[]> {
  if (repository.state.HEAD?.commit === undefined) throw new Error(l10n.t('There is no commit yet.'));
  await repository.status();
  const { workingTreeChanges, untrackedChanges = [] } = repository.state;
  const changes = [...(await repository.diffWithHEAD()), ...workingTreeChanges, ...untrackedChanges];
  const files = new Map<string, Uri>();
  for (const each of changes.flatMap(({ uri, originalUri }) => [uri, originalUri]))
    files.set(each.toString(), each);
  for (const { uri, isDirty } of workspace.textDocuments)
    if (isDirty && isBelow(uri, repository.rootUri)) files.set(uri.toString(), uri);
  return inBatches([...files.values()].filter(isManifestName), AT_ONCE, async (uri) => ({
    uri,
    // Git knows no such path: the file is new.
    text: await repository.show('HEAD', uri.fsPath).catch(() => null),
  }));
}

/** Each file is a process of Git. */
const AT_ONCE = 8;

/** Other files are none of the server's. */
function isManifestName({ path }: Uri): boolean {
  return /\.(?:ya?ml|json)$|\/Kustomization$/i.test(path);
}

function isBelow(uri: Uri, folder: Uri): boolean {
  return uri.scheme === folder.scheme && `${uri.path}/`.startsWith(`${folder.path.replace(/\/$/, '')}/`);
}
