import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { inFolder } from '../support/cli.ts';

const ROUTE = `# ours
apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata:
  name: store
  namespace: shop
spec:
  parentRefs:
    - name: public
      namespace: infra
  # the second repair is seen after the first one
  Rules:
    - backendRefs:
        - name: store
          port: "8080" # of the Service
`;

const REPAIRED = ROUTE.replace('v1alpha2', 'v1').replace('Rules', 'rules').replace('"8080"', '8080');

test('--fix goes on until nothing is left that is safe to repair', () =>
  inFolder({ 'a.yaml': ROUTE }, async ({ gatelens, read }) => {
    const { code, out, err } = await gatelens('check --fix');
    assert.deepEqual([code, read('a.yaml')], [0, REPAIRED], out);
    assert.match(err, /^Fixed 3 findings in 1 file\.$/m);
    const again = await gatelens('check --fix');
    assert.deepEqual([again.code, read('a.yaml')], [0, REPAIRED]);
    assert.match(again.err, /^Fixed 0 findings in 0 files\.$/m);
  }));

test('--fix --dry-run prints what git can apply, writes nothing, and ends as --fix would', () =>
  inFolder(
    {
      'x/a.yaml': ROUTE,
      'b.yaml': ROUTE.replaceAll('\n', '\r\n').trimEnd(),
      'c.yaml': 'apiVersion: v1\nkind: X\n',
    },
    async ({ gatelens, read, root }) => {
      const { code, out, err } = await gatelens('check --fix --dry-run');
      assert.equal(code, 0);
      assert.match(err, /^Would fix 6 findings in 2 files\.$/m);
      assert.equal(read('x/a.yaml'), ROUTE);
      assert.match(
        out,
        /^--- a\/x\/a\.yaml\n\+\+\+ b\/x\/a\.yaml\n@@ -1,5 \+1,5 @@\n # ours\n-apiVersion: .*v1alpha2$/m,
      );
      execFileSync('git', ['apply', '-p1', '-'], { cwd: root, input: out });
      assert.equal(read('x/a.yaml'), REPAIRED);
      assert.equal(read('b.yaml'), REPAIRED.replaceAll('\n', '\r\n').trimEnd());
    },
  ));

test('--fix --dry-run tells by its exit status what would remain', () =>
  inFolder(
    { 'a.yaml': ROUTE.replace('name: store\n          port', 'nmae: store\n          port') },
    async ({ gatelens }) => {
      const { code, out } = await gatelens('check --fix --dry-run');
      assert.equal(code, 1);
      assert.match(out, /^\+ {2}rules:$/m);
    },
  ));

test('migrations that leave something to a person are not applied by themselves', () =>
  inFolder(
    {
      'a.yaml': `apiVersion: networking.x-k8s.io/v1alpha1
kind: GatewayClass
metadata:
  name: a
spec:
  controller: example.com/a
`,
    },
    async ({ gatelens }) => {
      const { code, out } = await gatelens('check --fix --dry-run');
      assert.deepEqual([code, out], [1, '']);
    },
  ));

test('another target is offered in a gatelens.yaml where the command is run, or in the one that holds', () =>
  inFolder(
    {
      'apps/a.yaml':
        'apiVersion: gateway.networking.x-k8s.io/v1alpha1\nkind: XMesh\nmetadata: {name: a}\nspec: {controllerName: a.example/b}\n',
    },
    async ({ gatelens, root }) => {
      const edits = async (): Promise<unknown> => {
        const { findings } = JSON.parse((await gatelens('check apps --format json')).out);
        return findings[0].fixes?.[0].edits;
      };
      const at = (line: number, character: number) => ({
        start: { line, character },
        end: { line, character },
      });
      const newText = 'channel: experimental\n';
      assert.deepEqual(await edits(), [{ path: 'gatelens.yaml', range: at(0, 0), newText }]);
      writeFileSync(`${root}/apps/gatelens.yaml`, '# ours\n');
      assert.deepEqual(await edits(), [{ path: 'apps/gatelens.yaml', range: at(1, 0), newText }]);
      assert.match(
        (await gatelens('check apps --release v1.6')).out,
        /XMesh is in the experimental channel only/,
      );
    },
  ));
