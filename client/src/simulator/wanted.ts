/** What the simulator begins with when it is opened by command or code lens. */
import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods, type SampleRequestParams, type SampleRequestResult } from '../../../server/src/protocol.ts';

const MESSAGE_MS = 6000;

/** A request that the rule takes which a node or place stands for; a message says so if there is none. */
export async function requestFor(
  client: BaseLanguageClient,
  params: SampleRequestParams,
): Promise<NonNullable<SampleRequestResult> | undefined> {
  const sample = await client.sendRequest<SampleRequestResult>(methods.sampleRequest, params);
  if (sample === null && 'id' in params)
    window.setStatusBarMessage(l10n.t('No request is known that gets to this rule.'), MESSAGE_MS);
  return sample ?? undefined;
}
