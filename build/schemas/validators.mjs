// Compiles projected schemas to validators that need neither ajv nor `new Function` when they run.
import Ajv from 'ajv';
import codegen from 'ajv/dist/compile/codegen/index.js';
import standalone from 'ajv/dist/standalone/index.js';
import { constraintsOf } from './constraints.mjs';
import { safePattern } from './patterns.mjs';
import { shareSubtrees } from './share.mjs';

const { _, Name } = codegen;

/**
 * The body of a function that returns an object with one validator a key. It expects the functions of
 * server/src/engine/schema/text.ts in scope: `codePoints`, `matches` and `hasFormat`.
 * @param {Record<string, object>} projections plain openAPIV3Schemas by key
 * @returns {string} JavaScript; equal schemas and equal parts of them are compiled once
 */
export const compileValidators = (projections) => {
  const names = new Map();
  const table = Object.entries(projections).map(([key, schema]) => {
    const json = JSON.stringify(constraintsOf(schema));
    if (!names.has(json)) names.set(json, `schema${names.size}`);
    return `${JSON.stringify(key)}: exports.${names.get(json)}`;
  });
  const roots = Object.fromEntries([...names].map(([json, name]) => [name, JSON.parse(json)]));

  const ajv = createAjv();
  for (const [$id, schema] of Object.entries(shareSubtrees(roots))) ajv.addSchema({ ...schema, $id });
  const code = standalone.default(ajv, Object.fromEntries(Object.keys(roots).map((name) => [name, name])));
  return `const exports = {};\n${withoutUnusedSchemas(code)}\nreturn {\n${table.join(',\n')}\n};`;
};

/** ajv writes down every schema that it compiled, each on a line of its own, whether its code reads it or not. */
const withoutUnusedSchemas = (code) =>
  code.replaceAll(/^const (schema\d+) = .*\n/gm, (line, name) =>
    code.split(new RegExp(`\\b${name}\\b`)).length > 2 ? line : '',
  );

const createAjv = () => {
  const ajv = new Ajv.default({
    code: { source: true, lines: true },
    allErrors: true,
    messages: false,
    // A shared part is a function of its own instead of a copy in every place.
    inlineRefs: false,
    strict: false,
    validateSchema: false,
  });
  const redefine = (definition) => {
    ajv.removeKeyword(definition.keyword);
    ajv.addKeyword({ ...definition, error: withoutParams });
  };
  for (const keyword of textKeywords) redefine({ type: 'string', ...keyword });
  for (const keyword of terseKeywords) redefine({ ...ajv.getKeyword(keyword), keyword });
  return ajv;
};

/** What a limit is, the reader of an error finds in the schema: no need to have it in the code twice. */
const withoutParams = { params: () => _`{}` };
const terseKeywords = [
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];

/** Functions that the compiled code finds in its scope. */
const codePoints = new Name('codePoints');
const matches = new Name('matches');
const hasFormat = new Name('hasFormat');

/** A pattern without a `maxLength` beside it runs on texts of up to so many UTF-16 units. */
const longestUnlimited = 4096;

/** These differ from ajv's: Kubernetes counts characters, and a manifest may be hostile to a pattern. */
const textKeywords = [
  {
    keyword: 'minLength',
    schemaType: 'number',
    code: (context) => context.fail(_`${codePoints}(${context.data}) < ${context.schema}`),
  },
  {
    keyword: 'maxLength',
    schemaType: 'number',
    code: (context) => context.fail(_`${codePoints}(${context.data}) > ${context.schema}`),
  },
  {
    keyword: 'pattern',
    schemaType: 'string',
    code: (context) => {
      const { gen, data, schema, parentSchema } = context;
      const code = _`new RegExp(${safePattern(schema)})`;
      const regExp = gen.scopeValue('pattern', { key: schema, ref: { pattern: schema }, code });
      const limit = parentSchema.maxLength ?? longestUnlimited;
      context.fail(_`!${matches}(${regExp}, ${data}, ${limit})`);
    },
  },
  {
    keyword: 'format',
    schemaType: 'string',
    code: (context) => context.fail(_`!${hasFormat}(${context.schema}, ${context.data})`),
  },
];
