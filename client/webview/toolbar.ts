/** The row of controls above the drawing. */
import { type Child, html, svg } from './dom.ts';
import type { Tab } from './state.ts';
import type { Texts } from './texts.ts';

export type Toolbar = {
  readonly element: HTMLElement;
  readonly tabs: Readonly<Record<Tab, HTMLButtonElement>>;
  readonly scopes: Readonly<Record<'resource' | 'workspace', HTMLButtonElement>>;
  readonly search: HTMLInputElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomOut: HTMLButtonElement;
  readonly zoomFit: HTMLButtonElement;
  readonly exportSvg: HTMLButtonElement;
  readonly exportMermaid: HTMLButtonElement;
};

const ICONS = {
  zoomIn: 'M8 3.5v9 M3.5 8h9',
  zoomOut: 'M3.5 8h9',
  fit: 'M2.5 6V2.5H6 M10 2.5h3.5V6 M13.5 10v3.5H10 M6 13.5H2.5V10',
  save: 'M8 2v8 M4.8 7 8 10.2 11.2 7 M2.5 13.5h11',
};

/** The controls, without behaviour. */
export function createToolbar(texts: Texts): Toolbar {
  const tab = (name: Tab, text: string) =>
    html('button', { type: 'button', id: `tab-${name}`, role: 'tab', 'aria-controls': name }, text);
  const scope = (name: string, text: string) => html('button', { type: 'button', id: `scope-${name}` }, text);
  const button = (id: string, label: string, ...children: readonly Child[]) =>
    html('button', { type: 'button', id, 'aria-label': label, title: label }, ...children);

  const tabs = {
    graph: tab('graph', texts('graphTab')),
    table: tab('table', texts('tableTab')),
    request: tab('request', texts('requestTab')),
  };
  const scopes = {
    resource: scope('resource', texts('scopeResource')),
    workspace: scope('workspace', texts('scopeWorkspace')),
  };
  const search = html('input', {
    id: 'search',
    type: 'search',
    placeholder: texts('searchHint'),
    'aria-label': texts('search'),
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const zoomIn = button('zoom-in', texts('zoomIn'), icon(ICONS.zoomIn));
  const zoomOut = button('zoom-out', texts('zoomOut'), icon(ICONS.zoomOut));
  const zoomFit = button('zoom-fit', texts('zoomFit'), icon(ICONS.fit));
  const exportSvg = button('export-svg', texts('exportSvg'), icon(ICONS.save), 'SVG');
  const exportMermaid = button('export-mermaid', texts('exportMermaid'), icon(ICONS.save), 'Mermaid');

  const element = html(
    'header',
    { class: 'toolbar' },
    html(
      'div',
      { class: 'segments', role: 'tablist', 'aria-label': texts('views') },
      tabs.graph,
      tabs.table,
      tabs.request,
    ),
    html(
      'div',
      { class: 'segments', role: 'group', 'aria-label': texts('scope') },
      scopes.resource,
      scopes.workspace,
    ),
    search,
    html(
      'div',
      { class: 'buttons zoom', role: 'group', 'aria-label': texts('zoom') },
      zoomOut,
      zoomFit,
      zoomIn,
    ),
    html('div', { class: 'buttons', role: 'group', 'aria-label': texts('export') }, exportSvg, exportMermaid),
  );
  return { element, tabs, scopes, search, zoomIn, zoomOut, zoomFit, exportSvg, exportMermaid };
}

function icon(path: string): SVGSVGElement {
  return svg('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, svg('path', { d: path }));
}
