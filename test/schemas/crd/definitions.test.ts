import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { openFixture, renderFindings } from '../../support/fixture.ts';
import { needs, referencePath, referenceText } from '../reference.ts';

/** A sound definition; a case replaces one line of it by others. */
const SOUND = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: things.shop.example.com
spec:
  group: shop.example.com
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
            spec:
              type: object
              properties:
                list:
                  type: array
                  maxItems: 10
                  items: { type: object, required: [name], properties: { name: { type: string, maxLength: 9 } } }
                text: { type: string, maxLength: 20 }
                open: { type: array, items: { type: string } }
`;
const TEXT = 'text: { type: string, maxLength: 20 }';

/** What is replaced, by what, and what is then said, without the place. */
const CASES: readonly (readonly [line: string, by: string, said: string])[] = [
  [
    'things.shop',
    'thing.shop',
    'invalid-crd The name of a definition is its plural and its group, so here `things.shop.example.com`.',
  ],
  [
    'scope: Namespaced',
    'scope: Global',
    'invalid-crd `Global` is no scope. A kind is `Namespaced` or `Cluster`.',
  ],
  ['  scope: Namespaced\n', '', 'invalid-crd The definition needs `scope` here.'],
  ['    plural: things\n', '', 'invalid-crd The definition needs `plural` here.'],
  [
    'storage: true',
    'storage: false',
    'invalid-crd Exactly one version is stored, and here 0 say that they are.',
  ],
  [
    '          type: object\n',
    '',
    'invalid-crd This part of the schema needs a `type`.\ninvalid-crd A resource is an object, so its schema needs `type: object`.',
  ],
  [TEXT, 'text: { maxLength: 20 }', 'invalid-crd This part of the schema needs a `type`.'],
  [
    TEXT,
    'text: { type: text }',
    'invalid-crd A value of another form belongs here: object | array | string | integer | number | boolean.',
  ],
  [
    TEXT,
    'text: { type: string, maxLength: long }',
    'invalid-crd A value of another form belongs here: number.',
  ],
  [TEXT, 'text: { type: array }', 'invalid-crd A list needs `items`, which say what stands in it.'],
  [
    TEXT,
    'text: { type: string, pattern: "(?=a)" }',
    'invalid-crd `(?=a)` is no regular expression of RE2, which the API server reads.',
  ],
  [TEXT, 'text: { type: string, default: 5 }', 'invalid-crd The default does not fit its own schema.'],
  [
    TEXT,
    'text: { type: object, properties: {}, additionalProperties: { type: string } }',
    'invalid-crd `properties` and `additionalProperties` exclude each other.',
  ],
  [
    TEXT,
    'text: { type: string, x-kubernetes-int-or-string: true }',
    'invalid-crd `type` and `x-kubernetes-int-or-string` exclude each other.',
  ],
  [
    TEXT,
    'text: { type: string, anyOf: [{ description: a, maxLength: 2 }] }',
    'invalid-crd `description` may not stand inside `allOf`, `anyOf`, `oneOf` or `not`.',
  ],
  [TEXT, 'text: { $ref: "#/x", type: string }', 'invalid-crd The schema of a definition may not use `$ref`.'],
  [
    '                  maxItems: 10',
    '                  x-kubernetes-list-type: map\n                  x-kubernetes-list-map-keys: [name]',
    '',
  ],
  [
    '                  maxItems: 10',
    '                  x-kubernetes-list-type: map\n                  x-kubernetes-list-map-keys: [id]',
    'invalid-crd The key `id` must be a field of the items that is required or has a default.',
  ],
  [
    '                  maxItems: 10',
    '                  x-kubernetes-list-type: map',
    'invalid-crd A list with keys names them, in `x-kubernetes-list-map-keys`.',
  ],
  [
    '                  maxItems: 10',
    '                  x-kubernetes-list-type: set',
    'invalid-crd The items of a set are scalars, or atomic, and never null.',
  ],
  [
    '            spec:\n',
    '            metadata: { type: object, properties: { labels: { type: object } } }\n            spec:\n',
    'invalid-crd Of `metadata` a definition may limit `name` and `generateName` only, not `labels`.',
  ],
  ...(
    [
      ['self.text == "a"', ''],
      ['self.text ==', 'invalid-crd-rule This is no CEL expression: Unexpected token: EOF'],
      [
        'self.txt == ""',
        'invalid-crd-rule The rule asks for a field `txt`, and the schema has none of that name there.',
      ],
      [
        'self.list.all(i, i.nam != "")',
        'invalid-crd-rule The rule asks for a field `nam`, and the schema has none of that name there.',
      ],
      ['self.list.all(i, i.name != "")', ''],
      ['newFunction(self.text)', ''],
      [
        'self.open.all(a, self.open.all(b, a == b))',
        'costly-crd-rule The rule may cost about 1000000 times what the API server allows. Limit what it goes through, with `maxItems`, `maxProperties` or `maxLength`.',
      ],
      ['self.open.size() < 5', ''],
    ] as const
  ).map(([rule, said]): readonly [string, string, string] => [
    '            spec:\n              type: object\n',
    `            spec:\n              type: object\n              x-kubernetes-validations: [{ rule: '${rule}' }]\n`,
    said,
  ]),
  [
    '            spec:\n              type: object\n',
    '            spec:\n              type: object\n              x-kubernetes-validations: [{ message: a }]\n',
    'invalid-crd-rule A rule needs an expression.',
  ],
  [
    '            spec:\n              type: object\n',
    '            spec:\n              type: object\n              x-kubernetes-validations: [{ rule: "true", reason: Bad, fieldPath: text }]\n',
    'invalid-crd-rule `Bad` is no reason that a rule can give.\ninvalid-crd-rule `text` is no path to a field, such as `.spec.name`.',
  ],
  [
    '          type: object\n',
    '          type: object\n          x-kubernetes-validations: [{ rule: "self.metadata.name != self.kind" }, { rule: "self.metadata.labels.size() > 0" }]\n',
    'invalid-crd-rule The rule asks for a field `labels`, and the schema has none of that name there.',
  ],
  [
    '  versions:\n',
    '  versions:\n   - broken: [\n',
    'invalid-crd This definition is not valid YAML, so nothing is known of its kind.',
  ],
];

for (const [line, by, said] of CASES)
  test(`a definition with ${by.trim() || `no ${line.trim()}`}`, () => {
    assert.ok(SOUND.includes(line), line);
    const lines = renderFindings(openFixture(SOUND.replace(line, by))).split('\n');
    assert.equal(lines.map((each) => each.replace(/^\S+ \S+ /, '')).join('\n'), said);
  });

test('the place is the exact value, also in a definition that is one of a list', () => {
  const [, ...rest] = SOUND.replace(TEXT, 'text: { type: string, pattern: "[" }').split('\n');
  const list = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: apiextensions.k8s.io/v1\n${rest.map((line) => `  ${line}`).join('\n')}\n`;
  assert.match(renderFindings(openFixture(list)), /^main\.yaml:29:50-29:53 error invalid-crd /);
});

/** What is not judged: it is a part of something, or not yet what it will be. */
const SILENT: readonly string[] = [
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things.shop.example.com\nspec:\n  conversion: { strategy: Webhook }\n',
  'apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata:\n  name: things.shop.example.com\n  annotations: { a: b }\n',
  `{{- if .Values.crds }}\n${SOUND.replace(TEXT, 'text: { type: nothing }')}{{- end }}\n`,
  SOUND.replace('name: things.shop', 'name: {{ .Values.plural }}.shop'),
];

for (const [index, text] of SILENT.entries())
  test(`nothing is said of what is no whole definition (${index + 1})`, () => {
    assert.equal(renderFindings(openFixture(text)), '');
  });

test('a broken version does not take the others down', () => {
  const text = `${SOUND.replace(TEXT, 'text: {}')}    - name: v2\n      served: true\n      storage: false\n      schema:\n        openAPIV3Schema: { type: object, properties: { spec: { type: object, properties: { a: { type: string } } } } }\n`;
  const thing = (version: string) =>
    `---\napiVersion: shop.example.com/${version}\nkind: Thing\nmetadata: { name: a }\nspec: { b: c }\n`;
  assert.equal(
    renderFindings(openFixture(`# file: crd.yaml\n${text}# file: main.yaml\n${thing('v1')}${thing('v2')}`)),
    [
      'crd.yaml:26:17-26:21 error invalid-crd This part of the schema needs a `type`.',
      'main.yaml:10:9-10:10 error unknown-field `spec` has no field `b`. Its fields are `a`.',
    ].join('\n'),
  );
});

test('nothing is wrong with the published definitions', needs('crds'), () => {
  for (const name of readdirSync(referencePath('crds')).filter((each) => each.endsWith('.yaml')))
    assert.equal(renderFindings(openFixture(referenceText(`crds/${name}`), { stored: true })), '', name);
});
