/** Schemes of documents that people write, wherever they are stored; virtual workspaces add their own. */
const ALWAYS = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web', 'vscode-remote'] as const;

type Folder = { readonly uri: { readonly scheme: string } };

/** The schemes of the documents that the server is told of, given the folders that are open. */
export function schemes(folders: readonly Folder[] | undefined): readonly string[] {
  return [...new Set([...ALWAYS, ...(folders ?? []).map(({ uri }) => uri.scheme)])];
}
