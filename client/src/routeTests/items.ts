/** The items of the Test Explorer: a file, below it its cases; documents between them where a file has several. */
import { Range, type TestController, type TestItem, type TestItemCollection, Uri, workspace } from 'vscode';
import type { RouteTestFile, RouteTestId, RouteTestList, WireRange } from '../../../server/src/protocol.ts';

export type RouteTestItems = {
  /** Brings the items up to date; those that stay keep their results. */
  update(list: RouteTestList): void;
  idOf(item: TestItem): RouteTestId | undefined;
  find(id: RouteTestId): TestItem | undefined;
  /** The cases at and below some items, or all. */
  cases(among?: readonly TestItem[]): readonly TestItem[];
};

export function createItems(controller: TestController): RouteTestItems {
  const ids = new WeakMap<TestItem, RouteTestId>();

  const itemFor = (parent: TestItemCollection, id: string, label: string, uri: Uri): TestItem => {
    const item = parent.get(id) ?? controller.createTestItem(id, label, uri);
    if (item.label !== label) item.label = label;
    return item;
  };

  const casesOf = (file: RouteTestFile, test: number, parent: TestItem): TestItem[] =>
    (file.tests[test]?.cases ?? []).map(({ name, range }, index) => {
      const item = itemFor(parent.children, `${test}/${index}`, name || `#${index + 1}`, Uri.parse(file.uri));
      item.range = rangeOf(range);
      item.sortText = String(index).padStart(4, '0');
      ids.set(item, { uri: file.uri, test, case: index });
      return item;
    });

  const fileItem = (file: RouteTestFile): TestItem => {
    const uri = Uri.parse(file.uri);
    const item = itemFor(controller.items, file.uri, workspace.asRelativePath(uri), uri);
    if (file.tests.length === 1) {
      item.children.replace(casesOf(file, 0, item));
      return item;
    }
    item.children.replace(
      file.tests.map(({ name, range }, test) => {
        const document = itemFor(item.children, String(test), name || `#${test + 1}`, uri);
        document.range = rangeOf(range);
        document.sortText = String(test).padStart(4, '0');
        document.children.replace(casesOf(file, test, document));
        return document;
      }),
    );
    return item;
  };

  const cases = (among: Iterable<TestItem>): TestItem[] =>
    [...among].flatMap((item) => (ids.has(item) ? [item] : cases(childrenOf(item))));
  const all = (): TestItem[] => cases([...controller.items].map(([, item]) => item));

  return {
    update: ({ files }) => controller.items.replace(files.map(fileItem)),
    idOf: (item) => ids.get(item),
    find: (id) => all().find((item) => isSame(ids.get(item), id)),
    cases: (among) => (among ? [...new Set(cases(among))] : all()),
  };
}

function childrenOf(item: TestItem): TestItem[] {
  return [...item.children].map(([, child]) => child);
}

function isSame(a: RouteTestId | undefined, b: RouteTestId): boolean {
  return a?.uri === b.uri && a.test === b.test && a.case === b.case;
}

function rangeOf({ start, end }: WireRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
