import type { Change, Snapshot, Workspace } from '../../server/src/engine/index.ts';
import {
  builtInSchemas,
  createWorkspace,
  gatewayVerdict,
  isRouteKind,
  kindKey,
  routeVerdicts,
} from '../../server/src/engine/index.ts';
import { type Figure, measure } from './figures.ts';
import { generateWorkspace } from './generate.ts';

const EDITS = 40;
const TEAMS = 20;

/** What an edit costs of the verdicts that it may have changed, in a workspace where each team has a Gateway. */
export function benchAttachment(files: number): Figure[] {
  const texts = teamsOf(generateWorkspace(files));
  const workspace = createWorkspace(builtInSchemas());
  workspace.apply([...texts].map(([path, text]): Change => ({ type: 'stored', uri: uriOf(path), text })));
  judge(workspace.snapshot(), workspace.snapshot().uris());
  const name = (what: string): string => `attachment: ${what}, ${texts.size} files`;
  return [
    measure(name('verdicts after an edit in a Route'), EDITS, (i) =>
      judgeAffected(workspace, texts, 'apps/team-7/app-7/route.yaml', 'weight: 90', `weight: ${100 + i}`),
    ),
    measure(name('verdicts after an edit in a Gateway'), EDITS, (i) =>
      judgeAffected(workspace, texts, 'infra/team-7.yaml', 'port: 80', `port: ${8000 + i}`),
    ),
  ];
}

/** The one Gateway of the generated workspace becomes one for each team. */
function teamsOf(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const gateway = texts.get('infra/gateway.yaml') ?? '';
  const apart = new Map<string, string>();
  for (const [path, text] of texts) {
    const team = /^apps\/(team-\d+)\//.exec(path)?.[1];
    if (team !== undefined) apart.set(path, text.replaceAll('- name: edge\n', `- name: ${team}\n`));
  }
  for (let i = 0; i < TEAMS; i++)
    apart.set(
      `infra/team-${i}.yaml`,
      gateway.replace('name: edge\n  namespace', `name: team-${i}\n  namespace`),
    );
  return apart;
}

function judgeAffected(
  workspace: Workspace,
  texts: ReadonlyMap<string, string>,
  path: string,
  from: string,
  to: string,
): void {
  const text = (texts.get(path) ?? '').replace(from, to);
  const snapshot = workspace.apply([{ type: 'stored', uri: uriOf(path), text }]);
  judge(snapshot, snapshot.affected);
}

function judge(snapshot: Snapshot, uris: Iterable<string>): void {
  for (const uri of uris)
    for (const { manifest } of snapshot.file(uri)?.parts ?? [])
      for (const resource of manifest.resources) {
        const { group, kind, name = '' } = resource;
        const indexed = { uri, manifest, resource };
        if (isRouteKind(group, kind)) routeVerdicts(snapshot, indexed);
        if (kind === 'Gateway') gatewayVerdict(snapshot, { ...indexed, key: kindKey(group, kind), name });
      }
}

function uriOf(path: string): string {
  return `file:///w/${path}`;
}
