/** The Table tab: what the drawing shows, in text, for everyone who reads better than looks. */
import type { NodeId, PreviewGraph, PreviewRow, PreviewText } from '../../../server/src/protocol.ts';
import { html, setText } from '../dom.ts';
import { describeEdge } from '../graph/describe.ts';
import { rowMatches } from '../search/match.ts';
import type { Texts } from '../texts.ts';

export type TableView = {
  readonly panel: HTMLElement;
  readonly update: (graph: PreviewGraph) => void;
  /** Shows only lines with all of these words; returns how many there are. */
  readonly filter: (words: readonly string[]) => number;
  readonly setCurrent: (id: NodeId | null) => void;
  /** Marks the lines that the simulated request goes through. */
  readonly setPath: (ids: ReadonlySet<NodeId>) => void;
  readonly focusFirst: () => void;
};

type Column = 'gateway' | 'listener' | 'hostnames' | 'route' | 'rule' | 'backend' | 'weight';
const COLUMNS: readonly (readonly [Column, PreviewText])[] = [
  ['gateway', 'columnGateway'],
  ['listener', 'columnListener'],
  ['hostnames', 'columnHostnames'],
  ['route', 'columnRoute'],
  ['rule', 'columnRule'],
  ['backend', 'columnBackend'],
  ['weight', 'columnWeight'],
];

/** An empty Table tab. */
export function createTableView(texts: Texts, reveal: (id: NodeId) => void): TableView {
  const caption = html('caption');
  // Roles are written down, since a table that is drawn otherwise in a narrow window is none to screen readers.
  const labels = [...COLUMNS.map(([, text]) => texts(text)), texts('columnState')];
  const head = html(
    'tr',
    { role: 'row' },
    ...labels.map((label) => html('th', { scope: 'col', role: 'columnheader' }, label)),
  );
  const body = html('tbody', { role: 'rowgroup' });
  const nothing = html('p', { class: 'notice', hidden: true }, texts('tableEmpty'));
  const table = html('table', { role: 'table' }, caption, html('thead', { role: 'rowgroup' }, head), body);
  const panel = html(
    'section',
    { id: 'table', role: 'tabpanel', 'aria-labelledby': 'tab-table' },
    table,
    nothing,
  );
  let rows: readonly PreviewRow[] = [];
  let words: readonly string[] = [];
  let current: NodeId | null = null;
  let path: ReadonlySet<NodeId> = new Set();

  panel.addEventListener('click', ({ target }) => {
    const id = target instanceof Element ? target.closest('button')?.getAttribute('data-id') : undefined;
    if (id) reveal(id);
  });
  const markCurrent = () => {
    for (const button of body.querySelectorAll('button')) {
      const isCurrent = current !== null && button.getAttribute('data-id') === current;
      if (isCurrent) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  };
  const markPath = () => {
    for (const [at, row] of rows.entries()) {
      const isOn = isOnPath(row, path);
      const element = body.rows[at];
      if (element?.classList.contains('path') === isOn) continue;
      element?.classList.toggle('path', isOn);
      const state = element?.cells[COLUMNS.length];
      if (state) setText(state, stateOf(row, isOn, texts));
    }
  };
  const applyFilter = () => {
    let shown = 0;
    for (const [at, row] of rows.entries()) {
      const matches = rowMatches(row, words);
      if (matches) shown += 1;
      body.rows[at]?.toggleAttribute('hidden', !matches);
    }
    nothing.hidden = shown > 0;
    table.hidden = shown === 0;
    return shown;
  };

  return {
    panel,
    update: (graph) => {
      rows = graph.rows;
      setText(caption, graph.title);
      while (body.rows.length > rows.length) body.deleteRow(-1);
      for (const [at, row] of rows.entries())
        fillRow(body.rows[at] ?? newRow(body, labels), row, isOnPath(row, path), texts);
      applyFilter();
      markCurrent();
    },
    filter: (wanted) => {
      words = wanted;
      return applyFilter();
    },
    setCurrent: (id) => {
      current = id;
      markCurrent();
      // The line, not its cell: the table must not move sideways while its reader moves through a file.
      body
        .querySelector('[aria-current]')
        ?.closest('tr')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    setPath: (ids) => {
      path = ids;
      markPath();
    },
    focusFirst: () => body.querySelector<HTMLElement>('tr:not([hidden]) button')?.focus(),
  };
}

function newRow(body: HTMLTableSectionElement, labels: readonly string[]): HTMLTableRowElement {
  const row = html(
    'tr',
    { role: 'row' },
    ...labels.map((label) => html('td', { role: 'cell', 'data-label': label })),
  );
  body.append(row);
  return row;
}

/** Changes only cells whose text or node changed, so that a focused button keeps the focus while its author types. */
function fillRow(element: HTMLTableRowElement, row: PreviewRow, isOn: boolean, texts: Texts): void {
  element.setAttribute('data-state', row.state);
  for (const [at, [column]] of COLUMNS.entries()) {
    const cell = element.cells[at];
    if (cell) fillCell(cell, row[column], nodeOf(row, column));
  }
  const state = element.cells[COLUMNS.length];
  element.classList.toggle('path', isOn);
  if (state) setText(state, stateOf(row, isOn, texts));
}

function stateOf(row: PreviewRow, isOn: boolean, texts: Texts): string {
  const text = describeEdge(row, texts);
  return isOn ? `${text} · ${texts('simOnPath')}` : text;
}

/** Whether the request takes this listener, rule and backend. */
function isOnPath({ nodes }: PreviewRow, path: ReadonlySet<NodeId>): boolean {
  const { rule, listener, backend } = nodes;
  if (rule === undefined || !path.has(rule)) return false;
  return [listener, backend].every((id) => id === undefined || path.has(id));
}

function nodeOf(row: PreviewRow, column: Column): NodeId | undefined {
  return column === 'hostnames' || column === 'weight' ? undefined : row.nodes[column];
}

function fillCell(cell: HTMLTableCellElement, text: string, id: NodeId | undefined): void {
  const button = cell.querySelector('button');
  if (id === undefined || text === '') {
    if (button !== null || cell.textContent !== text) cell.replaceChildren(text);
  } else if (button === null) {
    cell.replaceChildren(html('button', { type: 'button', 'data-id': id }, text));
  } else {
    setText(button, text);
    button.setAttribute('data-id', id);
  }
}
