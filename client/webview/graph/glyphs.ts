/** A small drawing a kind, sixteen by sixteen, in strokes: told apart by shape, not by colour alone. */
import type { NodeKind } from '../../../server/src/protocol.ts';
import { svg } from '../dom.ts';

const PATHS: Readonly<Record<NodeKind, string>> = {
  // Layers: what many Gateways are made from.
  GatewayClass: 'M8 2 14 5 8 8 2 5Z M2 8.2 8 11.2 14 8.2 M2 11.2 8 14.2 14 11.2',
  // An arch.
  Gateway: 'M2.5 14V7.5a5.5 5.5 0 0 1 11 0V14 M6 14V8.5a2 2 0 0 1 4 0V14 M1.5 14h13',
  // Two arches' worth of sockets.
  ListenerSet: 'M5 2.5h8.5V11 M2.5 5H11v8.5H2.5Z M5.5 8.2v2.2 M8 8.2v2.2',
  // A plug.
  Listener: 'M5.5 2v3.5 M10.5 2v3.5 M3.5 5.5h9V8a4.5 4.5 0 0 1-9 0Z M8 12.5V15',
  // Cards in a row, the first in front.
  Group: 'M2 6.5h8.5V14H2Z M4.5 6.2V4h8.5v7.5h-2.2 M7 3.7V1.5h7.5V9h-1.2',
  // A way that forks.
  Route: 'M2 8h4 M6 8c3 0 2.5-4.5 5.5-4.5H14 M6 8c3 0 2.5 4.5 5.5 4.5H14 M12 1.5l2 2-2 2 M12 10.5l2 2-2 2',
  // A funnel.
  Rule: 'M2 3h12L9.5 8.5V14l-3-1.8V8.5Z',
  // A stack of machines.
  Backend: 'M2.5 2.5h11v4.5h-11Z M2.5 9h11v4.5h-11Z M5 4.8h.5 M5 11.3h.5 M8 4.8h3 M8 11.3h3',
  // A net.
  Mesh: 'M8 2v4 M8 10v4 M2 8h4 M10 8h4 M8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z M8 2 2 8l6 6 6-6Z',
  // A shield.
  Policy: 'M8 1.8 13.5 4v4c0 3.2-2.3 5.4-5.5 6.4C4.8 13.4 2.5 11.2 2.5 8V4Z M5.6 8l1.8 1.8 3.2-3.4',
};

/** The glyph of a kind; kinds of a newer server have none. */
export function glyph(kind: NodeKind): SVGPathElement {
  return svg('path', { class: 'glyph', d: PATHS[kind] ?? '', 'aria-hidden': 'true' });
}
