import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namespaceOf } from '../../server/src/engine/index.ts';
import { openFixture } from '../support/fixture.ts';

const CREATED: readonly (readonly [string, string, string])[] = [
  [
    'a Certificate',
    'apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: c, namespace: a}\nspec: {secretName: tls}\n',
    '/Secret tls',
  ],
  [
    'an ExternalSecret with a target',
    'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: c, namespace: a}\nspec: {target: {name: tls}}\n',
    '/Secret tls',
  ],
  [
    'an ExternalSecret without',
    'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: tls, namespace: a}\n',
    '/Secret tls',
  ],
  [
    'a SealedSecret',
    'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: tls, namespace: a}\n',
    '/Secret tls',
  ],
  [
    'a generator',
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nconfigMapGenerator: [{name: ca}]\n',
    '/ConfigMap ca',
  ],
  [
    'a Gateway with an issuer',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: a, annotations: {cert-manager.io/cluster-issuer: x}}\nspec: {listeners: [{name: l, tls: {certificateRefs: [{name: tls}]}}]}\n',
    '/Secret tls',
  ],
  [
    'a kustomization that does not say what it is',
    '# file: k/kustomization.yaml\nsecretGenerator: [{name: tls}]\n',
    '/Secret tls',
  ],
  [
    'a Gateway whose issuer is filled in later',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: a, annotations: {cert-manager.io/issuer: "${ISSUER}"}}\nspec: {listeners: [{name: l, tls: {certificateRefs: [{name: tls, namespace: a}]}}]}\n',
    '/Secret tls',
  ],
  [
    'a ListenerSet with an issuer',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: ListenerSet\nmetadata: {name: g, namespace: a, annotations: {cert-manager.io/issuer: x}}\nspec: {listeners: [{name: l, tls: {certificateRefs: [{name: tls}]}}]}\n',
    '/Secret tls',
  ],
];

test('an issuer makes no Secret in another namespace', () => {
  const { snapshot } = openFixture(
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: a, annotations: {cert-manager.io/issuer: x}}\nspec: {listeners: [{name: l, tls: {certificateRefs: [{name: tls, namespace: b}]}}]}\n',
  );
  assert.deepEqual(snapshot.index.objects('/Secret', 'tls'), []);
});

const GENERATED: readonly (readonly [name: string, text: string, expected: string])[] = [
  [
    'of their kustomization',
    '# file: k/kustomization.yaml\nnamespace: team\nsecretGenerator: [{name: tls}]\n',
    'team',
  ],
  [
    'of the overlay',
    '# file: k/kustomization.yaml\nsecretGenerator: [{name: tls, namespace: own}]\n# file: prod/kustomization.yaml\nnamespace: prod\nresources: [../k]\n',
    'prod',
  ],
  [
    'that the generator names',
    '# file: k/kustomization.yaml\nsecretGenerator: [{name: tls, namespace: own}]\n',
    'own',
  ],
];

for (const [name, text, expected] of GENERATED)
  test(`generated objects live in the namespace ${name}`, () => {
    const { snapshot } = openFixture(text);
    const [object] = snapshot.index.objects('/Secret', 'tls');
    assert.ok(object);
    assert.deepEqual(namespaceOf(snapshot.namespaces, object), { type: 'named', name: expected });
  });

for (const [name, text, expected] of CREATED)
  test(`created by ${name}`, () => {
    const { snapshot } = openFixture(text);
    const [key = '', object = ''] = expected.split(' ');
    assert.equal(snapshot.index.objects(key, object)[0]?.created, true);
  });
