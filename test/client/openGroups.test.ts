/** Groups of Routes on the page: which are open, what they are called, and the order that does not depend on it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, headline, secondLine } from '../../client/webview/graph/describe.ts';
import { everything } from '../../client/webview/groups/everything.ts';
import { createOpenGroups } from '../../client/webview/groups/openGroups.ts';
import { isNewDrawing } from '../../client/webview/newDrawing.ts';
import type {
  NodeKind,
  PreviewGraph,
  PreviewGroup,
  PreviewGroups,
  PreviewNode,
  PreviewText,
} from '../../server/src/protocol.ts';

const node = (id: string, kind: NodeKind, x: number, more: Partial<PreviewNode> = {}): PreviewNode => ({
  id,
  kind,
  apiKind: kind === 'Group' ? '' : kind,
  label: id,
  detail: '',
  state: 'ok',
  x,
  y: 0,
  width: 100,
  height: 46,
  locatable: true,
  ...more,
});
const inside = (more: Partial<PreviewGroup> = {}): PreviewGroup => ({
  isOpen: false,
  by: 'namespace',
  routes: 2,
  backends: 2,
  problems: 0,
  ...more,
});

/** A listener, the groups `shop` and `pay` of two Routes each; those in `open` are open. */
function drawing(...open: string[]): PreviewGraph {
  const groups = ['shop', 'pay'];
  const routes = groups.flatMap((group) => [1, 2].map((count) => ({ id: `${group}-${count}`, group })));
  const { isOpen } = { isOpen: (group: string) => open.includes(group) };
  return {
    revision: 1,
    shape: 'columns',
    title: '',
    width: 100,
    height: 100,
    nodes: [
      node('https', 'Listener', 0),
      ...groups.map((id, y) => node(id, 'Group', 200, { y: y * 60, group: inside({ isOpen: isOpen(id) }) })),
      ...routes
        .filter(({ group }) => isOpen(group))
        .map(({ id, group }, y) => node(id, 'Route', 400, { y: y * 60, memberOf: group })),
    ],
    edges: [],
    folded: routes
      .filter(({ group }) => !isOpen(group))
      .map(({ id, group }) => ({
        id,
        kind: 'Route',
        apiKind: 'HTTPRoute',
        label: id,
        detail: '',
        state: 'ok',
        memberOf: group,
      })),
    rows: [],
  };
}

/** A page whose host draws at once what is wanted; `asked` is what it was asked for. */
function page(initial: PreviewGroups = { open: [], shut: [] }) {
  const asked: string[] = [];
  const groups = createOpenGroups(initial, () => {
    const { open, shut } = groups.wanted();
    asked.push([...open, ...shut.map((id) => `-${id}`)].join(' '));
    groups.drawn(drawing(...open));
  });
  groups.drawn(drawing(...initial.open));
  return { groups, asked };
}

test('what the user opens stays open until the user shuts it', () => {
  const { groups, asked } = page();
  groups.toggle('shop');
  groups.toggle('pay');
  groups.toggle('shop');
  assert.deepEqual(asked, ['shop', 'shop pay', 'pay -shop']);
  assert.deepEqual(page(groups.wanted()).groups.wanted(), { open: ['pay'], shut: ['shop'] });
});

test('the group of the text cursor is open, the one before shuts, and no cursor changes nothing', () => {
  const { groups, asked } = page();
  for (const id of ['shop-1', 'shop-2', 'https', null, 'pay-1']) groups.follow(id);
  assert.deepEqual(asked, ['shop', 'pay']);
});

test('a group that the user shut stays shut for the cursor within, and opens when it comes back', () => {
  const { groups, asked } = page();
  groups.follow('shop-1');
  groups.toggle('shop');
  groups.follow('shop-2');
  groups.follow('pay-1');
  groups.follow('shop-1');
  assert.deepEqual(asked, ['shop', '-shop', 'pay -shop', 'shop']);
});

test('search and request open groups beside the one of the cursor', () => {
  const { groups, asked } = page();
  groups.follow('shop-1');
  groups.visit('pay-2');
  groups.path(['https', 'pay-1', 'pay-2']);
  groups.visit('shop-2');
  groups.path([]);
  assert.deepEqual(asked, ['shop', 'shop pay', 'shop']);
  assert.deepEqual(groups.groupsOf(['pay-1', 'pay-2', 'https', 'shop-1']), ['pay', 'shop']);
});

test('everything is in one order, open or shut', () => {
  const order = ['https', 'shop', 'shop-1', 'shop-2', 'pay', 'pay-1', 'pay-2'];
  for (const open of [[], ['pay'], ['shop', 'pay']])
    assert.deepEqual(
      everything(drawing(...open)).map(({ id }) => id),
      order,
    );
});

test('opening a group is no new drawing', () => {
  assert.equal(isNewDrawing(drawing(), drawing('shop', 'pay')), false);
  assert.equal(isNewDrawing(drawing('shop', 'pay'), drawing()), false);
});

test('a group says what is in it, and has a name where it has no label', () => {
  const texts = (name: PreviewText, ...values: readonly (string | number)[]) => [name, ...values].join(' ');
  const group = node('g', 'Group', 0, { label: 'shop', group: inside({ problems: 1 }), state: 'invalid' });
  assert.equal(secondLine(group, texts), 'groupRoutes 2 · groupBackends 2 · groupProblem 1');
  assert.equal(describe(group, texts), 'shop, groupRoutes 2 · groupBackends 2 · groupProblem 1');
  const named = (by: PreviewGroup['by']) => headline({ ...group, label: '', group: inside({ by }) }, texts);
  assert.deepEqual((['namespace', 'hostname', 'rest', 'all'] as const).map(named), [
    'groupNoNamespace',
    'groupNoHostname',
    'groupRest',
    'groupAll',
  ]);
  assert.equal(secondLine({ ...group, group: inside({ backends: 0 }) }, texts), 'groupRoutes 2');
});
