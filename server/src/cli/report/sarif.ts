import type { Range, Severity } from '../../engine/index.ts';
import { CATALOGUE, docsUrl, isFindingCode } from '../../engine/index.ts';
import { VERSION } from '../../version.ts';
import type { Report, ReportFinding, ReportFix } from './model.ts';

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0, as code scanning services read it. */
export function sarifReport({ findings }: Report): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Gatelens',
            version: VERSION,
            informationUri: 'https://github.com/gatelens/gatelens',
            rules: codes.map(ruleOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(code: string): object {
  if (!isFindingCode(code)) return { id: code };
  const { summary, severity } = CATALOGUE[code];
  return {
    id: code,
    shortDescription: { text: summary },
    helpUri: docsUrl(code),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: ReportFinding, ruleIndex: number): object {
  const { code, severity, message, path, range, related = [], fixes = [], resource, pointer } = finding;
  const about = resource ? [resource.kind, resource.namespace, resource.name].filter(Boolean).join('/') : '';
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [locationOf(path, range)],
    ...(related.length > 0 && {
      relatedLocations: related.map((each, id) => ({
        id,
        ...locationOf(each.path, each.range),
        message: { text: each.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map(fixOf) }),
    // Lines move; what a finding is about does not.
    partialFingerprints: { 'gatelensFinding/v1': `${code} ${about} ${pointer}` },
  };
}

function locationOf(path: string, range: Range): object {
  return { physicalLocation: { artifactLocation: artifact(path), region: regionOf(range) } };
}

function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** Relative URIs, so that the report holds wherever the repository lies. */
function artifact(path: string): object {
  return { uri: path.split('/').map(encodeURIComponent).join('/') };
}

function fixOf({ title, edits }: ReportFix): object {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifact(path),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          insertedContent: { text: newText },
        })),
    })),
  };
}
