import type { CodeLens } from 'vscode-languageserver-types';
import type { Snapshot } from '../engine/index.ts';
import { findNode } from '../engine/index.ts';
import { attachmentLenses, readLensData } from './codeLens/attachmentLenses.ts';
import { referencesSummary, routeSummary } from './codeLens/routeSummary.ts';
import { listenerSummary, ownerSummary, type Summary } from './codeLens/routesOf.ts';
import { locationOf } from './navigation/sites.ts';
import { simulateLenses } from './simulateLenses.ts';
import { wordsIn } from './strings.ts';

export type LensOptions = {
  readonly locale?: string;
  /** The client is ours and knows the commands of `gatelens.*`. */
  readonly isOurClient: boolean;
};

/** The name under which many editors know how to show places; the arguments are in the words of LSP. */
const SHOW_REFERENCES = 'editor.action.showReferences';

/**
 * What stands above the lines of a file. What is said of attachment has no title yet: `resolveCodeLens` looks for it
 * when the line is on the screen. "Try a request" is only for a client that has a simulator.
 */
export function codeLenses(snapshot: Snapshot, uri: string, options: LensOptions): CodeLens[] {
  return [
    ...attachmentLenses(snapshot, uri),
    ...(options.isOurClient ? simulateLenses(snapshot, uri, options.locale) : []),
  ];
}

/** A lens with its title and with the list that it opens; without a word where its resource is gone. */
export function resolveCodeLens(snapshot: Snapshot, lens: CodeLens, options: LensOptions): CodeLens {
  if (lens.command) return lens;
  const summary = summaryOf(snapshot, lens, options);
  const locations = (summary?.sites ?? []).flatMap((site) => locationOf(snapshot, site) ?? []);
  const title = summary?.title ?? '';
  const uri = readLensData(lens.data)?.uri ?? '';
  // A title without a command is text, in every editor.
  if (locations.length === 0) return { ...lens, command: { title, command: '' } };
  return {
    ...lens,
    command: {
      title,
      command: SHOW_REFERENCES,
      arguments: [uri, lens.range.start, locations],
    },
  };
}

function summaryOf(snapshot: Snapshot, { data }: CodeLens, { locale }: LensOptions): Summary | undefined {
  const asked = readLensData(data);
  const node = asked && findNode(snapshot, asked.id);
  if (!node) return undefined;
  const words = wordsIn(locale);
  switch (asked.about) {
    case 'owner':
      return ownerSummary(snapshot, node.indexed, words);
    case 'listener':
      return listenerSummary(snapshot, node.indexed, node.pointer, words);
    case 'route':
      return routeSummary(snapshot, node.indexed, words);
    case 'references':
      return referencesSummary(snapshot, node.indexed, words);
  }
}
