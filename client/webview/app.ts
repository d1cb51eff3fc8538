/** The page put together: what the host says goes to the views, what the user does goes to the host. */
import type {
  FromPreview,
  NodeId,
  PreviewGraph,
  PreviewScope,
  ToPreview,
} from '../../server/src/protocol.ts';
import { html, setText } from './dom.ts';
import { createFooter, summary } from './footer.ts';
import { createGraphView } from './graph/graphView.ts';
import { createOpenGroups } from './groups/openGroups.ts';
import { isNewDrawing } from './newDrawing.ts';
import { createNotice } from './notice.ts';
import { createSearch } from './search/search.ts';
import { createSimulator } from './simulator/simulator.ts';
import type { PageState, Tab } from './state.ts';
import { createTableView } from './table/tableView.ts';
import { listenToTabs } from './tabs.ts';
import type { Texts } from './texts.ts';
import { createToolbar } from './toolbar.ts';

export type AppParts = {
  readonly root: HTMLElement;
  readonly texts: Texts;
  readonly restored: PageState;
  readonly post: (message: FromPreview) => void;
  readonly save: (state: PageState) => void;
};

export type App = { readonly receive: (message: ToPreview) => void };

const ZOOM_STEP = 1.25;

/** Whether it is drawn, or in a group that is shut. */
function isKnown({ nodes, folded }: PreviewGraph, wanted: NodeId): boolean {
  return [...nodes, ...folded].some(({ id }) => id === wanted);
}

/** Fills `root`. */
export function createApp({ root, texts, restored, post, save }: AppParts): App {
  let scope: PreviewScope = restored.scope;
  let tab: Tab = restored.tab;
  let graph: PreviewGraph | undefined;
  let isRestoring = restored.view !== undefined;
  /** The way of the simulated request. */
  let path: readonly NodeId[] = [];
  /** A group that was opened or shut, and a node to go to: the drawing that answers is on its way. */
  let toggled: NodeId | undefined;
  let awaited: NodeId | undefined;
  /** Groups opened and shut for the text cursor, and the user has looked at nothing else since. */
  let isFollowing = false;

  const keep = () => {
    const view = graphView.viewport.chosen();
    const simulated = simulator.state();
    save({
      scope,
      tab,
      query: toolbar.search.value,
      ...(view === undefined ? {} : { view }),
      simulator: simulated,
      groups: groups.wanted(),
    });
  };
  const groups = createOpenGroups(restored.groups, (why) => {
    isFollowing = why === 'cursor';
    post({ type: 'groups', groups: groups.wanted() });
    keep();
  });
  const reveal = (id: NodeId) => post({ type: 'reveal', id });

  const toolbar = createToolbar(texts);
  const footer = createFooter(texts);
  const notice = createNotice(texts);
  const title = html('h1', { id: 'title' });
  const graphView = createGraphView(texts, restored.view, {
    reveal,
    moved: () => {
      isFollowing = false;
      keep();
    },
    toggle: (group) => {
      toggled = group;
      groups.toggle(group);
    },
  });
  const isDrawn = (id: NodeId) => graph?.nodes.some((node) => node.id === id) ?? false;
  /** Also into a group that is shut. */
  const visit = (id: NodeId) => {
    awaited = isDrawn(id) ? undefined : id;
    groups.visit(id);
    graphView.visit(id);
  };
  /** With the groups on it. */
  const showPath = () => graphView.setPath(new Set([...path, ...groups.groupsOf(path)]));
  const tableView = createTableView(texts, reveal);
  const simulator = createSimulator(texts, restored.simulator, {
    post,
    reveal,
    changed: () => keep(),
    path: (ids) => {
      path = ids;
      showPath();
      tableView.setPath(new Set(ids));
    },
    showGraph: () => {
      chooseTab('graph');
      toolbar.tabs.graph.focus();
      // The rule stands in the middle of the way. A drawing that was hidden is measured before the next frame but one.
      const rule = path.find((id) => /\/spec\/rules\/\d+$/.test(id));
      const id = rule !== undefined && graph !== undefined && isKnown(graph, rule) ? rule : path.at(0);
      if (id !== undefined) requestAnimationFrame(() => requestAnimationFrame(() => visit(id)));
    },
  });
  root.replaceChildren(
    toolbar.element,
    title,
    html('div', { class: 'stage' }, graphView.panel, tableView.panel, simulator.panel, notice.element),
    footer.element,
  );

  const showStatus = (text: string) =>
    setText(footer.status, text !== '' || graph === undefined ? text : summary(graph, texts));
  toolbar.search.value = restored.query;
  const search = createSearch({
    input: toolbar.search,
    texts,
    graph: () => graph,
    showMatches: (found, at) =>
      graphView.setMatches(found && new Set([...found, ...groups.groupsOf(found)]), at),
    visit,
    filterRows: tableView.filter,
    isTable: () => tab === 'table',
    focusTable: tableView.focusFirst,
    announce: showStatus,
    changed: keep,
  });
  const panels = { graph: graphView.panel, table: tableView.panel, request: simulator.panel };
  const tabChosen = (next: Tab) => {
    tab = next;
    root.setAttribute('data-tab', tab);
    // A table that nobody sees is not kept up to date: it may have thousands of lines.
    if (tab === 'table' && graph !== undefined) tableView.update(graph);
    if (tab === 'request') simulator.open();
    // While one types a request, the drawing that nobody sees stays as it is.
    if (tab === 'graph') groups.path(path);
    keep();
  };
  const setTab = listenToTabs(toolbar.tabs, panels, tabChosen);
  const chooseTab = (next: Tab) => {
    setTab(next);
    tabChosen(next);
  };
  chooseTab(tab);

  toolbar.scopes.resource.addEventListener('click', () => post({ type: 'follow' }));
  toolbar.scopes.workspace.addEventListener('click', () =>
    post({ type: 'scope', scope: { type: 'workspace' } }),
  );
  toolbar.zoomIn.addEventListener('click', () => graphView.viewport.zoom(ZOOM_STEP));
  toolbar.zoomOut.addEventListener('click', () => graphView.viewport.zoom(1 / ZOOM_STEP));
  toolbar.zoomFit.addEventListener('click', () => graphView.viewport.fit());
  toolbar.exportSvg.addEventListener('click', () => post({ type: 'export', format: 'svg' }));
  toolbar.exportMermaid.addEventListener('click', () => post({ type: 'export', format: 'mermaid' }));
  document.addEventListener('keydown', (event) => {
    const isFind = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f';
    // The simulator has nothing to search in, and its fields are for typing slashes.
    if (tab === 'request' || (!isFind && (event.key !== '/' || event.target === toolbar.search))) return;
    toolbar.search.focus();
    toolbar.search.select();
    event.preventDefault();
  });

  const showGraph = (next: PreviewGraph) => {
    const isNew = isNewDrawing(graph, next) && !isRestoring;
    isRestoring = false;
    graph = next;
    groups.drawn(next);
    setText(title, next.title);
    // Before the drawing: it takes room from it.
    footer.explain(next);
    graphView.update(next, isNew, toggled);
    toggled = undefined;
    if (path.length > 0) showPath();
    if (isFollowing) graphView.showCurrent();
    const isAwaited = awaited !== undefined && isDrawn(awaited);
    if (awaited !== undefined && isAwaited) visit(awaited);
    if (tab === 'table') tableView.update(next);
    search.run(true);
    notice.show(next.nodes.length === 0 ? 'empty' : undefined);
    // The search has just said where it went.
    if (!isAwaited) showStatus('');
  };
  const showScope = (next: PreviewScope) => {
    scope = next;
    const isWorkspace = scope.type === 'workspace';
    toolbar.scopes.workspace.setAttribute('aria-pressed', String(isWorkspace));
    toolbar.scopes.resource.setAttribute('aria-pressed', String(!isWorkspace));
    keep();
  };
  notice.show('loading');
  showScope(scope);

  return {
    receive: (message) => {
      switch (message.type) {
        case 'graph':
          return showGraph(message.graph);
        case 'highlight':
          groups.follow(message.id);
          graphView.setCurrent(message.id);
          return tableView.setCurrent(message.id);
        case 'scope':
          return showScope(message.scope);
        case 'failed':
          return notice.show('failed', message.message, graph !== undefined && graph.nodes.length > 0);
        case 'simulated':
          return simulator.receive(message.result);
        case 'simulationFailed':
          return simulator.fail(message.message);
        case 'showGraph':
          return chooseTab('graph');
        case 'tryRequest':
          chooseTab('request');
          return simulator.tryRequest(message.wanted);
        case 'strings':
          // The words of a page do not change while it lives.
          return;
      }
    },
  };
}
