/** Repairs of what a controller refuses, on both sides: chosen by keys, shown first if elsewhere, undone in one step. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { agreeToChanges, confirmChanges, makeChanges } from './harness/attachment.ts';
import type { Session } from './harness/session.ts';
import { inEditor } from './harness/suite.ts';
import { applyQuickFix, open, openAt, saved } from './harness/text.ts';
import { noProblem, problem, selectTheme, waitFor } from './harness/workbench.ts';

type Repair = {
  /** The file with the mistake, where in it, and words of the finding. */
  readonly file: string;
  readonly place: string;
  readonly finding: string;
  readonly fix: RegExp;
  /** What the file that changes has then. */
  readonly gives: RegExp;
  /** That file, if it is another one. */
  readonly changes?: string;
};

const refused = {
  file: 'mistakes/not-allowed-by-listeners.yaml',
  place: 'name: la|b',
  finding: 'HTTPRoute is in `identity`',
} as const;
const unpermitted = {
  file: 'mistakes/ref-not-permitted.yaml',
  place: 'name: cata|logue',
  finding: 'No ReferenceGrant in `storefront`',
} as const;

const REPAIRS: Readonly<Record<string, Repair>> = {
  'the listener lets one namespace in': {
    ...refused,
    fix: /Let the namespace .identity. in at web/,
    gives: /name: web\n[^-]*from: Selector\n[\s\S]*- sandbox\n +- identity\n/,
    changes: 'sandbox/sandbox.yaml',
  },
  'the listener lets all namespaces in': {
    ...refused,
    fix: /Let all namespaces in at web/,
    gives: /name: web\n[^-]*from: All\n/,
    changes: 'sandbox/sandbox.yaml',
  },
  'the listener lets the kind in': {
    file: 'halves/door.yaml',
    place: 'sectionName: r|pc',
    finding: 'takes GRPCRoute, no HTTPRoutes',
    fix: /Let HTTPRoutes in at rpc/,
    gives: /- kind: GRPCRoute\n +- kind: HTTPRoute\n/,
  },
  'a grant is written behind its target': {
    ...unpermitted,
    fix: /Create a ReferenceGrant in .storefront.$/,
    gives: /\n---\n[\s\S]*kind: ReferenceGrant\n[\s\S]*namespace: sandbox\n/,
    changes: 'storefront/services.yaml',
  },
  'a grant is extended': {
    file: 'halves/visitor.yaml',
    place: 'name: st|ore',
    finding: 'No ReferenceGrant in `vault`',
    fix: /Extend the ReferenceGrant .store. in .vault./,
    gives:
      /namespace: storefront\n +- group: gateway.networking.k8s.io\n +kind: HTTPRoute\n +namespace: sandbox\n/,
    changes: 'halves/vault.yaml',
  },
  'another listener is named': {
    file: 'mistakes/no-matching-listener.yaml',
    place: 'sectionName: ht|tps',
    finding: 'has no listener `https`',
    fix: /Use the listener .web./,
    gives: /sectionName: web\n/,
  },
  'the Route takes the hostname of the listener': {
    file: 'halves/door.yaml',
    place: 'sectionName: id|le',
    finding: 'serves `idle.example.com`',
    fix: /Change .hostname. to .idle\.example\.com./,
    gives: /hostnames:\n +- idle\.example\.com\n/,
  },
  'the listener takes the hostname of the Route': {
    file: 'halves/door.yaml',
    place: 'sectionName: id|le',
    finding: 'serves `idle.example.com`',
    fix: /Change the hostname to .busy\.example\.com. at idle/,
    gives: /name: idle\n +hostname: busy\.example\.com\n/,
  },
  'a protocol that nobody knows becomes one that is meant': {
    file: 'halves/door.yaml',
    place: 'protocol: GR|PC',
    finding: 'no protocol `GRPC`',
    fix: /Change the protocol to .HTTP./,
    gives: /name: typo\n +port: 83\n +protocol: HTTP\n/,
  },
};

inEditor('fixes on both sides', { prepare: writeHalves }, (scenario, host) => {
  for (const [what, repair] of Object.entries(REPAIRS))
    scenario(what, async (session) => {
      const changed = repair.changes ?? repair.file;
      const before = readFileSync(path.join(session.workspace, changed), 'utf8');
      await choose(session, repair);
      if (repair.changes) await confirmChanges(session);
      await noProblem(session, repair.finding);
      await open(session, changed);
      await saved(session, changed, repair.gives);
      await session.page.keyboard.press('Control+Z');
      assert.equal(await saved(session, changed, exactly(before)), before);
      await problem(session, repair.finding);
    });

  scenario('a grant is written to a new file', async (session) => {
    const file = 'storefront/sandbox-to-catalogue.yaml';
    const isThere = (): boolean => existsSync(path.join(session.workspace, file));
    await choose(session, { ...unpermitted, fix: /in a new file/ });
    await confirmChanges(session);
    await noProblem(session, unpermitted.finding);
    await waitFor('the new file', isThere);
    await open(session, file);
    await saved(session, file, /^apiVersion: [\s\S]*kind: ReferenceGrant\n[\s\S]*name: catalogue\n$/);
    await session.screenshot('new-grant');
    await session.page.keyboard.press('Control+Z');
    await problem(session, unpermitted.finding);
  });

  // The same pixels whoever runs the server.
  if (host === 'node')
    scenario('what a fix will change elsewhere, in every theme', async (session) => {
      for (const [theme, name] of [
        ['Light Modern', 'light'],
        ['Dark High Contrast', 'high-contrast'],
        ['Dark Modern', 'dark'],
      ] as const) {
        await selectTheme(session, theme);
        await openAt(session, refused.file, refused.place);
        await session.page.keyboard.press('Control+.');
        await session.page.locator('.action-widget .monaco-list-row').first().waitFor();
        await session.screenshot(`fixes-${name}`);
        await session.page.keyboard.press('Escape');
        await applyQuickFix(session, /Let the namespace .identity. in at web/);
        await agreeToChanges(session);
        await session.page.locator('.multiDiffEditor .line-insert').first().waitFor();
        await session.screenshot(`fix-preview-${name}`);
        await makeChanges(session);
        await noProblem(session, refused.finding);
        await open(session, 'sandbox/sandbox.yaml');
        await session.page.keyboard.press('Control+Z');
        await problem(session, refused.finding);
      }
    });
});

/** Waits for the finding, goes to its place and takes the fix from the list of Ctrl+. */
async function choose(
  session: Session,
  { file, place, finding, fix }: Pick<Repair, 'file' | 'place' | 'finding' | 'fix'>,
): Promise<void> {
  await problem(session, finding);
  await openAt(session, file, place);
  await applyQuickFix(session, fix);
}

function exactly(text: string): RegExp {
  return new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

/** Mistakes with two cures, and a grant that lacks a half. */
function writeHalves(workspace: string): void {
  const folder = path.join(workspace, 'halves');
  mkdirSync(folder);
  for (const [name, lines] of Object.entries(HALVES)) writeFileSync(path.join(folder, name), lines);
}

const HALVES = {
  'door.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: door
  namespace: sandbox
spec:
  gatewayClassName: edge
  listeners:
    - name: rpc
      port: 81
      protocol: HTTP
      allowedRoutes:
        kinds:
          - kind: GRPCRoute
    - name: idle
      hostname: idle.example.com
      port: 82
      protocol: HTTP
    - name: typo
      port: 83
      protocol: GRPC
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: no-rpc
  namespace: sandbox
spec:
  parentRefs:
    - name: door
      sectionName: rpc
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: busy
  namespace: sandbox
spec:
  parentRefs:
    - name: door
      sectionName: idle
  hostnames:
    - busy.example.com
`,
  'vault.yaml': `apiVersion: v1
kind: Namespace
metadata:
  name: vault
---
apiVersion: v1
kind: Service
metadata:
  name: store
  namespace: vault
spec:
  ports:
    - port: 80
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata:
  name: store
  namespace: vault
spec:
  from:
    - group: gateway.networking.k8s.io
      kind: HTTPRoute
      namespace: storefront
  to:
    - group: ""
      kind: Service
      name: store
`,
  'visitor.yaml': `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: visitor-of-vault
  namespace: sandbox
spec:
  parentRefs:
    - name: lab
      sectionName: web
  hostnames:
    - vault.lab.example.com
  rules:
    - backendRefs:
        - name: store
          namespace: vault
          port: 80
`,
};
