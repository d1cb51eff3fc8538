import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  centreOn,
  firstView,
  fit,
  fitAll,
  keepInSight,
  MAX_SCALE,
  MIN_SCALE,
  showBox,
  zoomAt,
} from '../../client/webview/viewport/view.ts';

const window = { width: 800, height: 600 };
const small = { width: 400, height: 300 };
const tall = { width: 700, height: 50_000 };
const start = { x: 0, y: 0, scale: 1 };

test('zooming keeps what is under the pointer under the pointer', () => {
  const view = { x: 30, y: -20, scale: 0.8 };
  const at = { x: 300, y: 200 };
  const zoomed = zoomAt(view, 1.5, at);
  const before = { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale };
  assert.ok(Math.abs(before.x * zoomed.scale + zoomed.x - at.x) < 1e-9);
  assert.ok(Math.abs(before.y * zoomed.scale + zoomed.y - at.y) < 1e-9);
});

test('zooming has its limits', () => {
  assert.equal(zoomAt(start, 1e9, start).scale, MAX_SCALE);
  assert.equal(zoomAt(start, 1e-9, start).scale, MIN_SCALE);
});

test('a small drawing stands in the middle, life-size', () => {
  const middle = { scale: 1, x: 200, y: 150 };
  assert.deepEqual(fitAll(small, window), middle);
  assert.deepEqual(firstView(small, window, undefined), middle);
  assert.deepEqual(fit(start, small, window), middle);
});

test('a drawing that is too large begins at its beginning, or around the text cursor', () => {
  const beginning = firstView(tall, window, undefined);
  assert.ok(beginning.scale >= 0.65);
  assert.equal(beginning.y, 8);
  const focus = { x: 300, y: 20_000, width: 100, height: 46 };
  const around = firstView(tall, window, focus);
  assert.ok(Math.abs((focus.y + 23) * around.scale + around.y - window.height / 2) < 1e-9);
});

test('fit shows columns, not a sliver, where the whole would be one', () => {
  const view = fit({ x: 0, y: -10_000, scale: 1 }, tall, window);
  assert.equal(view.scale, 1);
  assert.ok(view.y < -9_000);
});

test('a box in sight moves nothing, another moves no further than needed', () => {
  const box = { x: 100, y: 100, width: 120, height: 46 };
  assert.deepEqual(showBox(start, box, window), start);
  const below = showBox(start, { ...box, y: 700 }, window);
  assert.deepEqual(below, { scale: 1, x: 0, y: 600 - 24 - 746 });
  const large = showBox(start, { x: 50, y: 50, width: 5000, height: 46 }, window);
  assert.equal(large.x, -50);
});

test('a visit is large enough to be read', () => {
  const box = { x: 300, y: 20_000, width: 100, height: 46 };
  assert.equal(centreOn({ x: 0, y: 0, scale: 0.1 }, box, tall, window).scale, 0.65);
  assert.equal(centreOn({ x: 0, y: 0, scale: 1.5 }, box, tall, window).scale, 1.5);
});

test('nobody moves so far that the drawing is lost', () => {
  const lost = keepInSight({ x: 10_000, y: -10_000, scale: 1 }, small, window);
  assert.deepEqual(lost, { scale: 1, x: 752, y: -252 });
});
