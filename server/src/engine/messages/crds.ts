/** What is wrong with a definition of a kind, and with the version of a resource that a workspace's definition has. */
export const CRDS = {
  'invalid-crd.not-yaml': 'This definition is not valid YAML, so nothing is known of its kind.',
  'invalid-crd.too-large': 'This definition is larger than anything that an API server takes.',
  'invalid-crd.missing': 'The definition needs `{value}` here.',
  'invalid-crd.name': 'The name of a definition is its plural and its group, so here `{value}`.',
  'invalid-crd.scope': '`{value}` is no scope. A kind is `Namespaced` or `Cluster`.',
  'invalid-crd.storage': 'Exactly one version is stored, and here {value} say that they are.',
  'invalid-crd.same-version': 'There is a version `{value}` already.',
  'invalid-crd.no-schema': 'This version has no schema, under `schema.openAPIV3Schema`.',
  'invalid-crd.root-type': 'A resource is an object, so its schema needs `type: object`.',
  'invalid-crd.no-type': 'This part of the schema needs a `type`.',
  'invalid-crd.no-items': 'A list needs `items`, which say what stands in it.',
  'invalid-crd.wrong-value': 'A value of another form belongs here: {value}.',
  'invalid-crd.properties-and-more': '`properties` and `additionalProperties` exclude each other.',
  'invalid-crd.forbidden': 'The schema of a definition may not use `{value}`.',
  'invalid-crd.in-combination': '`{value}` may not stand inside `allOf`, `anyOf`, `oneOf` or `not`.',
  'invalid-crd.int-or-string': '`type` and `x-kubernetes-int-or-string` exclude each other.',
  'invalid-crd.metadata':
    'Of `metadata` a definition may limit `name` and `generateName` only, not `{value}`.',
  'invalid-crd.list-keys': 'A list with keys names them, in `x-kubernetes-list-map-keys`.',
  'invalid-crd.list-key-required':
    'The key `{value}` must be a field of the items that is required or has a default.',
  'invalid-crd.set-items': 'The items of a set are scalars, or atomic, and never null.',
  'invalid-crd.pattern': '`{value}` is no regular expression of RE2, which the API server reads.',
  'invalid-crd.default': 'The default does not fit its own schema.',
  'invalid-crd.too-deep': 'The schema is nested too deeply to be read.',
  'invalid-crd-rule.empty': 'A rule needs an expression.',
  'invalid-crd-rule.syntax': 'This is no CEL expression: {value}',
  'invalid-crd-rule.field':
    'The rule asks for a field `{value}`, and the schema has none of that name there.',
  'invalid-crd-rule.message': 'The message of a rule is one line of text.',
  'invalid-crd-rule.reason': '`{value}` is no reason that a rule can give.',
  'invalid-crd-rule.field-path': '`{value}` is no path to a field, such as `.spec.name`.',
  'costly-crd-rule':
    'The rule may cost about {times} times what the API server allows. Limit what it goes through, with `maxItems`, `maxProperties` or `maxLength`.',
  'costly-crd-rule.all':
    'The rules of this version may cost about {times} times what the API server allows altogether.',
  'unknown-version.custom': 'The definition of {kind} has no version `{version}`. It serves {served}.',
  'unserved-version.custom': 'The definition of {kind} does not serve `{version}`. Use {served}.',
} as const;
