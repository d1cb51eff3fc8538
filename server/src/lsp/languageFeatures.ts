import type { Connection } from 'vscode-languageserver';
import { definition } from '../features/definition.ts';
import { documentHighlights } from '../features/documentHighlight.ts';
import { references } from '../features/references.ts';
import type { ClientAbilities } from './capabilities.ts';
import type { Answer } from './requests.ts';

/** Answers the requests that LSP has a name for. Each is a look-up, a call and the result. */
export function registerLanguageFeatures(
  connection: Connection,
  answer: Answer,
  abilities: ClientAbilities,
): void {
  connection.onDefinition(
    answer('definition', null, ({ snapshot, uri, params: { position } }) =>
      definition(snapshot, uri, position, { links: abilities.linkedLocations }),
    ),
  );
  connection.onReferences(
    answer('references', null, ({ snapshot, uri, params: { position, context } }) =>
      references(snapshot, uri, position, { includeDeclaration: context.includeDeclaration }),
    ),
  );
  connection.onDocumentHighlight(
    answer('documentHighlight', null, ({ snapshot, uri, params: { position } }) =>
      documentHighlights(snapshot, uri, position),
    ),
  );
}
