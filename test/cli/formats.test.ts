import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFolder } from '../support/cli.ts';
import { ROUTE, SERVICE } from '../support/manifests.ts';

/** One file of every trouble that an output format can have: characters to escape, wide ones, several severities. */
const FILES = {
  'a b/ro%ute,1.yaml': ROUTE.replace('rules:', `rulez:`).replace(
    'namespace: shop',
    'namespace: shop # 你好 "<&>"',
  ),
  'service.yaml': SERVICE,
};

type Finding = {
  readonly path: string;
  readonly range: { readonly start: object; readonly end: object };
  readonly severity: string;
  readonly code: string;
  readonly resource?: object;
  readonly pointer: string;
  readonly fixes?: readonly {
    readonly title: string;
    readonly safe: boolean;
    readonly edits: readonly object[];
  }[];
};

test('json: version 1 of the contract', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const { out } = await gatelens('check --format json');
    const report = JSON.parse(out) as { findings: Finding[] };
    const [note, error, ...others] = report.findings;
    assert.deepEqual(
      { ...report, findings: report.findings.map(({ code }) => code) },
      {
        version: 1,
        files: 2,
        resources: 2,
        findings: ['parent-not-found', 'unknown-field'],
        summary: { error: 1, warning: 0, information: 1, hint: 0 },
      },
    );
    assert.deepEqual(others, []);
    assert.deepEqual(
      {
        ...error,
        fixes: error?.fixes?.map(({ title, safe, edits }) => ({ title, safe, edits: edits.length })),
      },
      {
        path: 'a b/ro%ute,1.yaml',
        range: { start: { line: 9, character: 2 }, end: { line: 9, character: 7 } },
        severity: 'error',
        code: 'unknown-field',
        message: '`spec` has no field `rulez`. Did you mean `rules`?',
        help: 'https://github.com/gatelens/gatelens/blob/main/docs/findings/unknown-field.md',
        resource: {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          namespace: 'shop',
          name: 'store',
        },
        pointer: '/spec/rulez',
        fixes: error?.fixes?.map(({ title, safe, edits }) => ({ title, safe, edits: edits.length })),
      },
    );
    assert.equal(error?.fixes?.[0]?.edits.length, 1);
    assert.equal(note?.severity, 'information');
  }));

test('json: a namespace that nobody says is null, that of cluster-scoped kinds is absent', () =>
  inFolder(
    {
      'a.yaml': ROUTE.replace('  namespace: shop\n', '').replace('rules:', 'rulez:'),
      'b.yaml':
        'apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata:\n  name: edge\nspec:\n  controllerNam: a/b\n',
    },
    async ({ gatelens }) => {
      const { findings } = JSON.parse((await gatelens('check --format json')).out) as { findings: Finding[] };
      const resourceOf = (path: string): object | undefined =>
        findings.find((finding) => finding.path === path && finding.code === 'unknown-field')?.resource;
      assert.deepEqual(resourceOf('a.yaml'), {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'HTTPRoute',
        namespace: null,
        name: 'store',
      });
      assert.deepEqual(resourceOf('b.yaml'), {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'GatewayClass',
        name: 'edge',
      });
    },
  ));

test('sarif: 2.1.0, counted from one, with rules that lead to their page', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const log = JSON.parse((await gatelens('check --format sarif')).out);
    const [run] = log.runs;
    assert.equal(log.version, '2.1.0');
    assert.deepEqual(
      run.tool.driver.rules.map(({ id, helpUri }: { id: string; helpUri: string }) =>
        helpUri.endsWith(`/${id}.md`),
      ),
      [true, true],
    );
    for (const { ruleId, ruleIndex } of run.results)
      assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
    const [, error] = run.results;
    assert.equal(error.level, 'error');
    assert.deepEqual(error.locations[0].physicalLocation, {
      artifactLocation: { uri: 'a%20b/ro%25ute%2C1.yaml' },
      region: { startLine: 10, startColumn: 3, endLine: 10, endColumn: 8 },
    });
    assert.deepEqual(error.fixes[0].artifactChanges[0].replacements, [
      {
        deletedRegion: { startLine: 10, startColumn: 3, endLine: 10, endColumn: 8 },
        insertedContent: { text: 'rules' },
      },
    ]);
  }));

test('github: workflow commands with their special characters escaped', () =>
  inFolder(FILES, async ({ gatelens }) => {
    assert.equal(
      (await gatelens('check --format github')).out,
      `::notice file=a b/ro%25ute%2C1.yaml,line=8,endLine=8,col=11,endColumn=15,title=parent-not-found::Gateway infra/edge is not in this workspace.
::error file=a b/ro%25ute%2C1.yaml,line=10,endLine=10,col=3,endColumn=8,title=unknown-field::\`spec\` has no field \`rulez\`. Did you mean \`rules\`?
`,
    );
  }));

test('junit: well-formed XML in which only what fails the check is a failure', () =>
  inFolder({ '<&">.yaml': ROUTE.replace('rules:', '"\\u0007<&>": 1\n  rulez:') }, async ({ gatelens }) => {
    const { out } = await gatelens('check --format junit');
    assert.match(
      out,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="gatelens" tests="3" failures="2">/,
    );
    assert.match(out, /<testsuite name="&lt;&amp;&quot;&gt;\.yaml" tests="3" failures="2">/);
    assert.equal(out.match(/<failure /g)?.length, 2);
    assert.equal(out.match(/<system-out>/g)?.length, 1);
    assert.ok(!out.includes('\u0007'));
    assert.deepEqual(unbalancedTags(out), []);
  }));

test('junit: no findings are a test that passes', () =>
  inFolder({ 'service.yaml': SERVICE }, async ({ gatelens }) => {
    const { out } = await gatelens('check --format junit');
    assert.match(out, /tests="1" failures="0"/);
    assert.deepEqual(unbalancedTags(out), []);
  }));

/** Tags that are not closed in order, and ampersands that begin no entity. */
function unbalancedTags(xml: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [...xml.matchAll(/&(?!(?:amp|lt|gt|quot|#\d+);)/g)].map(() => 'a bare &');
  for (const [, close, name, , alone] of xml.matchAll(
    /<(\/?)(\w[\w-]*)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    if (alone) continue;
    if (!close) open.push(name ?? '');
    else if (open.pop() !== name) wrong.push(`</${name}>`);
  }
  return [...wrong, ...open];
}
