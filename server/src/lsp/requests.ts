import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { type Snapshot, StaleSnapshotError } from '../engine/index.ts';
import type { Log } from './log.ts';
import { canonicalUri } from './uris.ts';

/** What a request handler is given: the workspace as it is now, and the document's URI as the server spells it. */
export type Asked<Params> = {
  readonly snapshot: Snapshot;
  readonly params: Params;
  readonly uri: string;
  readonly token: CancellationToken;
};

type About = { readonly textDocument?: { readonly uri: string } };

/**
 * The one wrapper around all requests: it looks up the workspace, answers a cancelled or outdated question with the
 * error that LSP has for it, and turns any other failure into `fallback` and a line in the log. Without a fallback
 * (`undefined`) the client is told that the request failed.
 */
export type Answer = <Params, Result>(
  name: string,
  fallback: Result | undefined,
  handle: (asked: Asked<Params>) => Result | Promise<Result>,
) => (params: Params, token: CancellationToken) => Promise<Result>;

export function createAnswer(snapshot: () => Snapshot, log: Log): Answer {
  return (name, fallback, handle) => async (params, token) => {
    const about = documentOf(params);
    try {
      if (token.isCancellationRequested) throw cancelled();
      return await handle({ snapshot: snapshot(), params, uri: canonicalUri(about), token });
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      if (error instanceof StaleSnapshotError)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The workspace has changed.');
      log.error(about === '' ? name : `${name} in ${about}`, error);
      if (fallback !== undefined) return fallback;
      throw refused(error instanceof Error ? error.message : name);
    }
  };
}

/** The answer to a request that nobody waits for any more. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}

/** The answer to a request that makes no sense, with words for the user. */
export function refused(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

function documentOf(params: unknown): string {
  return hasDocument(params) ? (params.textDocument?.uri ?? '') : '';
}

function hasDocument(params: unknown): params is About {
  return typeof params === 'object' && params !== null && 'textDocument' in params;
}
