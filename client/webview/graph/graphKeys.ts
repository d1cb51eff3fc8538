/** The keyboard in the drawing: one stop for Tab, arrow keys from node to node. */
import type { NodeId, PreviewGraph } from '../../../server/src/protocol.ts';
import type { Viewport } from '../viewport/viewport.ts';
import { type Direction, inReadingOrder, neighbour } from './navigate.ts';
import type { Scene } from './scene.ts';

const ARROWS: Readonly<Partial<Record<string, Direction>>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
const PAN_PX = 60;
const PAN: Readonly<Partial<Record<string, readonly [number, number]>>> = {
  ArrowLeft: [PAN_PX, 0],
  ArrowRight: [-PAN_PX, 0],
  ArrowUp: [0, PAN_PX],
  ArrowDown: [0, -PAN_PX],
};
const ZOOM_STEP = 1.25;

export type GraphKeys = {
  /** Tab shall lead to this node, or if it is not drawn, to the first. */
  readonly setStop: (id: NodeId | undefined) => void;
};

/** Listens on the scene; `graph` tells what is drawn, `reveal` shows a node's source, or opens and shuts a group. */
export function listenToKeys(
  scene: Scene,
  viewport: Viewport,
  graph: () => PreviewGraph | undefined,
  reveal: (id: NodeId) => void,
): GraphKeys {
  let stop: SVGGElement | undefined;
  const setStop = (id: NodeId | undefined) => {
    const drawn = graph();
    const first = drawn === undefined ? undefined : inReadingOrder(drawn)[0]?.id;
    const next =
      (id === undefined ? undefined : scene.node(id)) ??
      (first === undefined ? undefined : scene.node(first));
    stop?.setAttribute('tabindex', '-1');
    next?.setAttribute('tabindex', '0');
    stop = next;
  };

  scene.surface.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const id = idOf(event.target);
    if (press(event.key, event.shiftKey, id)) event.preventDefault();
  });

  /** Whether the key meant something here. */
  const press = (key: string, shift: boolean, id: NodeId | undefined): boolean => {
    const direction = ARROWS[key];
    const pan = PAN[key];
    const drawn = graph();
    const group = drawn?.nodes.find((node) => node.id === id)?.group;
    if (
      id !== undefined &&
      group !== undefined &&
      !shift &&
      key === (group.isOpen ? 'ArrowLeft' : 'ArrowRight')
    ) {
      // As in a tree.
      reveal(id);
    } else if (direction !== undefined && id !== undefined && !shift) {
      const next = drawn === undefined ? undefined : neighbour(drawn, id, direction);
      if (next !== undefined) scene.node(next)?.focus();
    } else if (pan !== undefined) {
      viewport.pan(...pan);
    } else if ((key === 'Enter' || key === ' ') && id !== undefined) {
      reveal(id);
    } else if (key === '+' || key === '=') {
      viewport.zoom(ZOOM_STEP);
    } else if (key === '-' || key === '_') {
      viewport.zoom(1 / ZOOM_STEP);
    } else if (key === '0') {
      viewport.fit();
    } else {
      return false;
    }
    return true;
  };
  return { setStop };
}

/** The id of the node that an event happened on. */
export function idOf(target: EventTarget | null): NodeId | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest('.node')?.getAttribute('data-id') ?? undefined;
}
