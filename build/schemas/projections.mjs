// Projects schemas with the engine's own code, so that what is compiled is what the engine shows.
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../lib/paths.mjs';

/**
 * @param {import('./read.mjs').Api} api
 * @param {{ release: string, channel: string }[]} targets
 * @returns {Promise<Record<string, object>>} a plain openAPIV3Schema for every version of every kind that a target has,
 *   by `release/channel/group/version/kind`
 */
export const projections = async ({ kinds, definitions }, targets) => {
  const { kindInfo, project } = await engine();
  const schemas = {};
  for (const target of targets) {
    for (const { head, schema } of kinds) {
      for (const { version } of kindInfo(head, target)?.versions ?? []) {
        const key = [target.release, target.channel, head.group, version, head.kind].join('/');
        schemas[key] = project(schema, { target, version, definitions });
      }
    }
  }
  return schemas;
};

const engine = async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: "export { kindInfo } from './kind.ts'; export { project } from './project.ts';",
      resolveDir: path.join(root, 'server/src/engine/schema'),
    },
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
};
