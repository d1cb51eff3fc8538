/** The Graph tab: the drawing, its window, pointer and keys, and the line that says more of one node. */
import type { NodeId, PreviewGraph, PreviewNode } from '../../../server/src/protocol.ts';
import { html, setText, svg } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { listenToGestures } from '../viewport/gestures.ts';
import type { Box, Point, View } from '../viewport/view.ts';
import { createViewport, type Viewport } from '../viewport/viewport.ts';
import { describe, describeEdge, headline } from './describe.ts';
import { idOf, listenToKeys } from './graphKeys.ts';
import { createScene } from './scene.ts';

export type GraphView = {
  readonly panel: HTMLElement;
  readonly viewport: Viewport;
  /** A group that was opened or shut stays where it is, and what is around it moves. */
  readonly update: (graph: PreviewGraph, isNew: boolean, toggled: NodeId | undefined) => void;
  readonly setCurrent: (id: NodeId | null) => void;
  /** Moves no further than needed to see the node that the text cursor is in. */
  readonly showCurrent: () => void;
  readonly setMatches: (found: ReadonlySet<NodeId> | undefined, at: NodeId | undefined) => void;
  /** Marks what the simulated request goes through. */
  readonly setPath: (ids: ReadonlySet<NodeId>) => void;
  /** Brings a node to the middle; Tab leads to it. */
  readonly visit: (id: NodeId) => void;
};

export type GraphEvents = {
  readonly reveal: (id: NodeId) => void;
  readonly moved: () => void;
  /** Opens or shuts a group. */
  readonly toggle: (group: NodeId) => void;
};

const FAR = 0.4;
/** How many lines the description of a node tells of: a Gateway may have hundreds. */
const MOST_LINES = 3;

/** An empty Graph tab. */
export function createGraphView(texts: Texts, initial: View | undefined, events: GraphEvents): GraphView {
  const scene = createScene(texts);
  const details = html('p', { id: 'details', 'aria-hidden': 'true' });
  const panel = html(
    'section',
    { id: 'graph', role: 'tabpanel', 'aria-labelledby': 'tab-graph' },
    scene.surface,
    details,
  );
  const viewport = createViewport(scene.surface, scene.world, initial, {
    moved: events.moved,
    looked: ({ y, scale }, window) => {
      // From afar texts would be dots, and there would be thousands of them.
      if (scale < FAR) scene.look(0, -1);
      else scene.look(-y / scale, (window.height - y) / scale);
    },
  });
  let graph: PreviewGraph | undefined;
  let current: NodeId | null = null;
  /** A drawing that could not yet begin where the text cursor is, since that was not known. */
  let isUnplaced = false;

  const find = (id: NodeId | null | undefined) => graph?.nodes.find((node) => node.id === id);
  const reveal = (id: NodeId) => {
    const node = find(id);
    if (node?.group !== undefined) events.toggle(id);
    else if (node?.locatable) events.reveal(id);
    else setText(details, `${texts('noSource')}. ${detailsOf(id)}`);
  };
  const detailsOf = (id: NodeId | null) => {
    const node = find(id);
    if (node === undefined) return '';
    // What the lines at a node say, for those who see no lines or cannot point at them.
    const lines = (graph?.edges ?? []).flatMap((edge) => {
      if (edge.state === 'ok' || edge.problem === undefined || edge.problem === node.problem) return [];
      const other = find(edge.to === node.id ? edge.from : edge.from === node.id ? edge.to : undefined);
      return other && other.problem !== edge.problem
        ? [`${headline(other, texts)}: ${describeEdge(edge, texts)}`]
        : [];
    });
    return [describe(node, texts), ...lines.slice(0, MOST_LINES)].join('. ');
  };
  const look = (id: NodeId | undefined) => {
    scene.setNear(id ?? null);
    setText(details, detailsOf(id ?? current));
  };

  listenToGestures(scene.surface, viewport);
  const keys = listenToKeys(scene, viewport, () => graph, reveal);
  scene.surface.addEventListener('click', ({ target }) => {
    const id = idOf(target);
    if (id !== undefined) reveal(id);
  });
  scene.surface.addEventListener('pointerover', ({ target }) => {
    const id = idOf(target);
    look(id);
    if (id !== undefined) showTooltip(id);
  });
  scene.surface.addEventListener('pointerleave', () => look(idOf(document.activeElement)));
  scene.surface.addEventListener('focusin', ({ target }) => {
    const id = idOf(target);
    look(id);
    if (id === undefined) return;
    keys.setStop(id);
    show(id);
  });
  scene.surface.addEventListener('focusout', () => look(undefined));
  /** Made when it is needed: thousands of them would cost more than the cards. */
  const showTooltip = (id: NodeId) => {
    const element = scene.node(id);
    if (element !== undefined && element.querySelector('title') === null) {
      element.prepend(svg('title', {}, detailsOf(id)));
    }
  };
  const show = (id: NodeId) => {
    const node = find(id);
    if (node !== undefined) viewport.show(node);
  };

  return {
    panel,
    viewport,
    update: (next, isNew, toggled) => {
      const focused = idOf(document.activeElement);
      const before = find(toggled);
      graph = next;
      scene.surface.setAttribute('aria-label', `${next.title}. ${texts('graphHint')}`);
      scene.update(next);
      viewport.setDrawing(next, isNew, find(current), step(before, find(toggled)));
      if (isNew) isUnplaced = find(current) === undefined;
      keys.setStop(focused ?? toggled ?? current ?? undefined);
      // Elements that had to be moved lost the focus on the way.
      if (focused !== undefined && idOf(document.activeElement) !== focused)
        scene.node(focused)?.focus({ preventScroll: true });
      const opened = find(toggled);
      if (opened?.group?.isOpen) viewport.show(withMembers(opened, next));
      setText(details, detailsOf(focused ?? current));
    },
    setCurrent: (id) => {
      if (id === current) return;
      current = id;
      scene.setCurrent(id);
      if (id === null) return;
      if (isUnplaced && graph !== undefined) viewport.setDrawing(graph, false, find(id));
      else show(id);
      isUnplaced = false;
      if (!scene.surface.contains(document.activeElement)) {
        keys.setStop(id);
        setText(details, detailsOf(id));
      }
    },
    showCurrent: () => {
      if (current !== null) show(current);
    },
    setMatches: scene.setMatches,
    setPath: scene.setPath,
    visit: (id) => {
      const node = find(id);
      if (node === undefined) return;
      viewport.visit(node);
      keys.setStop(id);
      setText(details, detailsOf(id));
    },
  };
}

/** A group and, beside it, as much of what was in it as stands at its height: lower down it goes on. */
function withMembers({ id, x, y, width, height }: PreviewNode, { nodes }: PreviewGraph): Box {
  const ends = nodes.filter(({ memberOf }) => memberOf === id).map((node) => node.x + node.width);
  return { x, y, width: Math.max(x + width, ...ends) - x, height };
}

/** How far a node went from one drawing to the next. */
function step(before: PreviewNode | undefined, after: PreviewNode | undefined): Point | undefined {
  return before && after && { x: after.x - before.x, y: after.y - before.y };
}
