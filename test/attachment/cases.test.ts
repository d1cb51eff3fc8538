import { checkCases } from '../support/cases.ts';
import { openFiles } from '../support/fixture.ts';
import { exampleOf } from '../support/pages.ts';
import { renderStatus } from './renderStatus.ts';

/**
 * Manifests, and what a controller is predicted to say of them; conditions that are as they should be are left out. A
 * gatelens.yaml among the manifests configures it.
 */
checkCases('test/attachment/cases', (manifests) => {
  const { fixture, config } = exampleOf(manifests);
  return `${renderStatus(openFiles(fixture, { config }).snapshot)}\n`;
});
