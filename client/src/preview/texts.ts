/** The texts of the preview page, in the user's language. */
import { l10n } from 'vscode';
import type { PreviewText } from '../../../server/src/protocol.ts';
import { simulatorTexts } from '../simulator/texts.ts';

/** All of them; `{0}` and `{1}` stay, for the page to fill. */
export function previewTexts(): Record<PreviewText, string> {
  return {
    graphTab: l10n.t('Graph'),
    tableTab: l10n.t('Table'),
    views: l10n.t('Views'),
    scope: l10n.t('What is drawn'),
    scopeResource: l10n.t('This Resource'),
    scopeWorkspace: l10n.t('Workspace'),
    search: l10n.t('Search'),
    searchHint: l10n.t('Search names, kinds, hostnames…'),
    searchCount: l10n.t('Found: {0}. Enter goes to the next.'),
    searchNone: l10n.t('Nothing found'),
    searchAt: l10n.t('{0} of {1}: {2}'),
    zoom: l10n.t('Zoom'),
    zoomIn: l10n.t('Zoom In'),
    zoomOut: l10n.t('Zoom Out'),
    zoomFit: l10n.t('Fit'),
    export: l10n.t('Export'),
    exportSvg: l10n.t('Export as SVG'),
    exportMermaid: l10n.t('Export as Mermaid'),
    graphHint: l10n.t(
      'Arrow keys go along the connections, Enter shows the source, plus and minus zoom, 0 fits everything. The table says the same in text.',
    ),
    empty: l10n.t('No Gateway API resources here'),
    emptyHint: l10n.t(
      'Put the cursor into a Gateway, a Route or something they refer to, or draw the whole workspace.',
    ),
    failed: l10n.t('The preview could not be drawn'),
    loading: l10n.t('Drawing…'),
    stateOk: l10n.t('here'),
    stateAbsent: l10n.t('not in the workspace'),
    stateInvalid: l10n.t('wrong'),
    stateUnknown: l10n.t('not known'),
    stateSpecific: l10n.t('left to implementations'),
    stateAttached: l10n.t('attached'),
    stateRefused: l10n.t('refused'),
    stateOkLong: l10n.t('It is in this workspace, and nothing is known against it.'),
    stateAbsentLong: l10n.t('It is not in this workspace. It may well be in the cluster.'),
    stateInvalidLong: l10n.t('It is certainly wrong, or a controller will refuse it.'),
    stateUnknownLong: l10n.t('It depends on what is not in this workspace.'),
    stateSpecificLong: l10n.t('The specification leaves it to implementations.'),
    legend: l10n.t('Legend'),
    countNodes: l10n.t('Nodes: {0}'),
    countAbsent: l10n.t('not in the workspace: {0}'),
    countInvalid: l10n.t('wrong: {0}'),
    noSource: l10n.t('There is no source for it in the workspace'),
    columnGateway: l10n.t('Gateway'),
    columnListener: l10n.t('Listener'),
    columnHostnames: l10n.t('Hostnames'),
    columnRoute: l10n.t('Route'),
    columnRule: l10n.t('Rule'),
    columnBackend: l10n.t('Backend'),
    columnWeight: l10n.t('Weight'),
    columnState: l10n.t('State'),
    tableEmpty: l10n.t('There is nothing to list.'),
    ...simulatorTexts(),
  };
}
