// What the dialect of schemas/ allows (schemas/README.md). A slip here is a wrong answer in the editor later.
import path from 'node:path';

const nested = ['items', 'not'];
const nestedLists = ['allOf', 'anyOf', 'oneOf'];
const channels = ['standard', 'experimental'];
const types = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const states = ['served', 'unserved', 'storage', 'deprecated', 'gone'];
const release = /^v\d+\.\d+$/;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === 'string' && value.trim() !== '';
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isFlag = (value) => typeof value === 'boolean';
const isTexts = (value) => Array.isArray(value) && value.every(isText);
const isSince = (value) =>
  isObject(value) &&
  Object.entries(value).every(([channel, first]) => channels.includes(channel) && release.test(first));
const isPattern = (value) => isText(value) && canCompile(value);
const isWhen = (value) =>
  isObject(value) &&
  Object.entries(value).every(([key, given]) =>
    key === 'versions' || key === 'channels'
      ? isTexts(given)
      : (key === 'since' || key === 'until') && release.test(given),
  );

const ruleKeys = {
  rule: isText,
  code: isText,
  message: isText,
  in: isText,
  where: isText,
  at: isText,
  args: (value) => isObject(value) && Object.values(value).every(isText),
  since: isSince,
  removed: isSince,
  when: isWhen,
};
const isRule = (value) =>
  isObject(value) &&
  isText(value.rule) &&
  isText(value.code) &&
  Object.entries(value).every(([key, given]) => ruleKeys[key]?.(given) === true);

/** Every keyword with what its value must look like; those that hold schemas are walked. */
const keywords = {
  $ref: isText,
  type: (value) => types.includes(value),
  format: isText,
  default: (value) => value !== null,
  nullable: isFlag,
  enum: (value) => Array.isArray(value) && value.length > 0,
  pattern: isPattern,
  minLength: isCount,
  maxLength: isCount,
  minimum: Number.isFinite,
  maximum: Number.isFinite,
  exclusiveMinimum: isFlag,
  exclusiveMaximum: isFlag,
  multipleOf: Number.isFinite,
  minItems: isCount,
  maxItems: isCount,
  uniqueItems: isFlag,
  minProperties: isCount,
  maxProperties: isCount,
  required: isTexts,
  properties: isObject,
  additionalProperties: (value) => isFlag(value) || isObject(value),
  items: isObject,
  not: isObject,
  allOf: Array.isArray,
  anyOf: Array.isArray,
  oneOf: Array.isArray,
  'x-kubernetes-list-type': (value) => ['atomic', 'set', 'map'].includes(value),
  'x-kubernetes-list-map-keys': isTexts,
  'x-kubernetes-map-type': (value) => ['atomic', 'granular'].includes(value),
  'x-kubernetes-int-or-string': isFlag,
  'x-kubernetes-preserve-unknown-fields': isFlag,
  'x-kubernetes-embedded-resource': isFlag,
  description: isText,
  'x-gatelens-docs': (value) => isText(value) && value.startsWith('https://'),
  'x-gatelens-example': (value) => value !== null,
  'x-gatelens-values': (value) => isObject(value) && Object.values(value).every(isText),
  'x-gatelens-since': isSince,
  'x-gatelens-removed': isSince,
  'x-gatelens-variants': (value) => Array.isArray(value) && value.every((variant) => isWhen(variant?.when)),
  'x-gatelens-rules': (value) => Array.isArray(value) && value.every(isRule),
};

const headKeys = {
  group: isText,
  kind: isText,
  plural: isText,
  singular: isText,
  shortNames: isTexts,
  scope: (value) => value === 'Namespaced' || value === 'Cluster',
  docs: (value) => isText(value) && value.startsWith('https://'),
  versions: isObject,
};

/**
 * @param {{ head: object, schema: object }} kind what the file says
 * @param {string} file below schemas/
 * @returns {string[]} one line a problem
 */
export const checkKind = ({ head, schema }, file) => {
  const problems = [];
  for (const [key, fits] of Object.entries(headKeys))
    if (!fits(head[key])) problems.push(`${file}: ${key} is missing or wrong`);
  for (const key of Object.keys(head))
    if (!(key in headKeys) && key !== 'description') problems.push(`${file}: ${key} means nothing here`);
  if (file !== `${head.group}/${head.kind}.yaml`) problems.push(`${file} holds ${head.group}/${head.kind}`);
  for (const [version, history] of Object.entries(head.versions ?? {}))
    if (!isHistory(history)) problems.push(`${file}: the history of ${version} is wrong`);
  return [...problems, ...checkSchema(schema, file)];
};

/**
 * @param {Record<string, object>} definitions by name
 * @param {{ schema: object }[]} kinds
 * @returns {string[]} one line a problem: wrong keywords, references to nothing or to themselves, nobody's definitions
 */
export const checkDefinitions = (definitions, kinds) => {
  const problems = Object.entries(definitions).flatMap(([name, schema]) => checkSchema(schema, name));
  const used = new Set();
  const follow = (schema, trail) => {
    for (const name of referencesOf(schema)) {
      if (trail.includes(name)) problems.push(`${name} refers to itself`);
      else if (!definitions[name])
        problems.push(`${trail.at(-1) ?? 'a kind'} refers to ${name}, which does not exist`);
      else if (!used.has(name) || trail.length > 0) {
        used.add(name);
        follow(definitions[name], [...trail, name]);
      }
    }
  };
  for (const { schema } of kinds) follow(schema, []);
  for (const name of Object.keys(definitions))
    if (!used.has(name)) problems.push(`nothing refers to ${name}`);
  return [...new Set(problems)];
};

const isHistory = (history) =>
  isObject(history) &&
  Object.entries(history).every(
    ([channel, entries]) =>
      channels.includes(channel) &&
      isObject(entries) &&
      Object.entries(entries).every(
        ([from, words]) => release.test(from) && words.split(' ').every((word) => states.includes(word)),
      ),
  );

const checkSchema = (schema, where) => {
  if (!isObject(schema)) return [`${where}: here belongs a schema`];
  const problems = [];
  for (const [keyword, value] of Object.entries(schema)) {
    const fits = keywords[keyword];
    if (!fits) problems.push(`${where}: ${keyword} is no keyword`);
    else if (!fits(value)) problems.push(`${where}: ${keyword} has a value that it cannot have`);
  }
  for (const [step, child] of childrenOf(schema)) problems.push(...checkSchema(child, `${where}/${step}`));
  for (const { when: _, ...changed } of schema['x-gatelens-variants'] ?? []) {
    const kept = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== null));
    problems.push(...checkSchema(kept, `${where}/variant`));
  }
  return problems;
};

/** The schemas directly below, each with its step. */
const childrenOf = (schema) => {
  const { properties, additionalProperties } = schema;
  const children = nested.filter((keyword) => schema[keyword]).map((keyword) => [keyword, schema[keyword]]);
  if (isObject(properties)) children.push(...Object.entries(properties));
  if (isObject(additionalProperties)) children.push(['*', additionalProperties]);
  for (const keyword of nestedLists)
    for (const [index, child] of (schema[keyword] ?? []).entries())
      children.push([path.posix.join(keyword, String(index)), child]);
  return children;
};

const referencesOf = (schema) => {
  const variants = schema['x-gatelens-variants'] ?? [];
  const inner = [...childrenOf(schema).map(([, child]) => child), ...variants];
  return [...(schema.$ref === undefined ? [] : [schema.$ref]), ...inner.flatMap(referencesOf)];
};

const canCompile = (pattern) => {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
};
