import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type KindInfo,
  parseApiVersion,
  type SchemaStore,
  type Snapshot,
  type Target,
} from '../../engine/index.ts';
import { readDisk } from '../../hosts/nodeWorkspace.ts';
import { COMMON_FLAGS, configFrom, parseFlags } from '../flags.ts';
import { type Command, EXIT, UsageError } from '../io.ts';
import { jsonSchemaOf } from '../jsonSchema.ts';
import { makeFolder } from '../makeFolder.ts';

export const schema: Command = {
  summary: 'print the JSON Schema of a kind, for other editors',
  help: `Usage: gatelens schema KIND [--api-version V]
       gatelens schema --all --out DIR

Prints the JSON Schema of a kind as the target release and channel have it, by default of its newest served version.
KIND may also be written as kubectl takes it, such as httproutes. With --all every served version of every kind is
written to DIR/GROUP/KIND_VERSION.json.

  --api-version V                   such as v1, or gateway.networking.k8s.io/v1
  --all                             all kinds
  --out DIR                         where to write them
  --release v1.6                    release of the Gateway API
  --channel standard|experimental   channel of the Gateway API
  --crds PATH                       file or folder with further CRDs; may be repeated

Kinds of CRDs in the working directory are known as well, where KIND is none of the others.
`,

  run: async (args, io) => {
    const { release, channel, crds, help } = COMMON_FLAGS;
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        release,
        channel,
        crds,
        help,
        'api-version': { type: 'string' },
        all: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    const config = configFrom(values, io.cwd);
    const read = async (paths: readonly string[]): Promise<Snapshot> =>
      (await readDisk({ paths, cwd: io.cwd, texts: [], config })).snapshot;
    const snapshot = await read([]);
    if (values.all) {
      if (values.out === undefined) throw new UsageError('--all needs --out DIR');
      if (positionals.length > 0) throw new UsageError('--all and a KIND exclude each other');
      const count = writeAll(snapshot.schemas, snapshot.target, path.resolve(io.cwd, values.out));
      io.err(`Wrote ${count} schemas to ${values.out}.\n`);
      return EXIT.fine;
    }
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError('schema takes one KIND, or --all');
    const { group } = parseApiVersion(values['api-version'] ?? '');
    const isKnown = findKind(snapshot, name, group) !== undefined;
    const { schemas, target } = isKnown ? snapshot : await read([io.cwd]);
    const kind = findKind({ schemas, target }, name, group);
    if (!kind) throw unknownKind(schemas, target, name);
    const version = chooseVersion(kind, values['api-version']);
    io.out(`${JSON.stringify(schemaJson(schemas, target, kind, version), null, 2)}\n`);
    return EXIT.fine;
  },
};

/** A kind by any of its names; of a certain group, unless that is empty. */
function findKind(
  { schemas, target }: Pick<Snapshot, 'schemas' | 'target'>,
  name: string,
  wantedGroup: string,
): KindInfo | undefined {
  const wanted = name.toLowerCase();
  const isIt = ({ kind, plural, singular, shortNames }: KindInfo): boolean =>
    [kind.toLowerCase(), plural, singular, ...shortNames].includes(wanted);
  const found = schemas.kinds(target).filter(isIt);
  return found.find(({ group }) => group === wantedGroup) ?? (wantedGroup === '' ? found[0] : undefined);
}

function unknownKind(schemas: SchemaStore, target: Target, name: string): UsageError {
  const known = schemas
    .kinds(target)
    .map(({ kind }) => kind)
    .join(', ');
  return new UsageError(
    `there is no kind ${name} in ${target.release}, ${target.channel} channel; there are ${known}`,
  );
}

/** The version asked for, or the newest one that is served. */
function chooseVersion({ kind, group, versions }: KindInfo, asked: string | undefined): string {
  const served = versions.filter((each) => each.served).map(({ version }) => version);
  const { group: askedGroup, version: askedVersion } = parseApiVersion(asked ?? served[0] ?? '');
  const isOurs = askedGroup === '' || askedGroup === group;
  if (isOurs && served.includes(askedVersion)) return askedVersion;
  throw new UsageError(`${kind} is not served in version ${asked}; there are ${served.join(', ')}`);
}

function schemaJson(schemas: SchemaStore, target: Target, info: KindInfo, version: string): object {
  const found = schemas.schema(target, info.group, version, info.kind);
  if (!found) throw new UsageError(`there is no schema of ${info.kind} ${version}`);
  return jsonSchemaOf(info, version, found);
}

function writeAll(schemas: SchemaStore, target: Target, out: string): number {
  let count = 0;
  for (const info of schemas.kinds(target))
    for (const { version, served } of info.versions) {
      if (!served) continue;
      const folder = path.join(out, info.group);
      makeFolder(folder);
      const json = JSON.stringify(schemaJson(schemas, target, info, version), null, 2);
      writeFileSync(path.join(folder, `${info.kind.toLowerCase()}_${version}.json`), `${json}\n`);
      count++;
    }
  return count;
}
