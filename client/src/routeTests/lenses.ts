/** "Run | Explain" above each case of a route test. */
import { CodeLens, Disposable, EventEmitter, l10n, languages, Range, Uri } from 'vscode';
import type { RouteTestId, RouteTestList } from '../../../server/src/protocol.ts';

const RUN = 'gatelens.runRouteTest';
const EXPLAIN = 'gatelens.explainRouteTest';

export type RouteTestLenses = Disposable & { update(list: RouteTestList): void };

export function registerLenses(): RouteTestLenses {
  const changed = new EventEmitter<void>();
  let files = new Map<string, RouteTestList['files'][number]>();
  const provider = languages.registerCodeLensProvider(
    { language: 'yaml' },
    {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: ({ uri }) => {
        const file = files.get(uri.toString());
        return (file?.tests ?? []).flatMap(({ cases }, test) =>
          cases.flatMap(({ range }, index) => {
            const id: RouteTestId = { uri: file?.uri ?? '', test, case: index };
            const at = new Range(range.start.line, 0, range.start.line, 0);
            return [
              new CodeLens(at, { title: l10n.t('Run'), command: RUN, arguments: [id] }),
              new CodeLens(at, { title: l10n.t('Explain'), command: EXPLAIN, arguments: [id] }),
            ];
          }),
        );
      },
    },
  );
  return Object.assign(Disposable.from(changed, provider), {
    update: (list: RouteTestList) => {
      files = new Map(list.files.map((file) => [Uri.parse(file.uri).toString(), file]));
      changed.fire();
    },
  });
}
