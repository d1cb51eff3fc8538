import type { CodeLens, Connection } from 'vscode-languageserver';
import type { Render } from '../engine/index.ts';
import { codeActions } from '../features/codeActions.ts';
import { codeLenses, resolveCodeLens } from '../features/codeLens.ts';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { documentHighlights } from '../features/documentHighlight.ts';
import { documentLinks } from '../features/documentLinks.ts';
import { documentSymbols } from '../features/documentSymbols.ts';
import { foldingRanges } from '../features/foldingRanges.ts';
import { hover } from '../features/hover.ts';
import { references } from '../features/references.ts';
import { prepareRename, rename } from '../features/rename.ts';
import { selectionRanges } from '../features/selectionRanges.ts';
import { workspaceSymbols } from '../features/workspaceSymbols.ts';
import type { ClientAbilities } from './capabilities.ts';
import { type Answer, type Asked, refused } from './requests.ts';

export type FeatureParts = {
  readonly answer: Answer;
  readonly abilities: ClientAbilities;
  readonly render: Render;
  readonly locale: string;
  /** The client is our own: it knows VS Code's command that asks for completions again, and `gatelens.*`. */
  readonly isOurClient: boolean;
  /** Whether the user wants to see code lenses, as it is now. */
  readonly wantsLenses: () => boolean;
};

/** Answers the requests that LSP has a name for. Each is a look-up, a call and the result. */
export function registerLanguageFeatures(connection: Connection, parts: FeatureParts): void {
  const { answer, abilities, render, locale } = parts;
  const { documentChanges, changeAnnotations } = abilities;
  connection.onHover(
    answer('hover', null, ({ snapshot, uri, params }) =>
      hover(snapshot, uri, params.position, { locale, render, markdown: abilities.markdown }),
    ),
  );
  connection.onCompletion(
    answer('completion', null, ({ snapshot, uri, params: { position, context } }) =>
      completion(snapshot, uri, position, {
        locale,
        snippets: abilities.snippets,
        markdown: abilities.completionMarkdown,
        asksAgain: parts.isOurClient,
        ...(context?.triggerCharacter !== undefined && { trigger: context.triggerCharacter }),
      }),
    ),
  );
  connection.onDefinition(
    answer('definition', null, ({ snapshot, uri, params }) =>
      definition(snapshot, uri, params.position, { links: abilities.linkedLocations }),
    ),
  );
  connection.onReferences(
    answer('references', null, ({ snapshot, uri, params: { position, context } }) =>
      references(snapshot, uri, position, { includeDeclaration: context.includeDeclaration }),
    ),
  );
  connection.onDocumentHighlight(
    answer('documentHighlight', null, ({ snapshot, uri, params }) =>
      documentHighlights(snapshot, uri, params.position),
    ),
  );
  connection.onDocumentSymbol(
    answer('documentSymbol', null, ({ snapshot, uri }) => documentSymbols(snapshot, uri)),
  );
  connection.onWorkspaceSymbol(
    answer('workspaceSymbol', null, ({ snapshot, params }) => workspaceSymbols(snapshot, params.query)),
  );
  connection.onFoldingRanges(
    answer('foldingRange', null, ({ snapshot, uri }) =>
      foldingRanges(snapshot, uri, abilities.folds === undefined ? {} : { limit: abilities.folds }),
    ),
  );
  connection.onSelectionRanges(
    answer('selectionRange', null, ({ snapshot, uri, params }) =>
      selectionRanges(snapshot, uri, params.positions),
    ),
  );
  connection.onDocumentLinks(
    answer('documentLink', null, ({ snapshot, uri }) => documentLinks(snapshot, uri)),
  );
  connection.onCodeLens(
    answer('codeLens', [], ({ snapshot, uri }) =>
      parts.wantsLenses() ? codeLenses(snapshot, uri, { locale, isOurClient: parts.isOurClient }) : [],
    ),
  );
  connection.onCodeLensResolve(
    answer('codeLens/resolve', undefined, ({ snapshot, params }: Asked<CodeLens>) =>
      resolveCodeLens(snapshot, params, { locale, isOurClient: parts.isOurClient }),
    ),
  );
  connection.onPrepareRename(
    answer('prepareRename', null, ({ snapshot, uri, params }) =>
      prepareRename(snapshot, uri, params.position),
    ),
  );
  connection.onRenameRequest(
    answer('rename', null, ({ snapshot, uri, params: { position, newName } }) => {
      const answered = rename(snapshot, uri, position, newName, {
        locale,
        documentChanges,
        changeAnnotations,
      });
      if (answered?.type === 'refused') throw refused(answered.reason);
      return answered?.edit ?? null;
    }),
  );
  connection.onCodeAction(
    answer('codeAction', null, ({ snapshot, uri, params: { range, context } }) =>
      codeActions(snapshot, uri, range, context, { render, locale, documentChanges, changeAnnotations }),
    ),
  );
}
