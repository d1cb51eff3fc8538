import { checkCases } from '../support/cases.ts';
import { openFiles, uriOf } from '../support/fixture.ts';
import { CASES, exampleOf } from '../support/pages.ts';
import { renderWithFixes } from '../support/renderFixes.ts';

/** Manifests, and what Gatelens says of them, fixes included. A gatelens.yaml among the manifests configures it. */
checkCases(CASES, (manifests) => {
  const { fixture, config } = exampleOf(manifests);
  const text = fixture.files.get('gatelens.yaml');
  const targetFile = text === undefined ? {} : { targetFile: { uri: uriOf('gatelens.yaml'), text } };
  const rendered = renderWithFixes(openFiles(fixture, { config: { ...config, ...targetFile } }));
  return rendered === '' ? '' : `${rendered}\n`;
});
