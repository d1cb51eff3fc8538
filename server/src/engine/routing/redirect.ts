import type { JsonObject } from '../yaml/value.ts';
import { numberAt, stringAt } from '../yaml/value.ts';
import { modifyPath } from './pathModifier.ts';
import type { HttpCall } from './request.ts';
import type { Redirect } from './result.ts';
import type { RuleMatch } from './rules.ts';
import { WELL_KNOWN } from './url.ts';

/**
 * Where a redirect leads (gateway-api v1.6, HTTPRequestRedirectFilter). A port that is not written is that of the
 * written scheme, else the listener's, and the usual port of a scheme is left away. The host is empty
 * (`https:///path`) where the request came to the Gateway's own address without a name.
 * @param scheme of the request
 */
export function redirectOf(
  filter: JsonObject,
  call: HttpCall,
  scheme: 'http' | 'https',
  rule: RuleMatch,
): Redirect {
  const target = stringAt(filter, 'scheme') ?? scheme;
  const host = stringAt(filter, 'hostname') ?? call.authority.replace(/:\d*$/, '');
  const usual = target === 'http' || target === 'https' ? WELL_KNOWN[target] : undefined;
  const port =
    numberAt(filter, 'port') ?? (stringAt(filter, 'scheme') === undefined ? call.port : (usual ?? call.port));
  const path = modifyPath(filter, call.path, rule);
  const query = call.query === undefined ? '' : `?${call.query}`;
  return {
    location: `${target}://${host}${port === usual ? '' : `:${port}`}${path}${query}`,
    statusCode: numberAt(filter, 'statusCode') ?? 302,
  };
}
