/** Definitions and resources that mean harm: whatever they say, an answer comes soon. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixture } from '../../support/fixture.ts';

function definition(spec: string): string {
  return `# file: crd.yaml
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: things.evil.example.com }
spec:
  group: evil.example.com
  scope: Namespaced
  names:
    kind: Thing
    plural: things
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec: ${spec}
`;
}

function thing(spec: string): string {
  return `# file: thing.yaml\napiVersion: evil.example.com/v1\nkind: Thing\nmetadata: { name: a }\nspec: ${spec}\n`;
}

const LIST =
  '{ type: object, properties: { list: { type: array, maxItems: 40000, items: { type: string, maxLength: 5 } } }';
const numbers = (count: number): string => Array.from({ length: count }, (_, i) => `a${i % 1000}`).join(', ');

/** What is defined, what is written, and which codes come of it. */
const CASES: readonly (readonly [name: string, spec: string, value: string, codes: readonly string[]])[] = [
  [
    'rules that look at every pair of a long list',
    `${LIST}, x-kubernetes-validations: [{ rule: 'self.list.all(a, self.list.all(b, a == b))' }] }`,
    `{ list: [${numbers(20000)}] }`,
    ['costly-crd-rule'],
  ],
  [
    'a cheap rule on a long list still runs',
    `${LIST}, x-kubernetes-validations: [{ rule: 'size(self.list) < 5', message: short }] }`,
    `{ list: [${numbers(20000)}] }`,
    ['rule-violation'],
  ],
  [
    'a rule at each of many items',
    `{ type: object, properties: { list: { type: array, maxItems: 40000, items: { type: string, maxLength: 5, x-kubernetes-validations: [{ rule: self != 'b' }] } } } }`,
    `{ list: [${numbers(30000)}] }`,
    [],
  ],
  [
    'a text that grows with every call',
    `{ type: object, properties: { a: { type: string } }, x-kubernetes-validations: [{ rule: "self.a.replace('', self.a).replace('', self.a).replace('', self.a) == ''" }] }`,
    `{ a: ${'x'.repeat(5000)} }`,
    ['costly-crd-rule'],
  ],
  [
    'a pattern that takes exponential time elsewhere',
    `{ type: object, properties: { a: { type: string, pattern: '^(a|a)*$' } } }`,
    `{ a: ${'a'.repeat(2000)}b }`,
    ['pattern-mismatch'],
  ],
  [
    'a pattern that is huge when it is written out',
    `{ type: object, properties: { a: { type: string, pattern: '((((a{30}){30}){30}){30})' } } }`,
    '{ a: a }',
    ['invalid-crd'],
  ],
  [
    'a long enumeration for each of many items',
    `{ type: object, properties: { list: { type: array, items: { type: string, enum: [${Array.from({ length: 5000 }, (_, i) => `e${i}`).join(', ')}] } } } }`,
    `{ list: [${Array.from({ length: 8000 }, () => 'e4999').join(', ')}] }`,
    [],
  ],
  [
    'a schema that is nested without end',
    `${'{ type: array, items: '.repeat(90)}{ type: string }${' }'.repeat(90)}`,
    `${'['.repeat(90)}${']'.repeat(90)}`,
    ['invalid-crd'],
  ],
  [
    'an expression of a hundred thousand brackets',
    `{ type: object, x-kubernetes-validations: [{ rule: '${'('.repeat(100000)}' }] }`,
    '{}',
    ['invalid-crd-rule'],
  ],
  [
    'aliases that repeat each other',
    `{ type: object, properties: { a: &a { type: array, items: { type: string } }, b: &b { type: object, properties: { x: *a, y: *a } }, c: { type: object, properties: { x: *b, y: *b, z: *b } } } }`,
    '{ c: { z: { y: [1] } } }',
    ['wrong-type'],
  ],
  [
    'fields with names of every object',
    '{ type: object, properties: { __proto__: { type: string }, constructor: { type: string } } }',
    '{ __proto__: 1, constructor: 2 }',
    ['wrong-type', 'wrong-type'],
  ],
];

for (const [name, spec, value, codes] of CASES)
  test(`a hostile definition: ${name}`, () => {
    const started = performance.now();
    const { snapshot } = openFixture(`${definition(spec)}${thing(value)}`);
    const found = [...snapshot.uris()].flatMap((uri) => snapshot.findings(uri)).map(({ code }) => code);
    const took = performance.now() - started;
    assert.deepEqual(found, codes);
    assert.ok(took < 3000, `${took.toFixed(0)} ms`);
  });

test('an alias bomb, and an alias that holds itself', () => {
  const lines = Array.from(
    { length: 9 },
    (_, i) =>
      `  l${i}: &l${i} [${Array.from({ length: 9 }, () => (i === 0 ? 'x' : `*l${i - 1}`)).join(', ')}]`,
  );
  for (const spec of [
    `{ type: object }\nbomb:\n${lines.join('\n')}`,
    '&a { type: object, properties: { a: *a } }',
  ]) {
    const started = performance.now();
    const { snapshot } = openFixture(`${definition(spec)}${thing('{ a: 1 }')}`);
    const found = [...snapshot.uris()].flatMap((uri) => snapshot.findings(uri)).map(({ code }) => code);
    assert.deepEqual(found, ['invalid-crd']);
    assert.ok(performance.now() - started < 3000);
  }
});
