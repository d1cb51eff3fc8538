import type { Json } from '../yaml/value.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { RuleMatch } from './rules.ts';

/**
 * The path after a `path` modifier of a redirect or rewrite (gateway-api v1.6, HTTPPathModifier); as it was without one.
 * @param path without query
 */
export function modifyPath(filter: Json | undefined, path: string, { target }: RuleMatch): string {
  const modifier = objectAt(filter, 'path');
  switch (stringAt(modifier, 'type')) {
    case 'ReplaceFullPath':
      return withSlash(stringAt(modifier, 'replaceFullPath') ?? '');
    case 'ReplacePrefixMatch': {
      const prefix = target.type === 'http' && target.path.type === 'PathPrefix' ? target.path.value : '/';
      return replacePrefix(path, prefix, stringAt(modifier, 'replacePrefixMatch') ?? '');
    }
    default:
      return path;
  }
}

/**
 * Replaces whole elements; trailing slashes of both values are ignored, so that no slash is doubled or lost, and
 * nothing at all becomes `/`.
 */
export function replacePrefix(path: string, prefix: string, replacement: string): string {
  const rest = path === prefix ? '' : path.slice(bare(prefix).length);
  return withSlash(bare(replacement) + rest);
}

function bare(text: string): string {
  return text.replace(/\/+$/, '');
}

function withSlash(path: string): string {
  return path.startsWith('/') ? path : `/${path}`;
}
