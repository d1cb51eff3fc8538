/** Which groups are open: those that the user opened, and those in which something is to be shown. Pure. */
import type { NodeId, PreviewGraph, PreviewGroups } from '../../../server/src/protocol.ts';

export type OpenGroups = {
  /** What the drawing shall be like, and what the page keeps. */
  readonly wanted: () => PreviewGroups;
  /** This is drawn now. */
  readonly drawn: (graph: PreviewGraph) => void;
  /** The groups of nodes, drawn or not. */
  readonly groupsOf: (ids: Iterable<NodeId>) => NodeId[];
  /** The user opens what is shut and shuts what is open. */
  readonly toggle: (group: NodeId) => void;
  /** The text cursor is in this node: its group opens, and the one opened for the cursor before shuts again. */
  readonly follow: (id: NodeId | null) => void;
  /** The search goes to this node. */
  readonly visit: (id: NodeId) => void;
  /** The simulated request goes through these nodes. */
  readonly path: (ids: readonly NodeId[]) => void;
};

/** More would be those of workspaces that are long closed. */
const MOST_KEPT = 100;

/** For what a group opens or shuts. */
export type Why = 'user' | 'cursor' | 'search' | 'path';

/** `changed` is called when the drawing has to be another. */
export function createOpenGroups(initial: PreviewGroups, changed: (why: Why) => void): OpenGroups {
  const open = new Set(initial.open);
  const shut = new Set(initial.shut);
  const shown: Record<Exclude<Why, 'user'>, readonly NodeId[]> = { cursor: [], search: [], path: [] };
  let groupOf: ReadonlyMap<NodeId, NodeId> = new Map();
  let isOpen: ReadonlyMap<NodeId, boolean> = new Map();
  let cursor: NodeId | null = null;

  const wanted = (): PreviewGroups => {
    const all = new Set([...open, ...shown.cursor, ...shown.search, ...shown.path]);
    return { open: [...all].filter((group) => !shut.has(group)), shut: [...shut] };
  };
  let before = JSON.stringify(wanted());
  const tell = (why: Why) => {
    const now = JSON.stringify(wanted());
    if (now === before) return;
    before = now;
    changed(why);
  };
  const groupsOf = (ids: Iterable<NodeId>) => [...new Set([...ids].flatMap((id) => groupOf.get(id) ?? []))];
  const show = (role: keyof typeof shown, groups: readonly NodeId[]) => {
    // What the user shut opens for something new in it, not for the same once more.
    for (const group of groups) if (!shown[role].includes(group)) shut.delete(group);
    shown[role] = groups;
    tell(role);
  };
  const follow = (id: NodeId | null) => {
    cursor = id;
    const groups = id === null ? [] : groupsOf([id]);
    // Beside all groups, the last one stays open: who looks up a Gateway comes back.
    if (groups.length > 0) show('cursor', groups);
  };

  return {
    wanted,
    groupsOf,
    drawn: ({ nodes, folded }) => {
      groupOf = new Map([
        ...nodes.flatMap(({ id, memberOf }) => (memberOf === undefined ? [] : [[id, memberOf] as const])),
        ...folded.map(({ id, memberOf }) => [id, memberOf] as const),
      ]);
      isOpen = new Map(nodes.flatMap(({ id, group }) => (group === undefined ? [] : [[id, group.isOpen]])));
      follow(cursor);
    },
    toggle: (group) => {
      const [from, to] = isOpen.get(group) ? [open, shut] : [shut, open];
      from.delete(group);
      to.delete(group);
      to.add(group);
      for (const old of [...to].slice(0, -MOST_KEPT)) to.delete(old);
      tell('user');
    },
    follow,
    visit: (id) => {
      const groups = groupsOf([id]);
      for (const group of groups) shut.delete(group);
      show('search', groups);
    },
    path: (ids) => show('path', groupsOf(ids)),
  };
}
