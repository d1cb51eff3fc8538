import type { Environment } from '@marcbachmann/cel-js';
import type { GoUrl } from '../urls.ts';
import { parseUrl, queryOf } from '../urls.ts';

/** Kubernetes' functions on URLs (apiserver, cel/library/urls.go). */
export function registerUrls(environment: Environment): void {
  environment.registerType(TYPE, Url);
  for (const [signature, handler] of FUNCTIONS) environment.registerFunction(signature, handler);
  environment.registerOperator(
    `${TYPE} == ${TYPE}`,
    (a: Url, b: Url) => JSON.stringify(a.parts) === JSON.stringify(b.parts),
  );
}

const TYPE = 'kubernetes.URL';

/** What the library tells types apart by. */
class Url {
  readonly parts: GoUrl;

  constructor(parts: GoUrl) {
    this.parts = parts;
  }
}

const FUNCTIONS: readonly (readonly [signature: string, handler: (...args: never[]) => unknown])[] = [
  ['isURL(string): bool', (text: string) => parseUrl(text) !== undefined],
  [`url(string): ${TYPE}`, (text: string) => toUrl(text)],
  [`${TYPE}.getScheme(): string`, ({ parts }: Url) => parts.scheme],
  [`${TYPE}.getHost(): string`, ({ parts }: Url) => parts.host],
  [`${TYPE}.getHostname(): string`, ({ parts }: Url) => parts.hostname],
  [`${TYPE}.getPort(): string`, ({ parts }: Url) => parts.port],
  [`${TYPE}.getEscapedPath(): string`, ({ parts }: Url) => parts.escapedPath],
  [`${TYPE}.getQuery(): map<string, list<string>>`, ({ parts }: Url) => queryOf(parts)],
];

function toUrl(text: string): Url {
  const parts = parseUrl(text);
  if (!parts) throw new Error('not a URL');
  return new Url(parts);
}
