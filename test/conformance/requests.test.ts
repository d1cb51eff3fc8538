import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexedObject, RouteTable, Snapshot } from '../../server/src/engine/index.ts';
import {
  answer,
  namespaceName,
  namespaceOf,
  routeTable,
  serviceRouteTable,
} from '../../server/src/engine/index.ts';
import { missingReference, readReference } from '../support/reference.ts';
import { CORPUS, openWorkspace } from './corpus.ts';
import { type Case, differences, requestOf } from './expectation.ts';

/** Where Gatelens says something else, and why. */
const DIFFERENT: Readonly<Record<string, string>> = {};

test('requests go where the conformance suite sends them', {
  skip: missingReference(`${CORPUS}/requests.json`),
}, () => {
  const cases: readonly Case[] = JSON.parse(readReference(`${CORPUS}/requests.json`));
  const wrong: Record<string, string[]> = {};
  for (const workspace of new Set(cases.map((each) => each.workspace))) {
    const { snapshot } = openWorkspace(workspace);
    for (const each of cases) {
      if (each.workspace !== workspace) continue;
      const found = differences(each, answer(tableFor(snapshot, each), requestOf(each)));
      if (found.length > 0) wrong[each.id] = found;
    }
  }
  assert.deepEqual(Object.keys(wrong).sort(), Object.keys(DIFFERENT).sort(), JSON.stringify(wrong, null, 1));
  assert.ok(Object.keys(wrong).length <= cases.length * 0.02, 'at least 98 % agree');
});

function tableFor(snapshot: Snapshot, { gateway, mesh }: Case): RouteTable {
  if (mesh) {
    const { service, clientNamespace } = mesh;
    return serviceRouteTable(snapshot, objectIn(snapshot, '/Service', service), clientNamespace);
  }
  assert.ok(gateway);
  return routeTable(snapshot, objectIn(snapshot, 'gateway.networking.k8s.io/Gateway', gateway));
}

function objectIn(
  snapshot: Snapshot,
  key: string,
  place: { readonly namespace: string; readonly name: string },
): IndexedObject {
  const found = snapshot.index
    .objects(key, place.name)
    .find((object) => namespaceName(namespaceOf(snapshot.namespaces, object)) === place.namespace);
  assert.ok(found, `${key} ${place.namespace}/${place.name}`);
  return found;
}
