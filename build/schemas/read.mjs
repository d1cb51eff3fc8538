// Reads schemas/: what people write there, checked, as plain data.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { checkDefinitions, checkKind } from './check.mjs';

/**
 * @typedef {{ head: object, schema: object }} Kind the parts of a kind's file
 * @typedef {{ releases: { release: string, patch: string }[], kinds: Kind[], definitions: Record<string, object> }} Api
 */

/**
 * Everything under `directory`.
 * @param {string} directory the schemas folder
 * @returns {Api} kinds in the order in which people meet them: infrastructure first, experiments last
 * @throws when a file says what the dialect does not know, naming every such place
 */
export const readSchemas = (directory) => {
  const problems = [];
  const read = (file) => parse(readFileSync(path.join(directory, file), 'utf8'), { uniqueKeys: true });
  const yamlFiles = (folder) =>
    readdirSync(path.join(directory, folder))
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => `${folder}/${name}`);

  const definitions = {};
  for (const file of yamlFiles('definitions')) {
    for (const [name, schema] of Object.entries(read(file))) {
      if (name in definitions) problems.push(`${file}: ${name} is defined twice`);
      definitions[name] = schema;
    }
  }

  const groups = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'definitions')
    .map((entry) => entry.name);
  const kinds = groups.flatMap(yamlFiles).map((file) => {
    const { schema, ...head } = read(file);
    problems.push(...checkKind({ head, schema }, file, definitions));
    return { head, schema };
  });
  problems.push(...checkDefinitions(definitions, kinds));

  if (problems.length > 0) throw new Error(`schemas/ does not hold together:\n  ${problems.join('\n  ')}`);
  return { releases: read('releases.yaml'), kinds: kinds.sort(byRank), definitions };
};

const rank = [
  'GatewayClass',
  'Gateway',
  'ListenerSet',
  'HTTPRoute',
  'GRPCRoute',
  'TLSRoute',
  'TCPRoute',
  'UDPRoute',
  'ReferenceGrant',
  'BackendTLSPolicy',
];

const rankOf = ({ head }) => {
  const at = rank.indexOf(head.kind);
  return at < 0 ? rank.length : at;
};

const byRank = (a, b) => rankOf(a) - rankOf(b);
